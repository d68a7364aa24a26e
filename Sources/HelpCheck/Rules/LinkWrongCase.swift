import HelpDiagnostics
import HelpMarkup

/// A link that is right but for letter case.
struct LinkWrongCase: LinkRule {
    static let id = DiagnosticID.linkWrongCase
    let written: String
    let actual: String
    let way: String
    var headline: String { "‘\(written.shortened)’ is called ‘\(actual.shortened)’" }
    var hints: [String] { ["write ‘\(way.shortened)’; most servers tell upper from lower case"] }
    var detail: String { written }

    init?(_ problem: LinkProblem, of link: RawLink) {
        guard case .wrongCase(let written, let actual, let way) = problem else { return nil }
        self.written = written
        self.actual = actual
        self.way = way
    }

    func fix(of link: RawLink) -> Fix? { LinkSpelling(link)?.replacingPath(with: way) }
}
