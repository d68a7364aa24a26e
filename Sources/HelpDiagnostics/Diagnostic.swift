/// One thing helpc found: what, where, how grave, and what to do.
public struct Diagnostic: Hashable, Sendable {
    /// Another place that has to do with the diagnostic, as the first of two duplicates.
    public struct Related: Hashable, Sendable {
        /// The file, relative to the content folder, with `/`.
        public var path: String
        /// The bytes in that file.
        public var span: SourceSpan
        /// What is there.
        public var message: String

        /// A related place.
        public init(path: String, span: SourceSpan, message: String) {
            self.path = path
            self.span = span
            self.message = message
        }
    }

    /// The kind.
    public var id: DiagnosticID
    /// How grave it is here, after configuration.
    public var severity: Severity
    /// The canonical tag of the topic's locale, or nil where the file belongs to none.
    public var locale: String?
    /// The file, relative to the content folder, with `/`; empty for the content as a whole.
    public var path: String
    /// The topic's asset id in canonical form, or nil where there is none.
    public var assetID: String?
    /// The bytes in the file.
    public var span: SourceSpan
    /// One line, lower-case, no full stop.
    public var message: String
    /// Actions, each one line.
    public var hints: [String]
    /// Other places that matter.
    public var related: [Related]
    /// Other files that it may follow from, there or not: what a link leads to. They are not shown.
    public var causes: [String]
    /// What tells this diagnostic from others of its kind in the topic, whatever the line.
    public var detail: String
    /// What tells each of the faults that it stands for, where these are several; else empty.
    public var parts: [String]
    /// What mends it, where there is one right answer.
    public var fix: Fix?

    /// A diagnostic that words `finding`, with the id's default severity.
    public init(
        _ finding: some Finding, path: String, span: SourceSpan = .fileStart, locale: String? = nil,
        assetID: String? = nil, related: [Related] = [], causes: [String] = [], fix: Fix? = nil
    ) {
        let id = type(of: finding).id
        self.id = id
        self.severity = id.defaultSeverity
        self.locale = locale
        self.path = path
        self.assetID = assetID
        self.span = span
        self.message = finding.headline
        self.hints = finding.hints
        self.related = related
        self.causes = causes
        self.detail = finding.detail
        self.parts = finding.parts
        self.fix = fix
    }
}

extension Diagnostic: Comparable {
    /// The total order of all output: path, start, end, id, then all the rest, texts by their bytes, so that no two runs
    /// and no two spellings of an accent differ.
    public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
        if !left.path.hasBytes(of: right.path) { return left.path.precedes(right.path) }
        if left.span.start != right.span.start { return left.span.start < right.span.start }
        if left.span.end != right.span.end { return left.span.end < right.span.end }
        if left.id != right.id { return left.id.rawValue < right.id.rawValue }
        for (one, other) in [
            (left.message, right.message), (left.locale ?? "", right.locale ?? ""),
            (left.assetID ?? "", right.assetID ?? ""), (left.detail, right.detail),
        ] where !one.hasBytes(of: other) {
            return one.precedes(other)
        }
        return false
    }
}
