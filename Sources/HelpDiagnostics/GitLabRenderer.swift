/// A code quality report of GitLab: what a merge request adds and mends is told by the fingerprints.
public struct GitLabRenderer: DiagnosticRenderer, Hashable {
    private let root: DiagnosticRoot

    /// A renderer.
    public init(root: DiagnosticRoot) { self.root = root }

    /// One JSON array.
    public func render(_ diagnostics: [Diagnostic], sources: (_ path: String) -> [UInt8]?) -> String {
        let sorted = diagnostics.sorted()
        let fingerprints = Fingerprint.fingerprints(for: sorted)
        var cache = SourceCache()
        return JSONWriter.list { list in
            for (diagnostic, fingerprint) in zip(sorted, fingerprints) {
                let position = cache.position(of: diagnostic.span.start, at: diagnostic.path, from: sources)
                list.object { object in
                    object.member("description", diagnostic.message)
                    object.member("check_name", diagnostic.id.rawValue)
                    object.member("fingerprint", fingerprint)
                    object.member("severity", Self.name(of: diagnostic.severity))
                    object.object("location") { location in
                        location.member("path", root.path(of: diagnostic.path))
                        location.object("lines") { $0.member("begin", position?.line ?? 1) }
                    }
                }
            }
        }
    }

    private static func name(of severity: Severity) -> String {
        switch severity {
        case .note: "info"
        case .warning: "minor"
        case .error: "major"
        }
    }
}
