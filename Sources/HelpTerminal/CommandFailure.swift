/// Why a command ends early.
public struct CommandFailure: Error {
    /// What it exits with.
    public var status: ExitStatus
    /// One sentence for standard error, or nil where all has been said.
    public var message: String?
    /// Whether the command line is at fault, so that a pointer to the help follows.
    public var isMistyped = false

    /// A failure.
    public init(status: ExitStatus, message: String?, isMistyped: Bool = false) {
        self.status = status
        self.message = message
        self.isMistyped = isMistyped
    }
}
