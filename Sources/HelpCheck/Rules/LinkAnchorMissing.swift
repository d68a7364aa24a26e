import HelpDiagnostics
import HelpMarkup

/// A fragment that the target does not have.
struct LinkAnchorMissing: LinkRule {
    static let id = DiagnosticID.linkAnchorMissing
    let fragment: String
    let target: String
    let candidates: [String]
    var headline: String { "no anchor ‘#\(fragment.shortened)’ in ‘\(ContentPath.name(of: target))’" }
    var hints: [String] { candidates.isEmpty ? [] : ["did you mean ‘#\(candidates.joined(separator: "’, ‘#"))’?"] }
    var detail: String { "\(target)#\(fragment)" }

    init?(_ problem: LinkProblem, of link: RawLink) {
        guard case .anchorMissing(let fragment, let target, let candidates) = problem else { return nil }
        self.fragment = fragment
        self.target = target
        self.candidates = candidates
    }
}
