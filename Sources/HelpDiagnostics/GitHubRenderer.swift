/// Workflow commands of GitHub Actions, a line each: the service shows them beside the lines of the change.
public struct GitHubRenderer: DiagnosticRenderer, Hashable {
    private let root: DiagnosticRoot

    /// A renderer.
    public init(root: DiagnosticRoot) { self.root = root }

    /// A command follows the other.
    public var separator: String? { "" }

    /// One command for each of `diagnostics`.
    public func render(_ diagnostics: [Diagnostic], sources: (_ path: String) -> [UInt8]?) -> String {
        var cache = SourceCache()
        var output = ""
        for diagnostic in diagnostics.sorted() {
            var properties = ["file=" + property(root.path(of: diagnostic.path))]
            if let start = cache.position(of: diagnostic.span.start, at: diagnostic.path, from: sources) {
                let end = cache.position(of: diagnostic.span.end, at: diagnostic.path, from: sources) ?? start
                properties += ["line=\(start.line)", "endLine=\(end.line)"]
                // The service takes columns of one line only.
                if start.line == end.line { properties += ["col=\(start.column)", "endColumn=\(end.column)"] }
            }
            properties.append("title=" + property(diagnostic.id.rawValue))
            let text = ([diagnostic.message] + diagnostic.hints.map { "hint: \($0)" }).map(TerminalText.escaped)
            output += "::\(Self.command(diagnostic.severity)) \(properties.joined(separator: ","))"
            output += "::\(data(text.joined(separator: "\n")))\n"
        }
        return output
    }

    private static func command(_ severity: Severity) -> String {
        switch severity {
        case .note: "notice"
        case .warning: "warning"
        case .error: "error"
        }
    }

    private func data(_ text: String) -> String { escaped(text, [("%", "%25"), ("\r", "%0D"), ("\n", "%0A")]) }

    private func property(_ text: String) -> String {
        escaped(TerminalText.escaped(text), [("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")])
    }

    private func escaped(_ text: String, _ escapes: [(Unicode.Scalar, String)]) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if let escape = escapes.first(where: { $0.0 == scalar }) {
                result += escape.1
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
