import HelpDiagnostics
import HelpMarkup

/// A link to a file that is not there.
struct LinkTargetMissing: LinkRule {
    static let id = DiagnosticID.linkTargetMissing
    let path: String
    let candidates: [String]
    var headline: String { "no file ‘\(path.shortened)’" }
    var hints: [String] { candidates.isEmpty ? [] : ["did you mean ‘\(candidates.joined(separator: "’, ‘"))’?"] }
    var detail: String { path }

    init?(_ problem: LinkProblem, of link: RawLink) {
        guard case .missing(let path, let candidates) = problem else { return nil }
        self.path = path
        self.candidates = candidates
    }
}
