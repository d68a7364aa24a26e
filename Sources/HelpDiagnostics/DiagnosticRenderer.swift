/// A way to write diagnostics down.
///
/// Every renderer writes them in their total order, whatever order they come in, and each line ends with LF.
public protocol DiagnosticRenderer: Sendable {
    /// The text of `diagnostics`.
    ///
    /// - Parameters:
    ///   - diagnostics: What to write, in any order.
    ///   - sources: Gives the bytes of the file at a diagnostic's path, or nil where they are not at hand; without them
    ///     there is no excerpt, and no line or column but those of the start of the file.
    func render(_ diagnostics: [Diagnostic], sources: (_ path: String) -> [UInt8]?) -> String

    /// What stands between the texts of two parts where the text of all diagnostics is those of its parts, one after the
    /// other; nil where it is one whole.
    var separator: String? { get }
}

extension DiagnosticRenderer {
    /// Nil: one whole, as most formats are.
    public var separator: String? { nil }
}
