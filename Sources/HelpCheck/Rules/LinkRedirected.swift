import HelpDiagnostics
import HelpMarkup

/// A link whose target only redirects.
struct LinkRedirected: LinkRule {
    static let id = DiagnosticID.linkRedirected
    let target: String
    let end: String?
    /// The place at the end that the redirect names.
    let fragment: String?
    var headline: String { "‘\(ContentPath.name(of: target))’ only redirects" }
    var hints: [String] {
        end.map { ["link to ‘\(($0 + (fragment.map { "#" + $0 } ?? "")).shortened)’"] } ?? []
    }
    var detail: String { target }

    init?(_ problem: LinkProblem, of link: RawLink) {
        guard case .redirected(let target, let end, let fragment) = problem, link.syntax != .toc else { return nil }
        self.target = target
        self.end = end
        self.fragment = fragment
    }

    func fix(of link: RawLink) -> Fix? {
        // What a redirect makes of a query is up to the server.
        guard let end, let spelling = LinkSpelling(link), !spelling.hasQuery else { return nil }
        return spelling.replacingPath(with: end, addingFragment: spelling.hasFragment ? nil : fragment)
    }
}
