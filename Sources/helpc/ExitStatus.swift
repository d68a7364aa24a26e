/// The exit statuses of helpc, which scripts rely on.
enum ExitStatus: Int32 {
    /// Everything was done and nothing found at or above the threshold.
    case done = 0
    /// There are findings at or above the threshold.
    case findings = 1
    /// The command line or the configuration is wrong.
    case usage = 2
    /// A file cannot be read or written, or helpc is at fault.
    case failure = 3
}

/// Why a command ends early.
struct CommandFailure: Error {
    /// What it exits with.
    var status: ExitStatus
    /// One sentence for standard error, or nil where all has been said.
    var message: String?
    /// Whether the command line is at fault, so that a pointer to the help follows.
    var isMistyped = false
}
