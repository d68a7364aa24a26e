import HelpCompiler
import HelpDiagnostics
import HelpTerminal

extension CheckCommand {
    /// Checks, and checks again whenever the content changes, until the process is ended. No error ends it.
    func watch(_ options: Check.Options) async throws {
        var live = LiveCheck(options)
        let watcher = FolderWatcher()
        var known: Set<Diagnostic>?
        var fault: String?
        while true {
            var isTold = true
            do throws(ContentFailure) {
                var watched: [String]
                repeat {
                    watched = live.folders
                    isTold = watcher.watch(watched)
                    while let outcome = try await live.update() { known = show(outcome, since: known, options) }
                    // Once more where a folder is new: it may have been filled before it was watched.
                } while live.folders != watched
                if fault != nil { Terminal.message("what was in the way is gone") }
                fault = nil
            } catch {
                // What was never there will hardly come.
                if known == nil { throw explain(error) }
                // What is in the way is said once, not at every look.
                if fault != "\(error)" { Terminal.message(WatchMessage.text(of: explain(error))) }
                fault = "\(error)"
                isTold = false
            }
            watcher.wait(isTold: isTold)
        }
    }

    /// Shows what is new since `known`, the first time all of it.
    ///
    /// - Returns: all that there is.
    private func show(
        _ outcome: Check.Outcome, since known: Set<Diagnostic>?, _ options: Check.Options
    ) -> Set<Diagnostic> {
        let all = Set(outcome.diagnostics)
        let gone = known.map { $0.subtracting(all).count } ?? 0
        var news = outcome
        news.diagnostics.removeAll { known?.contains($0) == true }
        guard known == nil || !news.diagnostics.isEmpty || gone > 0 else { return all }
        do throws(CommandFailure) {
            try report(news)
        } catch {
            if let message = error.message { Terminal.message("helpc: \(message)") }
        }
        if known == nil {
            Terminal.message("watching ‘\(options.content)’; end it with Ctrl-C")
        } else {
            let counts = "\(news.diagnostics.count) new, \(gone) gone"
            Terminal.message("\(counts); \(BuildCommand.count(all.count, "finding")) in all")
        }
        return all
    }
}
