import HelpTerminal

/// What a command prints, and what it exits with.
public struct LookupReply: Sendable {
    /// For standard output.
    public var output: [UInt8] = []
    /// For standard error, a line each.
    public var notices: [String] = []
    /// The exit status.
    public var status = ExitStatus.done
}
