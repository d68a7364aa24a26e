import ArgumentParser
import HelpCompiler
import HelpTerminal

/// What a command made of its content, and makes again whenever that changes.
protocol ContentFollower {
    /// Why nothing could be made.
    associatedtype Failure: Error

    /// The folders whose entries tell of changes.
    var folders: [String] { get }
    /// Whether everything was made once.
    var hasBegun: Bool { get }
    /// Whether `finish` has something to do.
    var isUnfinished: Bool { get }

    /// Makes and tells what follows from changes, until there are no more.
    mutating func update() async throws(Failure)
    /// Makes what could wait; it is given up, and stays to be done, as soon as `isAbandoned`.
    mutating func finish(unless isAbandoned: () -> Bool) async throws(Failure)
    /// `failure` as the command would end with it.
    func explain(_ failure: Failure) -> any Error
}

extension ContentFollower {
    /// Follows the content until the process is ended. No error ends it, but one before anything was made.
    mutating func follow() async throws {
        let watcher = FolderWatcher()
        var fault: String?
        while true {
            var isTold = true
            do throws(Failure) {
                var watched: [String]
                repeat {
                    watched = folders
                    isTold = watcher.watch(watched)
                    try await update()
                    // Once more where a folder is new: it may have been filled before it was watched.
                } while folders != watched
                if fault != nil { Terminal.message("what was in the way is gone") }
                fault = nil
                try await finish { watcher.isChangePending }
            } catch {
                // What was never there will hardly come.
                guard hasBegun else { throw explain(error) }
                // What is in the way is said once, not at every look.
                if fault != "\(error)" { Terminal.message("helpc: " + Self.message(of: explain(error))) }
                fault = "\(error)"
                // Whatever is in the way may go without the content being touched.
                isTold = false
            }
            watcher.wait(isTold: isTold && !isUnfinished)
        }
    }

    private static func message(of error: any Error) -> String {
        switch error {
        case let failure as CommandFailure: failure.message ?? ""
        case let failure as ValidationError: failure.message
        default: "\(error)"
        }
    }
}
