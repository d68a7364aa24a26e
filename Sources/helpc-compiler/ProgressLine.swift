import HelpCompiler
import HelpTerminal

/// The line on a terminal that says how far a build is: none for the first half second, then rewritten at most ten times
/// a second.
actor ProgressLine {
    private let clock = ContinuousClock()
    private var next: ContinuousClock.Instant
    private var last: Build.Progress.Update?
    private var isDrawn = false

    /// A line that is ready to be drawn, or nil where none is wanted.
    static func started() -> ProgressLine? { Terminal.rewritesLines ? ProgressLine() : nil }

    private init() { next = clock.now + .milliseconds(500) }

    /// Whom the build is to tell.
    nonisolated var progress: Build.Progress { Build.Progress { await self.show($0) } }

    /// Takes the line away, so that messages begin where it was.
    func erase() {
        if isDrawn { Terminal.rewriteLine("") }
        isDrawn = false
    }

    /// What the line says.
    static func text(_ update: Build.Progress.Update) -> String {
        "\(update.step.rawValue) \(update.done) of \(update.total)"
    }

    private func show(_ update: Build.Progress.Update) {
        // Of two workers the one that was behind may speak later.
        if let last, last.step == update.step, last.done > update.done { return }
        last = update
        guard clock.now >= next else { return }
        next = clock.now + .milliseconds(100)
        isDrawn = true
        Terminal.rewriteLine(Self.text(update))
    }
}
