import HelpDiagnostics
import HelpMarkup

/// A URL inside a path.
struct LinkSplicedURL: LinkRule {
    static let id = DiagnosticID.linkSplicedURL
    let written: String
    let url: String
    var headline: String { "a URL stands inside a path: ‘\(url.shortened)’" }
    var hints: [String] { ["search and replace leaves such links; restore the file's name or keep the URL alone"] }
    var detail: String { written }

    init?(_ problem: LinkProblem, of link: RawLink) {
        guard case .spliced(let url) = problem else { return nil }
        self.url = url
        written = link.destination
    }
}
