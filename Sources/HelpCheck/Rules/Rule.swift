import HelpDiagnostics
import HelpMarkup

/// A rule that looks at one topic by itself, or in its catalogue.
protocol TopicRule: Sendable {
    /// Adds what is wrong with `topic` to `report`.
    static func check(_ topic: Topic, in catalog: Catalog, report: inout TopicReport)
}

/// A rule that words one kind of fault found while a body was parsed.
protocol FaultRule: Finding {
    /// The finding for `fault`, or nil where it is another rule's.
    init?(_ fault: MarkupFault.Kind)
}

/// A rule that words one kind of problem of a link.
protocol LinkRule: Finding {
    /// The finding for `problem` of `link`, or nil where it is another rule's.
    init?(_ problem: LinkProblem, of link: RawLink)
    /// What mends the link, where there is one right answer.
    func fix(of link: RawLink) -> Fix?
}

extension LinkRule {
    /// None: what a link was meant to lead to is known to few rules.
    func fix(of link: RawLink) -> Fix? { nil }
}

/// Collects the diagnostics of one file.
struct TopicReport {
    private(set) var diagnostics: [Diagnostic] = []
    private let path: String
    private let locale: String?
    private let assetID: String?

    /// A report on the file at `path`.
    init(path: String, locale: String?, assetID: String? = nil) {
        self.path = path
        self.locale = locale
        self.assetID = assetID
    }

    /// Adds `finding` at `span`.
    mutating func add(
        _ finding: some Finding, at span: SourceSpan, related: [Diagnostic.Related] = [], causes: [String] = [],
        fix: Fix? = nil
    ) {
        diagnostics.append(
            Diagnostic(
                finding, path: path, span: span, locale: locale, assetID: assetID, related: related, causes: causes,
                fix: fix))
    }

    /// Adds `finding` on `link`, which may follow from the files `causes`, with what mends it.
    mutating func add(_ finding: some LinkRule, of link: RawLink, causes: [String] = []) {
        add(finding, at: link.span, causes: causes, fix: finding.fix(of: link))
    }
}
