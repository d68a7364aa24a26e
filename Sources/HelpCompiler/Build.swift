import HelpBundle
import HelpCheck
import HelpDiagnostics
import HelpEmit
import HelpKeys
import HelpMarkup

/// `helpc build`: a content folder in, an output folder out.
public struct Build: Sendable {
    /// What is wanted.
    public struct Options: Sendable {
        /// The content folder.
        public var content: String
        /// The output folder.
        public var output: String
        /// The outputs wanted; nil for those of the configuration.
        public var kinds: Set<OutputKind>?
        /// The locales wanted, as folders or tags; empty for all.
        public var locales: [String] = []
        /// How many files are worked on at once.
        public var jobs: Int
        /// The least severity that makes the build fail.
        public var failOn = Severity.error
        /// Whether nothing is published when the build fails.
        public var isStrict = false
        /// Who is told how far the build is; nil for nobody.
        public var progress: Progress?

        /// Options with the defaults of the command line.
        public init(content: String, output: String, jobs: Int) {
            self.content = content
            self.output = output
            self.jobs = jobs
        }
    }

    /// What came of it.
    public struct Outcome: Sendable {
        /// What was built; kept, since who ends the process next need not take it apart.
        var content: CheckedContent?
        /// All findings, in their total order, configured severities applied.
        public var diagnostics: [Diagnostic] = []
        /// The findings that are meant to be, by comments and the configuration, and left out.
        public var ignored: [Diagnostic] = []
        /// Whether a finding is at or above the threshold.
        public var isFailed = false
        /// Whether anything was published.
        public var isPublished = false
        /// How many topics were compiled.
        public var topicCount = 0
        /// How many redirects were compiled.
        public var redirectCount = 0
        /// How many locales were compiled.
        public var localeCount = 0
        /// How many files were written.
        public var writtenCount = 0
        /// How many files were left alone because their bytes were there.
        public var unchangedCount = 0
        /// How many files of earlier runs were removed.
        public var removedCount = 0
    }

    /// Why nothing was built.
    public enum Failure: Error, Sendable {
        /// What was asked for makes no sense with this content.
        case usage(String)
        /// The configuration has faults.
        case configuration([Diagnostic])
        /// A file could not be read or written.
        case file(FileError)
        /// Another build writes to the output folder.
        case busy(String)

        init(_ failure: ContentFailure) {
            switch failure {
            case .usage(let message): self = .usage(message)
            case .configuration(let diagnostics): self = .configuration(diagnostics)
            case .file(let error): self = .file(error)
            }
        }
    }

    let options: Options
    let fileSystem: any FileSystem
    let workers: Workers

    /// A build.
    public init(_ options: Options, fileSystem: any FileSystem = DiskFileSystem()) {
        self.options = options
        self.fileSystem = fileSystem
        workers = Workers(count: options.jobs)
    }

    /// Builds. Everything that is wrong with the content is in the outcome.
    ///
    /// - Throws: `Failure`, where there is nothing to build or nowhere to put it.
    public func run() async throws(Failure) -> Outcome {
        let (content, selected) = try await load()
        var outcome = Self.counts(of: content, selected)
        _ = try await publish(content, selected, options.kinds ?? content.configuration.outputs, into: &outcome)
        outcome.content = content
        return outcome
    }

    static func counts(of content: CheckedContent, _ selected: [Int]) -> Outcome {
        let catalog = content.checked.catalog
        var outcome = Outcome()
        outcome.topicCount = selected.reduce(0) { $0 + catalog.locales[$1].topics.count }
        outcome.redirectCount = selected.reduce(0) { $0 + catalog.locales[$1].redirects.count }
        outcome.localeCount = selected.count
        return outcome
    }

    // MARK: Reading

    /// The content, of which topics that are `known` are not read again, and the locales that are wanted.
    func load(known: [String: ParsedTopic] = [:]) async throws(Failure) -> (CheckedContent, locales: [Int]) {
        do throws(ContentFailure) {
            let content = try await CheckedContent(
                options.content, excluding: options.output, fileSystem: fileSystem, workers: workers, known: known,
                progress: options.progress)
            return (content, try content.locales(options.locales))
        } catch {
            throw Failure(error)
        }
    }

    // MARK: Writing

    /// Writes outputs of `kinds`, and settles what is reported.
    ///
    /// - Returns: what made the outputs, and what was found meanwhile; nil where nothing was published.
    func publish(
        _ content: CheckedContent, _ selected: [Int], _ kinds: Set<OutputKind>, into outcome: inout Outcome
    ) async throws(Failure) -> (emitter: Emitter, found: [Diagnostic])? {
        let (checked, configuration, diagnostics) = (content.checked, content.configuration, content.diagnostics)
        // Where no file is a topic, the folder is hardly the one that was meant: what an earlier build wrote stays.
        if outcome.topicCount == 0, outcome.redirectCount == 0 {
            settle(diagnostics, checked, configuration, &outcome)
            return nil
        }
        var emitter = Emitter(checked, options: EmitOptions(kinds: kinds, locales: selected))
        var planned = emitter.plannedPaths
        let conflicts = emitter.conflicts(in: planned)
        if options.isStrict {
            // The threshold is looked at before the output folder is touched at all.
            settle(diagnostics + conflicts, checked, configuration, &outcome)
            if outcome.isFailed { return nil }
        }
        let publisher = try publisher()
        emitter.options.earlierPaths = Set(publisher.earlier.map(\.path))
        if !conflicts.isEmpty {
            emitter.options.excludedSources = Set(conflicts.map(\.path))
            planned = emitter.plannedPaths
        }
        do throws(FileError) {
            let unreadable = try await write(
                emitter, planned.map(\.output), with: publisher, configuration, into: &outcome)
            settle(diagnostics + conflicts + unreadable, checked, configuration, &outcome)
            return (emitter, conflicts + unreadable)
        } catch {
            throw .file(error)
        }
    }

    /// Opens the output folder; see `Publisher.init` for what may be `known` of it.
    func publisher(known: (entries: [Manifest.Entry], status: FileStatus)? = nil) throws(Failure) -> Publisher {
        do throws(Publisher.Failure) {
            return try Publisher(fileSystem, root: options.output, known: known)
        } catch {
            switch error {
            case .busy: throw .busy(options.output)
            case .file(let error): throw .file(error)
            }
        }
    }

    func settle(
        _ diagnostics: [Diagnostic], _ checked: CheckedCatalog, _ configuration: Configuration, _ outcome: inout Outcome
    ) {
        let (left, meant) = Suppressions(checked.catalog, configuration).apply(
            to: diagnostics, configuration.severities, comparesLocales: false)
        outcome.diagnostics = configuration.severities.apply(to: left).sorted()
        outcome.ignored = configuration.severities.apply(to: meant)
        outcome.isFailed = outcome.diagnostics.contains { $0.severity >= options.failOn }
    }

    /// Writes everything, `paths`; what is wrong with assets is returned.
    private func write(
        _ emitter: Emitter, _ paths: [String], with publisher: Publisher, _ configuration: Configuration, into outcome: inout Outcome
    ) async throws(FileError) -> [Diagnostic] {
        let jobs = emitter.jobs
        let assets = emitter.assets
        let isBundled = emitter.options.kinds.contains(.bundle)
        try publisher.prepare(paths + (isBundled ? [configuration.bundlePath] : []))
        var bundle = isBundled ? try BundleFileWriter(await bundleContent(of: emitter), configuration, publisher) : nil
        let (content, bundleContent) = (options.content, bundle?.content)
        var written: [Written] = []
        var unreadable: [Diagnostic] = []
        let reporter = options.progress?.reporter(of: .writing)
        try await workers.forEach(jobs.count + assets.count, reporter: reporter) { index in
            Result { () throws(FileError) -> (files: [Written], record: BundleRecord?) in
                if index < jobs.count {
                    let (documents, record) = emitter.outputs(of: jobs[index], with: bundleContent)
                    return (try Self.write(documents, publisher, index), record)
                }
                let asset = assets[index - jobs.count]
                return (
                    [try Self.copy(asset, from: content, emitter.assetKind.rawValue, publisher, number: index * 4)], nil
                )
            }
        } consume: { index, result throws(FileError) in
            switch result {
            case .success(let made):
                written += made.files
                if let record = made.record { try bundle?.add(record) }
            case .failure(let error):
                // A file of the content that cannot be read is the content's fault; the build goes on.
                guard index >= jobs.count, error.path == content + "/" + assets[index - jobs.count].source else { throw error }
                let path = assets[index - jobs.count].source
                unreadable.append(Diagnostic(FileUnreadable(reason: error.reason), path: path))
            }
            return true
        }
        if let file = try bundle?.publish() { written.append(file) }
        outcome.writtenCount = written.count(where: \.isNew)
        outcome.unchangedCount = written.count - outcome.writtenCount
        let kinds = emitter.options.kinds
        let folders = Set(emitter.options.locales.map { emitter.catalog.locales[$0].folder })
        let isWhole = options.locales.isEmpty
        outcome.removedCount = try publisher.finish(
            written.map(\.entry), name: configuration.name, version: configuration.version
        ) { entry in
            guard kinds.contains(where: { $0.rawValue == entry.kind }) else { return false }
            return isWhole || entry.kind == OutputKind.bundle.rawValue || entry.locale.map(folders.contains) == true
        }
        outcome.isPublished = true
        return unreadable
    }

    /// Writes the bundle alone.
    ///
    /// - Returns: nil where `isAbandoned` said in between that it is not wanted any more.
    func writeBundle(
        of emitter: Emitter, with publisher: Publisher, _ configuration: Configuration, unless isAbandoned: () -> Bool
    ) async throws(FileError) -> Written? {
        let content = await bundleContent(of: emitter)
        var file = try BundleFileWriter(content, configuration, publisher)
        var isWanted = true
        try await workers.forEach(content.references.count) {
            content.record(of: content.references[$0])
        } consume: { index, record throws(FileError) in
            isWanted = index % 64 != 0 || !isAbandoned()
            if isWanted { try file.add(record) }
            return isWanted
        }
        return isWanted ? try file.publish() : nil
    }

    private func bundleContent(of emitter: Emitter) async -> BundleContent {
        await BundleContent.gathering(emitter) { count, body in await workers.map(count, body) }
    }

    private static func copy(
        _ asset: Emitter.Asset, from content: String, _ kind: String, _ publisher: Publisher, number: Int
    ) throws(FileError) -> Written {
        let copied = try publisher.copy(content + "/" + asset.source, to: asset.output, number: number)
        let entry = Manifest.Entry(
            path: asset.output, kind: kind, locale: asset.locale, size: copied.size, digest: copied.digest.description)
        return Written(entry: entry, isNew: copied.isWritten)
    }

    /// A file of this run.
    struct Written: Sendable {
        var entry: Manifest.Entry
        /// Whether its bytes were not there before.
        var isNew: Bool
    }

    static func write(
        _ documents: [Document], _ publisher: Publisher, _ index: Int
    ) throws(FileError) -> [Written] {
        var written: [Written] = []
        for (offset, document) in documents.enumerated() {
            let isNew = try publisher.write(document.bytes, to: document.path, number: index * 4 + offset)
            let entry = Manifest.Entry(
                path: document.path, kind: document.kind.rawValue, locale: document.locale, size: document.bytes.count,
                digest: XXH64(document.bytes).description)
            written.append(Written(entry: entry, isNew: isNew))
        }
        return written
    }
}
