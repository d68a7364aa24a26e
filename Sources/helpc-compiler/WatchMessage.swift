import ArgumentParser
import HelpTerminal

/// What a command that goes on after errors says of one.
enum WatchMessage {
    /// The line for `error`, as the command would end with.
    static func text(of error: any Error) -> String {
        switch error {
        case let failure as CommandFailure: "helpc: " + (failure.message ?? "")
        case let failure as ValidationError: "helpc: " + failure.message
        default: "helpc: \(error)"
        }
    }
}
