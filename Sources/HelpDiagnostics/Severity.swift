/// How grave a diagnostic is, from least to most.
public enum Severity: UInt8, Hashable, Sendable, Comparable, CaseIterable {
    /// Worth knowing; printed only when asked for.
    case note
    /// Probably a defect: the output is complete, a reader may stumble.
    case warning
    /// A defect: something a reader needs is missing or wrong.
    case error

    /// The word that stands in messages, configuration and machine-readable output.
    public var name: String {
        switch self {
        case .note: "note"
        case .warning: "warning"
        case .error: "error"
        }
    }

    /// The severity called `name`, or nil where there is none.
    public init?(name: String) {
        guard let match = Severity.allCases.first(where: { $0.name == name }) else { return nil }
        self = match
    }

    /// Notes come before warnings, warnings before errors.
    public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}
