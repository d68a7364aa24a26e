import ArgumentParser
import HelpCompiler
import HelpDiagnostics
import HelpTerminal

/// `helpc check`
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check links, ids and locales; fix what can be fixed.",
        discussion: """
            Reads every topic below CONTENT, compares links, ids and locales, and prints what it finds. A report goes to \
            standard output, or to a file where one is named; the counts go to standard error.

            EXAMPLES
              helpc check                          Content, for people
              helpc check --format github --fail-on warning
              helpc check --format text --format sarif=report.sarif
              helpc check --baseline known.json    fail on new findings only
              helpc explain link-empty             what a finding means, and what to do
              helpc check --fix --dry-run          what ‘--fix’ would change, as a patch
              helpc check --changed-since main     what this branch has to do with
              helpc check --summary                counts by diagnostic and locale
            """)

    @Argument(help: "The folder of topics, one folder a locale.", completion: .directory)
    var content = "Content"

    @Option(
        help: ArgumentHelp(
            """
            How to print findings: text, oneline, json, sarif, github, gitlab, junit or checkstyle, with =FILE to write a \
            file. May be repeated. (default: text)
            """, valueName: "format"))
    var format: [ReportFormat] = []

    @Flag(help: "Print how many findings there are, by diagnostic and locale, in place of the findings.")
    var summary = false

    @Option(help: ArgumentHelp("A locale to report on; all are read. May be repeated.", valueName: "locale"))
    var locale: [String] = []

    @Option(help: ArgumentHelp("Make a diagnostic an error. May be repeated.", valueName: "id"), completion: Self.ids)
    var error: [DiagnosticArgument] = []

    @Option(help: ArgumentHelp("Make a diagnostic a warning. May be repeated.", valueName: "id"), completion: Self.ids)
    var warning: [DiagnosticArgument] = []

    @Option(help: ArgumentHelp("Make a diagnostic a note. May be repeated.", valueName: "id"), completion: Self.ids)
    var note: [DiagnosticArgument] = []

    @Option(help: ArgumentHelp("Do not report a diagnostic. May be repeated.", valueName: "id"), completion: Self.ids)
    var off: [DiagnosticArgument] = []

    @Option(help: ArgumentHelp("The least severity that makes the check fail.", valueName: "severity"))
    var failOn = SeverityArgument(.error)

    @Flag(help: "Report notes too.")
    var notes = false

    @Option(
        help: ArgumentHelp("A file of known findings, which are not reported.", valueName: "file"),
        completion: .file(extensions: ["json"]))
    var baseline: String?

    @Flag(help: "Write the known findings anew.")
    var updateBaseline = false

    @Flag(help: "Record the source of each translation in CONTENT/helpc.lock: all are up to date now.")
    var recordSources = false

    @Flag(help: "Fix the findings that have one right answer, in the files, and report the others.")
    var fix = false

    @Flag(help: "With ‘--fix’: print the changes as a patch for ‘git -C CONTENT apply’, and write nothing.")
    var dryRun = false

    @Option(
        help: ArgumentHelp(
            "Report only what has to do with files that changed since a commit, by git; all are read.", valueName: "revision"))
    var changedSince: String?

    @Flag(help: "Check again whenever the content changes, until Ctrl-C; print what is new.")
    var watch = false

    @Option(help: ArgumentHelp("How many files to work on at once. (default: all cores)", valueName: "n"))
    var jobs: JobCount?

    private static var ids: CompletionKind { .list(DiagnosticID.allCases.map(\.rawValue)) }

    mutating func validate() throws {
        _ = try jobs?.number()
        if content.isEmpty { throw ValidationError("a folder's name is not empty; leave it out for ‘Content’") }
        if locale.contains("") { throw ValidationError("‘--locale’ needs a locale such as en-us, not an empty value") }
        if baseline?.isEmpty == true { throw ValidationError("‘--baseline’ needs the name of a file, not an empty value") }
        if updateBaseline, baseline == nil { throw ValidationError("‘--update-baseline’ needs ‘--baseline’ and the file to write") }
        if recordSources, fix {
            throw ValidationError("‘--record-sources’ and ‘--fix’ are two steps: fix first, then record what is there")
        }
        if dryRun, !fix { throw ValidationError("‘--dry-run’ shows what ‘--fix’ would do; give both") }
        if fix, updateBaseline {
            throw ValidationError("‘--fix’ and ‘--update-baseline’ are two steps; fix first, then write what is left")
        }
        if dryRun, format.contains(where: { $0.file == nil }) {
            throw ValidationError("the patch goes to standard output; give the report a file, as in ‘--format json=report.json’")
        }
        if updateBaseline, !locale.isEmpty {
            throw ValidationError("‘--update-baseline’ writes down the findings of all locales; leave out ‘--locale’")
        }
        if changedSince?.isEmpty == true {
            throw ValidationError("‘--changed-since’ needs a revision such as main, not an empty value")
        }
        if updateBaseline, changedSince != nil {
            throw ValidationError("‘--update-baseline’ writes down all findings; leave out ‘--changed-since’")
        }
        for name in (error + warning + note + off).filter({ $0.id == nil }).map(\.name) {
            let candidates = DiagnosticQuery(name).candidates.map { "‘\($0)’" }.joined(separator: " or ")
            let advice = candidates.isEmpty ? "‘helpc explain’ lists all" : "did you mean \(candidates)?"
            throw ValidationError("no diagnostic is called ‘\(name)’; \(advice)")
        }
        if watch, fix || updateBaseline || recordSources {
            throw ValidationError("‘--watch’ writes nothing; leave out ‘--fix’, ‘--update-baseline’ and ‘--record-sources’")
        }
        if summary, format.contains(where: { $0.file == nil }) {
            throw ValidationError(
                "‘--summary’ goes to standard output; give the format a file, as in ‘--format json=report.json’")
        }
        if format.count(where: { $0.file == nil }) > 1 {
            throw ValidationError("one format goes to standard output; give the others a file, as in ‘--format sarif=report.sarif’")
        }
    }

    func run() async throws {
        var options = Check.Options(
            content: BuildCommand.folder(content), jobs: try jobs?.number() ?? BuildCommand.coreCount)
        options.locales = locale
        options.failOn = failOn.severity
        options.withNotes = notes || failOn.severity == .note
        options.baseline = baseline
        options.updatesBaseline = updateBaseline
        options.recordsSources = recordSources
        options.fixing = !fix ? .none : dryRun ? .shown : .written
        options.changedSince = changedSince
        for (level, arguments) in [
            (SeverityPolicy.Level.report(.error), error), (.report(.warning), warning), (.report(.note), note), (.off, off),
        ] {
            options.severities += arguments.compactMap(\.id).map { ($0, level) }
        }
        if watch {
            var follower = CheckFollower(self, options)
            return try await follower.follow()
        }
        let line = ProgressLine.started()
        options.progress = line?.progress
        let result: Result<Check.Outcome, ContentFailure>
        do throws(ContentFailure) {
            result = .success(try await Check(options).run())
        } catch {
            result = .failure(error)
        }
        await line?.erase()
        switch result {
        case .success(let outcome): try await report(outcome, workers: Workers(count: options.jobs))
        case .failure(let failure): throw explain(failure)
        }
    }

    func report(_ outcome: Check.Outcome, workers: Workers) async throws(CommandFailure) {
        if !outcome.patch.isEmpty { try Terminal.output(outcome.patch) }
        let root = DiagnosticRoot(content)
        if summary {
            let table = SummaryRenderer().render(outcome.diagnostics, sources: outcome.sources.source)
            if !table.isEmpty { try Terminal.output(table) }
        }
        for format in format.isEmpty && !summary && !dryRun ? [ReportFormat(.text)] : format {
            let renderer = format.kind.renderer(root: root, failOn: failOn.severity, toTerminal: format.file == nil)
            let text = await workers.report(outcome.diagnostics, by: renderer, sources: outcome.sources)
            guard let file = format.file else {
                if !text.isEmpty { try Terminal.output(text) }
                continue
            }
            do throws(FileError) {
                try ReportFile(file).write(Array(text.utf8))
            } catch {
                throw CommandFailure(status: .failure, message: error.description)
            }
        }
        let counts = [
            BuildCommand.count(outcome.topicCount, "topic"), BuildCommand.count(outcome.localeCount, "locale"),
            outcome.changes.map { BuildCommand.count($0.paths.count, "changed file") },
        ].compactMap { $0 }.joined(separator: ", ")
        if outcome.changes?.holdConfiguration == true {
            Terminal.message("the configuration has changed: all findings are reported")
        }
        let known = [(outcome.ignoredCount, "ignored"), (outcome.knownCount, "known")].filter { $0.0 > 0 }
            .map { ", \($0.0) \($0.1)" }.joined()
        let summary = DiagnosticSummary(outcome.diagnostics)
        let fixable = summary.fixableCount == 0 || fix ? "" : ", \(summary.fixableCount) fixable with ‘--fix’"
        Terminal.message("\(counts); \(fixed(outcome))\(summary.oneLine)\(known)\(fixable)")
        if let baseline, let (added, removed) = outcome.baselineChange {
            Terminal.message("wrote ‘\(baseline)’: \(added) added, \(removed) removed")
        }
        if let count = outcome.recordedCount {
            let stale = outcome.recordedStaleCount
            let were = stale == 0 ? "" : "; \(stale) of them \(stale == 1 ? "was" : "were") stale, and count as up to date now"
            Terminal.message("recorded the sources of \(BuildCommand.count(count, "translation"))\(were)")
        }
        if outcome.isFailed { throw CommandFailure(status: .findings, message: nil) }
    }

    private func fixed(_ outcome: Check.Outcome) -> String {
        guard fix else { return "" }
        let findings = BuildCommand.count(outcome.fixedCount, "finding")
        let files = outcome.fixedFileCount == 0 ? "" : " in \(BuildCommand.count(outcome.fixedFileCount, "file"))"
        return (dryRun ? "would fix " : "fixed ") + findings + files + ", left: "
    }

    func explain(_ failure: ContentFailure) -> any Error {
        switch failure {
        case .usage(let message): return ValidationError(message)
        case .configuration(let diagnostics):
            let reader = SourceReader(content: BuildCommand.folder(content))
            Terminal.message(TextRenderer.terminal.render(diagnostics, sources: reader.source))
            return CommandFailure(status: .usage, message: "the configuration is not understood; nothing was checked")
        case .file(let error):
            let hint = error.path == BuildCommand.folder(content) ? MissingPath.hint(error.path, kind: .folder) : ""
            return CommandFailure(status: .failure, message: error.description + hint)
        }
    }
}
