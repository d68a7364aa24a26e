import HelpDiagnostics
import HelpMarkup

/// A redirect that comes back to itself.
struct RedirectLoop: LinkRule {
    static let id = DiagnosticID.redirectLoop
    let path: String
    var headline: String { "‘\(ContentPath.name(of: path))’ redirects to itself in the end" }

    init?(_ problem: LinkProblem, of link: RawLink) {
        guard case .redirectLoop(let path) = problem else { return nil }
        self.path = path
    }
}
