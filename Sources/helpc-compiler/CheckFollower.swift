import HelpCompiler
import HelpDiagnostics
import HelpTerminal

/// `helpc check --watch`.
struct CheckFollower: ContentFollower {
    private let command: CheckCommand
    private let content: String
    private let workers: Workers
    private var live: LiveCheck
    private var known: Set<Diagnostic>?

    /// The check that `command` asks for.
    init(_ command: CheckCommand, _ options: Check.Options) {
        self.command = command
        content = options.content
        workers = Workers(count: options.jobs)
        live = LiveCheck(options)
    }

    var folders: [String] { live.folders }
    var hasBegun: Bool { known != nil }
    var isUnfinished: Bool { false }

    mutating func update(at paths: [String]?) async throws(ContentFailure) {
        while let outcome = try await live.update() {
            await report(outcome)
            known = Set(outcome.diagnostics)
        }
    }

    mutating func finish(unless isAbandoned: () -> Bool) async throws(ContentFailure) {}

    func explain(_ failure: ContentFailure) -> any Error { command.explain(failure) }

    /// The first time everything, then what is new.
    private func report(_ outcome: Check.Outcome) async {
        let all = Set(outcome.diagnostics)
        let gone = known.map { $0.subtracting(all).count } ?? 0
        var news = outcome
        news.diagnostics.removeAll { known?.contains($0) == true }
        guard !hasBegun || !news.diagnostics.isEmpty || gone > 0 else { return }
        do throws(CommandFailure) {
            try await command.report(news, workers: workers)
        } catch {
            if let message = error.message { Terminal.message("helpc: \(message)") }
        }
        if hasBegun {
            let counts = "\(news.diagnostics.count) new, \(gone) gone"
            Terminal.message("\(counts); \(BuildCommand.count(all.count, "finding")) in all")
        } else {
            Terminal.message("watching ‘\(content)’; end it with Ctrl-C")
        }
    }
}
