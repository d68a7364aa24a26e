import HelpCompiler
import HelpDiagnostics
import HelpTerminal

/// `helpc build --watch`.
struct BuildFollower: ContentFollower {
    private let command: BuildCommand
    private let content: String
    private let workers: Workers
    private var live: LiveBuild
    private var known: [Diagnostic]?

    /// The build that `command` asks for.
    init(_ command: BuildCommand, _ options: Build.Options) {
        self.command = command
        content = options.content
        workers = Workers(count: options.jobs)
        live = LiveBuild(options)
    }

    var folders: [String] { live.folders }
    var hasBegun: Bool { known != nil }
    var isUnfinished: Bool { live.isUnfinished }

    mutating func update(at paths: [String]?) async throws(Build.Failure) {
        let clock = ContinuousClock()
        var start = clock.now
        var paths = paths
        while let outcome = try await live.update(at: paths) {
            paths = nil
            await report(outcome, clock.now - start)
            if !hasBegun { Terminal.message("watching ‘\(content)’; end it with Ctrl-C") }
            known = outcome.diagnostics
            start = clock.now
        }
    }

    mutating func finish(unless isAbandoned: () -> Bool) async throws(Build.Failure) {
        if try await live.finish(unless: isAbandoned), hasBegun { Terminal.message("the bundle is up to date") }
    }

    func explain(_ failure: Build.Failure) -> any Error { command.explain(failure) }

    /// The first time everything, then what is new.
    private func report(_ outcome: Build.Outcome, _ duration: Duration) async {
        guard let known else {
            await command.show(outcome.diagnostics, workers: workers)
            return Terminal.message(command.lastLine(outcome))
        }
        // A file that was read while it changed is read again.
        guard outcome.writtenCount + outcome.removedCount > 0 || outcome.diagnostics != known else { return }
        let (before, now) = (Set(known), Set(outcome.diagnostics))
        await command.show(outcome.diagnostics.filter { !before.contains($0) }, workers: workers)
        let gone = command.shown(known).count { !now.contains($0) }
        let milliseconds = duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
        var parts = ["\(outcome.writtenCount) written in \(milliseconds) ms"]
        if outcome.removedCount > 0 { parts.append("\(outcome.removedCount) removed") }
        if gone > 0 { parts.append(BuildCommand.count(gone, "finding") + " gone") }
        let summary = DiagnosticSummary(command.shown(outcome.diagnostics)).oneLine
        Terminal.message(parts.joined(separator: ", ") + "; " + summary)
    }
}
