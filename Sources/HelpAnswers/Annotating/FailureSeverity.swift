/// How much a failed rule matters.
public enum FailureSeverity: Sendable, Hashable {
    /// It has to be put right.
    case error
    /// It should be looked at, and stops nothing.
    case warning

    /// The severity of what has `level`.
    init(_ level: LogLevel) { self = level.isFailure ? .error : .warning }

    /// The word that stands in reports.
    public var name: String {
        switch self {
        case .error: "error"
        case .warning: "warning"
        }
    }
}
