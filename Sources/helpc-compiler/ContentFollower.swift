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
    ///
    /// - Parameter paths: where something happened, below one of `folders`; nil where that is not known.
    mutating func update(at paths: [String]?) async throws(Failure)
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
        var paths: [String]?
        while true {
            var watches: FolderWatcher.Watches?
            do throws(Failure) {
                var watched: [String]
                repeat {
                    watched = folders
                    watches = watcher.watch(watched)
                    try await update(at: paths)
                    paths = nil
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
                watches = nil
            }
            paths = watcher.wait(watches, isShort: isUnfinished)
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
