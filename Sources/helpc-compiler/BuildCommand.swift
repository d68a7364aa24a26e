import ArgumentParser
import HelpCompiler
import HelpDiagnostics
import HelpTerminal

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// `helpc build`
struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Compile a content folder into HTML, XML and a bundle.",
        discussion: """
            Reads every topic below CONTENT, compares links, ids and locales, and writes what compiles. Findings go to \
            standard error, in the order of files and lines.

            EXAMPLES
              helpc build                          Content into Output
              helpc build docs -o site --emit html
              helpc build docs --locale fr-fr      the French pages and a bundle of French
              helpc build docs --emit bundle       the bundle alone
              helpc build docs --watch             and again with each change
            """)

    @Argument(help: "The folder of topics, one folder a locale.", completion: .directory)
    var content = "Content"

    @Option(name: [.customShort("o"), .long], help: "The folder to write to.", completion: .directory)
    var output = "Output"

    @Option(help: ArgumentHelp("What to write: html, xml, bundle, or several: html,bundle.", valueName: "kinds"))
    var emit: KindList?

    @Option(help: ArgumentHelp("A locale to write; the others stay as they are. May be repeated.", valueName: "locale"))
    var locale: [String] = []

    @Option(help: ArgumentHelp("How many files to work on at once. (default: all cores)", valueName: "n"))
    var jobs: JobCount?

    @Option(help: ArgumentHelp("The least severity that makes the build fail.", valueName: "severity"))
    var failOn = SeverityArgument(.error)

    @Flag(help: "Publish nothing when the build fails.")
    var strict = false

    @Flag(help: "Print notes too.")
    var notes = false

    @Flag(help: "Build again whenever the content changes, until Ctrl-C.")
    var watch = false

    mutating func validate() throws {
        _ = try jobs?.number()
        if content.isEmpty { throw ValidationError("a folder's name is not empty; leave it out for ‘Content’") }
        if output.isEmpty { throw ValidationError("‘--output’ needs the name of a folder, not an empty value") }
        if content == "-" {
            throw ValidationError("‘helpc build’ reads a folder; ‘helpc render -’ reads standard input")
        }
        if output == "-" {
            throw ValidationError("‘helpc build’ writes a folder, not standard output; name one, such as ‘Output’")
        }
        if locale.contains("") { throw ValidationError("‘--locale’ needs a locale such as en-us, not an empty value") }
    }

    func run() async throws {
        var options = Build.Options(
            content: Self.folder(content), output: Self.folder(output), jobs: try jobs?.number() ?? Self.coreCount)
        options.kinds = emit?.kinds
        options.locales = locale
        options.failOn = failOn.severity
        options.isStrict = strict
        if watch {
            var follower = BuildFollower(self, options)
            return try await follower.follow()
        }
        let line = ProgressLine.started()
        options.progress = line?.progress
        let result: Result<Build.Outcome, Build.Failure>
        do throws(Build.Failure) {
            result = .success(try await Build(options).run())
        } catch {
            result = .failure(error)
        }
        await line?.erase()
        switch result {
        case .success(let outcome): await report(outcome, workers: Workers(count: options.jobs))
        case .failure(let failure): throw explain(failure)
        }
    }

    /// The path without slashes at its end.
    static func folder(_ path: String) -> String {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }

    static var coreCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// Prints findings and a last line, and exits accordingly.
    private func report(_ outcome: Build.Outcome, workers: Workers) async -> Never {
        await show(outcome.diagnostics, workers: workers)
        Terminal.message(lastLine(outcome))
        Terminal.exit(outcome.isFailed ? .findings : .done)
    }

    /// What was compiled, written and found.
    func lastLine(_ outcome: Build.Outcome) -> String {
        let ignoredCount = shown(outcome.ignored).count
        let ignored = ignoredCount == 0 ? "" : ", \(ignoredCount) ignored"
        let summary = DiagnosticSummary(shown(outcome.diagnostics)).oneLine + ignored
        var parts = [
            Self.count(outcome.topicCount, "topic"), Self.count(outcome.redirectCount, "redirect"),
            Self.count(outcome.localeCount, "locale"),
        ]
        if outcome.isPublished {
            parts.append("\(outcome.writtenCount) written, \(outcome.unchangedCount) unchanged")
            if outcome.removedCount > 0 { parts.append("\(outcome.removedCount) removed") }
        } else {
            parts.append("nothing published")
        }
        return parts.joined(separator: ", ") + "; " + summary
    }

    func show(_ diagnostics: [Diagnostic], workers: Workers) async {
        let shown = shown(diagnostics)
        guard !shown.isEmpty else { return }
        Terminal.message(
            await workers.report(shown, by: TextRenderer.terminal, sources: SourceReader(content: Self.folder(content))))
    }

    func shown(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        diagnostics.filter { notes || $0.severity > .note || failOn.severity == .note }
    }

    /// `1 topic`, `2 topics`.
    static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    func explain(_ failure: Build.Failure) -> any Error {
        switch failure {
        case .usage(let message): return ValidationError(message)
        case .configuration(let diagnostics):
            let reader = SourceReader(content: Self.folder(content))
            Terminal.message(TextRenderer.terminal.render(shown(diagnostics), sources: reader.source))
            return CommandFailure(status: .usage, message: "the configuration is not understood; nothing was built")
        case .file(let error):
            let hint = error.path == Self.folder(content) ? MissingPath.hint(error.path, kind: .folder) : ""
            return CommandFailure(status: .failure, message: error.description + hint)
        case .busy(let folder):
            return CommandFailure(status: .failure, message: "another build is writing to ‘\(folder)’")
        }
    }
}
