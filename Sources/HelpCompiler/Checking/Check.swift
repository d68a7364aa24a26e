import HelpCheck
import HelpDiagnostics
import HelpEmit
import HelpKeys
import HelpMarkup

/// `helpc check`: a content folder in, findings out; nothing of it is written, unless findings are to be mended.
public struct Check: Sendable {
    /// What is wanted.
    public struct Options: Sendable {
        /// The content folder.
        public var content: String
        /// The locales to report on, as folders or tags; empty for all. All are read.
        public var locales: [String] = []
        /// How many files are worked on at once.
        public var jobs: Int
        /// What the command line says of severities; it comes after the configuration.
        public var severities: [(id: DiagnosticID, level: SeverityPolicy.Level)] = []
        /// The least severity that makes the check fail.
        public var failOn = Severity.error
        /// Whether notes are findings too, rather than left out.
        public var withNotes = false
        /// The file of findings that are known, or nil for none.
        public var baseline: String?
        /// Whether that file is written anew instead of compared.
        public var updatesBaseline = false
        /// Whether the sources of all translations are recorded as they are now.
        public var recordsSources = false
        /// What becomes of findings with one right answer.
        public var fixing = Fixing.none
        /// The revision that the report is limited to changes since, or nil for all of the content.
        public var changedSince: String?
        /// Who is told how far the check is; nil for nobody.
        public var progress: Build.Progress?

        /// Options with the defaults of the command line.
        public init(content: String, jobs: Int) {
            self.content = content
            self.jobs = jobs
        }
    }

    /// What becomes of findings with one right answer.
    public enum Fixing: Sendable {
        /// They are reported, like all others.
        case none
        /// They are mended as far as a report goes, to show what that changes; the files stay as they are.
        case shown
        /// They are mended in the files.
        case written
    }

    /// What came of it.
    public struct Outcome: Sendable {
        /// What was checked; kept, since who ends the process next need not take it apart.
        var content: CheckedContent?
        /// The findings to report, in their total order.
        public var diagnostics: [Diagnostic] = []
        /// Whether one of them is at or above the threshold.
        public var isFailed = false
        /// How many topics were checked.
        public var topicCount = 0
        /// How many locales were reported on.
        public var localeCount = 0
        /// How many findings the baseline knows, which are left out.
        public var knownCount = 0
        /// How many translations were recorded; nil where that was not asked for.
        public var recordedCount: Int?
        /// How many of them were made from another source, as far as was recorded, and count as up to date now.
        public var recordedStaleCount = 0
        /// How many entries of the baseline are new, and how many are gone, where it was written anew.
        public var baselineChange: (added: Int, removed: Int)?
        /// How many findings were mended, or would be.
        public var fixedCount = 0
        /// In how many files.
        public var fixedFileCount = 0
        /// What that changes, as a patch; empty where it was written.
        public var patch = ""
        /// The sources that the findings point into.
        public var sources: SourceReader
        /// How many findings are meant to be, by comments and the configuration, and left out.
        public var ignoredCount = 0
        /// The files that changed since the revision; nil where none was named.
        public var changes: ChangedPaths?
    }

    let options: Options
    let fileSystem: any FileSystem
    private let history: History

    /// A check.
    public init(_ options: Options, fileSystem: any FileSystem = DiskFileSystem()) {
        self.init(options, fileSystem: fileSystem) { folder, revision throws(ContentFailure) in
            try GitRepository(around: folder).changedFiles(since: revision)
        }
    }

    /// Tells which files of a folder changed since a revision.
    typealias History = @Sendable (_ folder: String, _ revision: String) throws(ContentFailure) -> [String]

    /// A check that asks `history` for changes.
    init(_ options: Options, fileSystem: any FileSystem, history: @escaping History) {
        self.options = options
        self.fileSystem = fileSystem
        self.history = history
    }

    /// Checks, and mends what is asked for; what is reported then is what is left.
    ///
    /// - Throws: a `ContentFailure`, where there is nothing to check, a severity cannot be changed, the baseline cannot
    ///   be read or written, a file cannot be fixed, or nothing tells what changed.
    public func run() async throws(ContentFailure) -> Outcome {
        let changes = try changes()
        guard options.fixing != .none else { return try await pass(over: fileSystem, changes).outcome }
        var files = FixedFiles(fileSystem, root: options.content)
        var (outcome, catalog) = try await pass(over: files, changes)
        var count = 0
        // A fix may make room for another one that overlapped it.
        for _ in 0..<Self.maximumPasses {
            let digests = Self.digests(of: catalog)
            let applied = try Self.converting { () throws(FileError) in
                try files.apply(outcome.diagnostics) { digests[$0] }
            }
            if applied == 0 { break }
            count += applied
            let untouched = catalog.parsedTopics.filter { files.files[$0.key] == nil }
            (outcome, catalog) = try await pass(over: files, changes, known: untouched)
        }
        if options.fixing == .written {
            try Self.converting { () throws(FileError) in try files.write() }
        } else {
            outcome.patch = files.patch
        }
        (outcome.fixedCount, outcome.fixedFileCount) = (count, files.files.count)
        return outcome
    }

    private static let maximumPasses = 10

    private static func converting<Value>(_ body: () throws(FileError) -> Value) throws(ContentFailure) -> Value {
        do throws(FileError) {
            return try body()
        } catch {
            throw .file(error)
        }
    }

    /// What one look at everything finds, limited to `changes`, and what it saw; topics that are `known` are not read
    /// again.
    func pass(
        over fileSystem: any FileSystem, _ changes: ChangedPaths?, known: [String: ParsedTopic] = [:]
    ) async throws(ContentFailure) -> (outcome: Outcome, catalog: Catalog) {
        let workers = Workers(count: options.jobs)
        let content = try await CheckedContent(
            options.content, fileSystem: fileSystem, workers: workers, known: known, progress: options.progress)
        let selected = try content.locales(options.locales)
        var outcome = Outcome(sources: SourceReader(content: options.content, fileSystem: fileSystem))
        outcome.changes = changes
        outcome.content = content
        let catalog = content.checked.catalog
        outcome.topicCount = selected.reduce(0) { $0 + catalog.locales[$1].topics.count }
        outcome.localeCount = selected.count
        let severities = try severities(content.configuration)
        let translations = try await compareTranslations(of: content, selected, severities, workers, &outcome)
        let (left, meant) = Suppressions(catalog, content.configuration).apply(
            to: content.diagnostics + Self.conflicts(in: content) + translations, severities, comparesLocales: true,
            isWhole: options.locales.isEmpty)
        let tags = Set(selected.map { catalog.locales[$0].tag.description })
        func isWanted(_ diagnostic: Diagnostic) -> Bool {
            (options.withNotes || diagnostic.severity > .note)
                && (options.locales.isEmpty || diagnostic.locale.map(tags.contains) ?? true)
        }
        func isTouched(_ diagnostic: Diagnostic) -> Bool { outcome.changes?.touch(diagnostic, in: catalog) ?? true }
        outcome.ignoredCount = severities.apply(to: meant).count { isWanted($0) && isTouched($0) }
        outcome.diagnostics = try compare(severities.apply(to: left).filter(isWanted).sorted(), &outcome).filter(isTouched)
        outcome.isFailed = outcome.diagnostics.contains { $0.severity >= options.failOn }
        return (outcome, catalog)
    }

    private static func digests(of catalog: Catalog) -> [String: XXH64] {
        var digests: [String: XXH64] = [:]
        for locale in catalog.locales {
            for topic in locale.topics + locale.redirects { digests[topic.path] = topic.parsed.digest }
            for toc in locale.tocs { digests[toc.path] = toc.digest }
        }
        return digests
    }

    /// The files that changed since the revision; nil where none was named.
    func changes() throws(ContentFailure) -> ChangedPaths? {
        guard let revision = options.changedSince else { return nil }
        return ChangedPaths(try history(options.content, revision))
    }

    private func severities(_ configuration: Configuration) throws(ContentFailure) -> SeverityPolicy {
        var severities = configuration.severities
        for (id, level) in options.severities where !severities.set(level, for: id) {
            throw .usage("‘\(id.rawValue)’ is always an error; its severity cannot be changed")
        }
        return severities
    }

    /// What a build of everything would find besides: sources that want one path.
    private static func conflicts(in content: CheckedContent) -> [Diagnostic] {
        let locales = Array(content.checked.catalog.locales.indices)
        let emitter = Emitter(content.checked, options: EmitOptions(kinds: Set(OutputKind.perTopic), locales: locales))
        return emitter.conflicts(in: emitter.plannedPaths)
    }

    /// The findings that the baseline does not know, and what is wrong with that.
    private func compare(_ found: [Diagnostic], _ outcome: inout Outcome) throws(ContentFailure) -> [Diagnostic] {
        guard let path = options.baseline else { return found }
        if options.updatesBaseline {
            let (baseline, before) = (Baseline(found), try? Baseline(path, fileSystem))
            outcome.baselineChange = baseline.change(since: before)
            try Self.converting { () throws(FileError) in try ReportFile(path, fileSystem).write(baseline.json) }
            outcome.knownCount = found.count
            return []
        }
        let (new, stale) = try Baseline(path, fileSystem).compare(found)
        outcome.knownCount = found.count - new.count
        // Which locales a report is limited to, the baseline does not know.
        guard options.locales.isEmpty, stale > 0 else { return new }
        return (new + [Diagnostic(BaselineStale(file: path, count: stale), path: "")]).sorted()
    }
}
