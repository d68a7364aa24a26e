import HelpDiagnostics
import HelpMarkup

/// A fragment that is right but for letter case or Unicode normal form.
struct LinkAnchorCase: LinkRule {
    static let id = DiagnosticID.linkAnchorCase
    let fragment: String
    let actual: String
    var headline: String { "‘#\(fragment.shortened)’ is spelled ‘#\(actual.shortened)’" }
    var hints: [String] { ["write ‘#\(actual.shortened)’; browsers compare anchors letter by letter"] }
    var detail: String { fragment }

    init?(_ problem: LinkProblem, of link: RawLink) {
        guard case .anchorCase(let fragment, let actual) = problem else { return nil }
        self.fragment = fragment
        self.actual = actual
    }

    func fix(of link: RawLink) -> Fix? { LinkSpelling(link)?.replacingFragment(with: actual) }
}
