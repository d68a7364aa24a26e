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
    /// - Returns: what the outputs were made with, and what was found meanwhile; nil where nothing was published.
    func publish(
        _ content: CheckedContent, _ selected: [Int], _ kinds: Set<OutputKind>, into outcome: inout Outcome
    ) async throws(Failure) -> (emitting: EmitOptions, found: [Diagnostic])? {
        let (checked, configuration, diagnostics) = (content.checked, content.configuration, content.diagnostics)
        // Where no file is a topic, the folder is hardly the one that was meant: what an earlier build wrote stays.
        if outcome.topicCount == 0, outcome.redirectCount == 0 {
            settle(diagnostics, checked, configuration, &outcome)
            return nil
        }
        if options.isStrict {
            // The threshold is looked at before the output folder is touched at all.
            var emitting = EmitOptions(kinds: kinds, locales: selected)
            settle(diagnostics + leaveOutConflicts(checked, &emitting), checked, configuration, &outcome)
            if outcome.isFailed { return nil }
        }
        let publisher = try publisher()
        var emitting = EmitOptions(
            kinds: kinds, locales: selected, earlierPaths: Set(publisher.earlier.map(\.path)))
        let conflicts = leaveOutConflicts(checked, &emitting)
        do throws(FileError) {
            let unreadable = try await write(
                Emitter(checked, options: emitting), with: publisher, configuration, into: &outcome)
            settle(diagnostics + conflicts + unreadable, checked, configuration, &outcome)
            return (emitting, conflicts + unreadable)
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

    /// The sources that want a path which another one has, left out of `emitting`.
    private func leaveOutConflicts(_ checked: CheckedCatalog, _ emitting: inout EmitOptions) -> [Diagnostic] {
        let emitter = Emitter(checked, options: emitting)
        let catalog = checked.catalog
        let conflicts = Checker.outputConflicts(emitter.plannedPaths) { source in
            catalog.locale(of: source).map { catalog.locales[$0].tag.description }
        }
        emitting.excludedSources = Set(conflicts.map(\.path))
        return conflicts
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

    /// Writes everything; what is wrong with assets is returned.
    private func write(
        _ emitter: Emitter, with publisher: Publisher, _ configuration: Configuration, into outcome: inout Outcome
    ) async throws(FileError) -> [Diagnostic] {
        let jobs = emitter.jobs
        let assets = emitter.assets
        let bundle = emitter.options.kinds.contains(.bundle) ? [configuration.bundlePath] : []
        try publisher.prepare(emitter.plannedPaths.map(\.output) + bundle)
        let content = options.content
        let reporter = options.progress?.reporter(of: .writing)
        let results = await workers.map(jobs.count + assets.count, reporter: reporter) { index -> Result<[Written], FileError> in
            do throws(FileError) {
                if index < jobs.count { return .success(try Self.write(emitter.documents(of: jobs[index]), publisher, index)) }
                let asset = assets[index - jobs.count]
                return .success([
                    try Self.copy(asset, from: content, emitter.assetKind.rawValue, publisher, number: index * 4)
                ])
            } catch {
                return .failure(error)
            }
        }
        var written: [Written] = []
        var unreadable: [Diagnostic] = []
        for (index, result) in results.enumerated() {
            switch result {
            case .success(let files): written += files
            case .failure(let error):
                // A file of the content that cannot be read is the content's fault; the build goes on.
                guard index >= jobs.count, error.path == content + "/" + assets[index - jobs.count].source else { throw error }
                let path = assets[index - jobs.count].source
                unreadable.append(Diagnostic(FileUnreadable(reason: error.reason), path: path))
            }
        }
        if emitter.options.kinds.contains(.bundle),
            let bundle = try await writeBundle(of: emitter, with: publisher, configuration)
        {
            written.append(bundle)
        }
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

    /// Writes the bundle, last of all files: whoever finds it finds the pages too.
    ///
    /// Texts are made and written a few at a time, so that they are never in memory all at once.
    ///
    /// - Returns: nil where `isAbandoned` said in between that it is not wanted any more.
    func writeBundle(
        of emitter: Emitter, with publisher: Publisher, _ configuration: Configuration,
        unless isAbandoned: () -> Bool = { false }
    ) async throws(FileError) -> Written? {
        let content = BundleContent(emitter)
        var writer = BundleWriter()
        var file = try publisher.beginBundle()
        let step = 64 * workers.count
        for start in stride(from: 0, to: content.references.count, by: step) {
            if isAbandoned() { return nil }
            let references = content.references[start..<min(start + step, content.references.count)]
            let records = await workers.map(references.count) { content.record(of: references[start + $0]) }
            for record in records { writer.add(record) }
            try file.append(writer.takeBytes())
        }
        let path = configuration.bundlePath
        let (head, tail): ([UInt8], [UInt8])
        do throws(BundleLimit) {
            (head, tail) = try writer.finish(content.contents(name: configuration.name, version: configuration.version))
        } catch {
            throw FileError(path: path, action: "write", reason: error.description)
        }
        try file.append(tail)
        let (isNew, size, digest) = try file.finish(head, as: path)
        let entry = Manifest.Entry(
            path: path, kind: OutputKind.bundle.rawValue, locale: nil, size: size, digest: digest.description)
        return Written(entry: entry, isNew: isNew)
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
