/// The diagnostics of one file, for formats that go by files.
struct DiagnosticFile {
    /// The path; empty for the content as a whole.
    let path: String
    /// In their total order.
    let diagnostics: [Diagnostic]

    /// The files that `diagnostics` are of, in the order of their paths.
    static func files(of diagnostics: [Diagnostic]) -> [DiagnosticFile] {
        var files: [DiagnosticFile] = []
        var current: [Diagnostic] = []
        for diagnostic in diagnostics.sorted() {
            if let last = current.last, !last.path.hasBytes(of: diagnostic.path) {
                files.append(DiagnosticFile(path: last.path, diagnostics: current))
                current = []
            }
            current.append(diagnostic)
        }
        if let last = current.last { files.append(DiagnosticFile(path: last.path, diagnostics: current)) }
        return files
    }
}
