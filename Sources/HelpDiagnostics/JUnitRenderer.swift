/// The XML of JUnit: each file with findings is a suite, each finding a case that failed.
///
/// JUnit knows no warnings: what is below the threshold of the run is a case that passed and has something to say. Without
/// any finding there is one case that passed, for services take a report without cases for a run that did nothing.
public struct JUnitRenderer: DiagnosticRenderer, Hashable {
    private let root: DiagnosticRoot
    private let failOn: Severity

    /// A renderer; what is at least as grave as `failOn` has failed.
    public init(root: DiagnosticRoot, failOn: Severity) {
        self.root = root
        self.failOn = failOn
    }

    /// One XML document.
    public func render(_ diagnostics: [Diagnostic], sources: (_ path: String) -> [UInt8]?) -> String {
        var cache = SourceCache()
        var report = XMLDocument()
        report.begin("testsuites", counts(diagnostics, name: "helpc check"))
        for file in DiagnosticFile.files(of: diagnostics) {
            report.begin("testsuite", counts(file.diagnostics, name: root.path(of: file.path)))
            for diagnostic in file.diagnostics { write(diagnostic, to: &report, &cache, sources) }
            report.end()
        }
        if diagnostics.isEmpty {
            report.begin("testsuite", counts([], name: root.path(of: "")))
            report.empty("testcase", [("classname", root.path(of: "")), ("name", "no findings")])
            report.end()
        }
        report.end()
        return String(decoding: report.bytes, as: UTF8.self)
    }

    private func counts(_ diagnostics: [Diagnostic], name: String) -> [(String, String?)] {
        let failures = diagnostics.count { $0.severity >= failOn }
        return [("name", name), ("tests", String(max(1, diagnostics.count))), ("failures", String(failures)), ("errors", "0")]
    }

    private func write(
        _ diagnostic: Diagnostic, to report: inout XMLDocument, _ cache: inout SourceCache, _ sources: (String) -> [UInt8]?
    ) {
        let position = cache.position(of: diagnostic.span.start, at: diagnostic.path, from: sources)
        let path = root.path(of: diagnostic.path)
        let place = position.map { "\(path):\($0.line):\($0.column)" } ?? path
        let name = position.map { "\(diagnostic.id.rawValue) \($0.line):\($0.column)" } ?? diagnostic.id.rawValue
        let text = (["\(place): \(diagnostic.severity.name)"] + diagnostic.hints.map { "hint: \($0)" }).joined(separator: "\n")
        report.begin("testcase", [("classname", path), ("name", name)])
        if diagnostic.severity >= failOn {
            report.element("failure", text, [("type", diagnostic.id.rawValue), ("message", diagnostic.message)])
        } else {
            report.element("system-out", "\(diagnostic.message)\n\(text)", [])
        }
        report.end()
    }
}
