import HelpDiagnostics

/// A file or folder of the content that cannot be read.
public struct FileUnreadable: Finding {
    /// The id.
    public static let id = DiagnosticID.fileUnreadable
    /// What the system says.
    public let reason: String
    /// What is wrong.
    public var headline: String { "cannot be read: \(reason)" }

    /// A file that cannot be read for `reason`.
    public init(reason: String) { self.reason = reason }
}
