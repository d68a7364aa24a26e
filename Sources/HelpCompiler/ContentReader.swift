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
    /// The topics that were parsed before, and whose files have not changed since, by path.
    private let known: [String: ParsedTopic]

    /// A reader of the folder `root`; topics that are `known` are not read again; `reporter` is told how many are done.
    init(
        _ fileSystem: any FileSystem, root: String, workers: Workers, parser: TopicParser = TopicParser(),
        known: [String: ParsedTopic] = [:], reporter: Workers.Reporter? = nil
    ) {
        self.fileSystem = fileSystem
        self.root = root
        self.workers = workers
        self.parser = parser
        self.known = known
        self.reporter = reporter
    }

    private enum Parsed: Sendable {
        case topic(Topic)
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
        // As keys, names that differ in their normal form only are one.
        if let topic = known[path], topic.path.hasBytes(of: path) { return .topic(Topic(topic)) }
        do throws(FileError) {
            return .topic(Topic(try topic(at: path)))
        } catch {
            return .unreadable(path, error)
        }
    }

    /// The file at `path`, read now.
    func topic(at path: String) throws(FileError) -> ParsedTopic {
        // A larger file is reported by its size alone.
        parser.parse(try fileSystem.read(root + "/" + path, limit: TopicParser.maximumSize * 64), path: path)
    }

    private func read(toc path: String) -> Result<TocFile, FileError> {
        do {
            return .success(TocFile(try fileSystem.read(root + "/" + path, limit: TopicParser.maximumSize), path: path))
        } catch {
            return .failure(error)
        }
    }
}
