import HelpDiagnostics
import HelpMarkup

/// A redirect to something that is not there.
struct RedirectDangling: LinkRule {
    static let id = DiagnosticID.redirectDangling
    let path: String
    var headline: String { "redirects to ‘\(path.shortened)’, which is not there" }
    var detail: String { path }

    init?(_ problem: LinkProblem, of link: RawLink) {
        guard link.syntax == .redirect, case .missing(let path, _) = problem else { return nil }
        self.path = path
    }
}
