import HelpCompiler
import HelpDiagnostics
import HelpTerminal

extension BuildCommand {
    /// Builds, and builds again whenever the content changes, until the process is ended. No error ends it.
    func watch(_ options: Build.Options) async throws {
        var live = LiveBuild(options)
        let watcher = FolderWatcher()
        var known: [Diagnostic]?
        var fault: String?
        while true {
            var isTold = true
            let clock = ContinuousClock()
            var start = clock.now
            do throws(Build.Failure) {
                var watched: [String]
                repeat {
                    watched = live.folders
                    isTold = watcher.watch(watched)
                    while let outcome = try await live.update() {
                        report(outcome, since: known, clock.now - start)
                        if known == nil { Terminal.message("watching ‘\(options.content)’; end it with Ctrl-C") }
                        known = outcome.diagnostics
                        start = clock.now
                    }
                    // Once more where a folder is new: it may have been filled before it was watched.
                } while live.folders != watched
                if fault != nil { Terminal.message("what was in the way is gone") }
                fault = nil
                if try await live.finish(unless: { watcher.isChangePending }), known != nil {
                    Terminal.message("the bundle is up to date")
                }
            } catch {
                // What was never there will hardly come.
                if known == nil { throw explain(error) }
                // What is in the way is said once, not at every look.
                if fault != "\(error)" { Terminal.message(WatchMessage.text(of: explain(error))) }
                fault = "\(error)"
                // Whatever is in the way may go without the content being touched.
                isTold = false
            }
            watcher.wait(isTold: isTold && !live.isUnfinished)
        }
    }

    /// The first time everything, then what is new since `known`.
    private func report(_ outcome: Build.Outcome, since known: [Diagnostic]?, _ duration: Duration) {
        guard let known else {
            show(outcome.diagnostics)
            return Terminal.message(lastLine(outcome))
        }
        // A file that was read while it changed is read again.
        guard outcome.writtenCount + outcome.removedCount > 0 || outcome.diagnostics != known else { return }
        let (before, now) = (Set(known), Set(outcome.diagnostics))
        show(outcome.diagnostics.filter { !before.contains($0) })
        let gone = shown(known).count { !now.contains($0) }
        let milliseconds = duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
        var parts = ["\(outcome.writtenCount) written in \(milliseconds) ms"]
        if outcome.removedCount > 0 { parts.append("\(outcome.removedCount) removed") }
        if gone > 0 { parts.append(Self.count(gone, "finding") + " gone") }
        Terminal.message(parts.joined(separator: ", ") + "; " + DiagnosticSummary(shown(outcome.diagnostics)).oneLine)
    }
}
