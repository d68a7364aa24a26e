import HelpCheck
import HelpDiagnostics
import HelpKeys
import HelpMarkup

/// Reads and parses the files of a content folder and puts them into a catalogue.
struct ContentReader: Sendable {
    private let fileSystem: any FileSystem
    private let root: String
    private let workers: Workers
    private let parser: TopicParser
    private let reporter: Workers.Reporter?

    /// A reader of the folder `root`; `reporter` is told how many topics are read.
    init(
        _ fileSystem: any FileSystem, root: String, workers: Workers, parser: TopicParser = TopicParser(),
        reporter: Workers.Reporter? = nil
    ) {
        self.fileSystem = fileSystem
        self.root = root
        self.workers = workers
        self.parser = parser
        self.reporter = reporter
    }

    private enum Parsed: Sendable {
        case topic(ParsedTopic)
        case unreadable(String, FileError)
    }

    /// The catalogue of what `discovery` found, and what is wrong with single files.
    func catalog(of discovery: Discovery, settings: CheckSettings) async -> (Catalog, [Diagnostic]) {
        let paths = discovery.topicFiles
        let parsed = await workers.map(paths.count, reporter: reporter) { parse(paths[$0]) }
        let tocs = await workers.map(discovery.tocFiles.count) { read(toc: discovery.tocFiles[$0]) }
        var assembly = CatalogAssembly(listing: discovery.files, settings: settings)
        let redirections = Redirections(fileSystem, root: root, files: discovery.files)
        for source in redirections.sources { assembly.add(source) }
        for case .topic(let topic) in parsed { assembly.add(topic) }
        for case .success(let toc) in tocs { assembly.add(toc) }
        for case .unreadable(let path, let error) in parsed { assembly.addUnreadable(path, reason: error.reason) }
        for (path, result) in zip(discovery.tocFiles, tocs) {
            if case .failure(let error) = result { assembly.addUnreadable(path, reason: error.reason) }
        }
        let (catalog, diagnostics) = assembly.finished()
        return (catalog, diagnostics + redirections.diagnostics)
    }

    private func parse(_ path: String) -> Parsed {
        do {
            // A larger file is reported by its size alone.
            let bytes = try fileSystem.read(root + "/" + path, limit: TopicParser.maximumSize * 64)
            return .topic(parser.parse(bytes, path: path))
        } catch {
            return .unreadable(path, error)
        }
    }

    private func read(toc path: String) -> Result<TocFile, FileError> {
        do {
            return .success(TocFile(try fileSystem.read(root + "/" + path, limit: TopicParser.maximumSize), path: path))
        } catch {
            return .failure(error)
        }
    }
}
