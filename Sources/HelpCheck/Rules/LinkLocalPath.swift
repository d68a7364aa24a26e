import HelpDiagnostics
import HelpMarkup

/// A link to a path of one machine.
struct LinkLocalPath: LinkRule {
    static let id = DiagnosticID.linkLocalPath
    let written: String
    var headline: String { "‘\(written.shortened)’ is a path of one machine" }
    var hints: [String] { ["link to a file of the content, or show the path as code"] }

    init?(_ problem: LinkProblem, of link: RawLink) {
        guard case .localPath = problem else { return nil }
        written = link.destination
    }
}
