import HelpDiagnostics
import HelpMarkup

/// A link that leaves the folder that holds the locale's topics, to something that is not there.
struct LinkOutOfScope: LinkRule {
    static let id = DiagnosticID.linkOutOfScope
    let path: String
    var headline: String { "‘\(path.shortened)’ lies outside this content" }
    var hints: [String] { ["map its folder to a URL with ‘mappings’ in helpc.yml; until then its text is shown without a link"] }
    var detail: String { path }

    init?(_ problem: LinkProblem, of link: RawLink) {
        guard case .outOfScope(let path) = problem else { return nil }
        self.path = path
    }
}
