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
            var isTold = watcher.watch(live.folders)
            do throws(ContentFailure) {
                while var outcome = try await live.update() {
                    let all = Set(outcome.diagnostics)
                    let gone = known.map { $0.subtracting(all).count } ?? 0
                    outcome.diagnostics.removeAll { known?.contains($0) == true }
                    if known == nil || !outcome.diagnostics.isEmpty || gone > 0 {
                        show(outcome, of: all.count, gone: known == nil ? nil : gone)
                    }
                    if known == nil { Terminal.message("watching ‘\(options.content)’; end it with Ctrl-C") }
                    known = all
                    isTold = watcher.watch(live.folders)
                }
                if fault != nil { Terminal.message("what was in the way is gone") }
                fault = nil
            } catch {
                // What is in the way is said once, not at every look.
                if fault != "\(error)" { Terminal.message(WatchMessage.text(of: explain(error))) }
                fault = "\(error)"
                isTold = false
            }
            watcher.wait(isTold: isTold)
        }
    }

    /// The first time all of `outcome`; then what is new, how many are `gone`, and how many there are.
    private func show(_ outcome: Check.Outcome, of count: Int, gone: Int?) {
        do throws(CommandFailure) {
            try report(outcome)
        } catch {
            if let message = error.message { Terminal.message("helpc: \(message)") }
        }
        guard let gone else { return }
        let news = "\(outcome.diagnostics.count) new, \(gone) gone"
        Terminal.message("\(news); \(BuildCommand.count(count, "finding")) in all")
    }
}
