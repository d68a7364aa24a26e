import HelpDiagnostics
import HelpMarkup

/// An image that is not there.
struct ImageMissing: LinkRule {
    static let id = DiagnosticID.imageMissing
    let path: String
    var headline: String { "no image ‘\(path.shortened)’" }
    var detail: String { path }

    init?(_ problem: LinkProblem, of link: RawLink) {
        guard case .missing(let path, _) = problem, link.isImage else { return nil }
        self.path = path
    }
}
