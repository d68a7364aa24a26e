import HelpDiagnostics
import HelpMarkup

/// A link whose target only redirects.
struct LinkRedirected: LinkRule {
    static let id = DiagnosticID.linkRedirected
    let target: String
    let end: String?
    var headline: String { "‘\(ContentPath.name(of: target))’ only redirects" }
    var hints: [String] { end.map { ["link to ‘\($0.shortened)’"] } ?? [] }
    var detail: String { target }

    init?(_ problem: LinkProblem, of link: RawLink) {
        guard case .redirected(let target, let end) = problem, link.syntax != .toc else { return nil }
        self.target = target
        self.end = end
    }
}
