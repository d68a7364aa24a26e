import HelpDiagnostics

/// An entry of `suppressions` in `helpc.yml`: findings that are meant to be, with the reason beside them.
struct ConfiguredSuppression: Sendable {
    /// The kind of finding.
    let id: DiagnosticID
    /// The files, as written.
    let path: String
    /// The canonical tag of the locale; nil for all.
    let locale: String?
    /// The entry.
    let span: SourceSpan

    private let pattern: PathPattern

    /// An entry for the files that the pattern `path` fits.
    init(_ id: DiagnosticID, path: String, locale: String?, span: SourceSpan) {
        self.id = id
        self.path = path
        self.locale = locale
        self.span = span
        pattern = PathPattern(path)
    }

    /// Whether `diagnostic` is meant.
    func covers(_ diagnostic: Diagnostic) -> Bool {
        diagnostic.id == id && (locale == nil || locale == diagnostic.locale) && pattern.matches(diagnostic.path)
    }
}
