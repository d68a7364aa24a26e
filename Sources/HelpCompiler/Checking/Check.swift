import HelpCheck
import HelpDiagnostics
import HelpEmit

/// `helpc check`: a content folder in, findings out; nothing of it is written.
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

    /// What came of it.
    public struct Outcome: Sendable {
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
        /// How many findings are meant to be, by comments and the configuration, and left out.
        public var ignoredCount = 0
        /// The files that changed since the revision; nil where none was named.
        public var changes: ChangedPaths?
    }

    private let options: Options
    private let fileSystem: any FileSystem
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

    /// Checks.
    ///
    /// - Throws: a `ContentFailure`, where there is nothing to check, a severity cannot be changed, the baseline cannot be
    ///   read or written, or nothing tells what changed.
    public func run() async throws(ContentFailure) -> Outcome {
        let content = try await CheckedContent(
            options.content, fileSystem: fileSystem, workers: Workers(count: options.jobs), progress: options.progress)
        let selected = try content.locales(options.locales)
        var outcome = Outcome()
        outcome.changes = try changes()
        let catalog = content.checked.catalog
        outcome.topicCount = selected.reduce(0) { $0 + catalog.locales[$1].topics.count }
        outcome.localeCount = selected.count
        let severities = try severities(content.configuration)
        let (left, meant) = Suppressions(catalog, content.configuration).apply(
            to: content.diagnostics + Self.conflicts(in: content), severities, comparesLocales: true,
            isWhole: options.locales.isEmpty)
        let tags = Set(selected.map { catalog.locales[$0].tag.description })
        func isWanted(_ diagnostic: Diagnostic) -> Bool {
            (options.withNotes || diagnostic.severity > .note)
                && (options.locales.isEmpty || diagnostic.locale.map(tags.contains) ?? true)
        }
        func isTouched(_ diagnostic: Diagnostic) -> Bool { outcome.changes?.touch(diagnostic, in: catalog) ?? true }
        outcome.ignoredCount = severities.apply(to: meant).count { isWanted($0) && isTouched($0) }
        outcome.diagnostics = try compare(severities.apply(to: left).sorted().filter(isWanted), &outcome).filter(isTouched)
        outcome.isFailed = outcome.diagnostics.contains { $0.severity >= options.failOn }
        return outcome
    }

    private func changes() throws(ContentFailure) -> ChangedPaths? {
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
        let catalog = content.checked.catalog
        let options = EmitOptions(kinds: Set(OutputKind.perTopic), locales: Array(catalog.locales.indices))
        return Checker.outputConflicts(Emitter(content.checked, options: options).plannedPaths) { source in
            catalog.locale(of: source).map { catalog.locales[$0].tag.description }
        }
    }

    /// The findings that the baseline does not know, and what is wrong with that.
    private func compare(_ found: [Diagnostic], _ outcome: inout Outcome) throws(ContentFailure) -> [Diagnostic] {
        guard let path = options.baseline else { return found }
        if options.updatesBaseline {
            do throws(FileError) {
                try ReportFile(path, fileSystem).write(Baseline(found).json)
            } catch {
                throw .file(error)
            }
            outcome.knownCount = found.count
            return []
        }
        let baseline = try Baseline(path, fileSystem)
        let fingerprints = Fingerprint.fingerprints(for: found)
        let new = zip(found, fingerprints).filter { !baseline.contains($1) }.map(\.0)
        outcome.knownCount = found.count - new.count
        // Which locales a report is limited to, the baseline does not know.
        guard options.locales.isEmpty else { return new }
        let stale = baseline.count - outcome.knownCount
        return stale == 0 ? new : (new + [Diagnostic(BaselineStale(file: path, count: stale), path: "")]).sorted()
    }
}
