/// A line for each diagnostic, `path:line:column: severity: message [id]`, as editors and `grep` know it.
///
/// Where the position can't be known the line starts `path: severity:`; for the content as a whole it starts
/// `severity:`.
public struct OneLineRenderer: DiagnosticRenderer, Hashable {
    /// A renderer.
    public init() {}

    /// A line follows the other.
    public var separator: String? { "" }

    /// One line for each of `diagnostics`.
    public func render(_ diagnostics: [Diagnostic], sources: (_ path: String) -> [UInt8]?) -> String {
        var cache = SourceCache()
        var output = ""
        for diagnostic in diagnostics.sorted() {
            let position = cache.position(of: diagnostic.span.start, at: diagnostic.path, from: sources)
            if let location = TerminalText.location(diagnostic.path, position) { output += location + ": " }
            output += "\(diagnostic.severity.name): \(TerminalText.escaped(diagnostic.message))"
            output += " [\(diagnostic.id.rawValue)]\n"
        }
        return output
    }
}
