/// The XML of Checkstyle, which many services and editors read.
public struct CheckstyleRenderer: DiagnosticRenderer, Hashable {
    private let root: DiagnosticRoot

    /// A renderer.
    public init(root: DiagnosticRoot) { self.root = root }

    /// One XML document.
    public func render(_ diagnostics: [Diagnostic], sources: (_ path: String) -> [UInt8]?) -> String {
        var cache = SourceCache()
        var report = XMLDocument()
        report.begin("checkstyle", [("version", "4.3")])
        for file in DiagnosticFile.files(of: diagnostics) {
            report.begin("file", [("name", root.path(of: file.path))])
            for diagnostic in file.diagnostics {
                let position = cache.position(of: diagnostic.span.start, at: diagnostic.path, from: sources)
                report.empty(
                    "error",
                    [
                        ("line", position.map { String($0.line) }), ("column", position.map { String($0.column) }),
                        ("severity", diagnostic.severity == .note ? "info" : diagnostic.severity.name),
                        ("message", diagnostic.message), ("source", "helpc.\(diagnostic.id.rawValue)"),
                    ])
            }
            report.end()
        }
        report.end()
        return String(decoding: report.bytes, as: UTF8.self)
    }
}
