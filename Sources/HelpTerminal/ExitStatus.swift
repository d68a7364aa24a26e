/// The exit statuses of helpc, which scripts rely on.
public enum ExitStatus: Int32, Sendable {
    /// Everything was done and nothing found at or above the threshold.
    case done = 0
    /// There are findings at or above the threshold.
    case findings = 1
    /// The command line or the configuration is wrong.
    case usage = 2
    /// A file cannot be read or written, or helpc is at fault.
    case failure = 3
}
