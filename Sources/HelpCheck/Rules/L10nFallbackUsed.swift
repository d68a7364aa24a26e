import HelpDiagnostics
import HelpMarkup

/// A link to a topic that the locale lacks and another one serves.
struct L10nFallbackUsed: LinkRule {
    static let id = DiagnosticID.l10nFallbackUsed
    let path: String
    let locale: String
    var headline: String { "‘\(path.shortened)’ is not in this locale; \(locale) serves it" }
    var detail: String { path }

    init?(_ problem: LinkProblem, of link: RawLink) {
        guard case .servedByFallback(let path, let locale) = problem else { return nil }
        self.path = path
        self.locale = locale
    }
}
