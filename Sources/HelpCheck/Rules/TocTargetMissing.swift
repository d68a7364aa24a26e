import HelpDiagnostics
import HelpMarkup

/// An entry of a table of contents that leads to nothing.
struct TocTargetMissing: LinkRule {
    static let id = DiagnosticID.tocTargetMissing
    let written: String
    let headline: String
    let hints: [String]
    var detail: String { written }

    init?(_ problem: LinkProblem, of link: RawLink) {
        guard link.syntax == .toc else { return nil }
        written = link.destination
        switch problem {
        case .missing(let path, let candidates):
            headline = "no file ‘\(path.shortened)’ for this entry"
            hints = candidates.isEmpty ? [] : ["did you mean ‘\(candidates.joined(separator: "’, ‘"))’?"]
        case .outOfScope(let path):
            headline = "no file ‘\(path.shortened)’ for this entry; it lies outside the folder of this locale's topics"
            hints = []
        case .spliced(let url):
            headline = "a URL stands inside a path: ‘\(url.shortened)’"
            hints = []
        case .localPath:
            headline = "‘\(link.destination.shortened)’ is a path of one machine"
            hints = []
        case .empty where link.destination.contains("#"):
            headline = "‘\(link.destination.shortened)’ is a place in a topic, and an entry leads to a file"
            hints = ["write the path of the topic before it"]
        case .empty:
            headline = "an entry's ‘href’ is not empty"
            hints = []
        default: return nil
        }
    }
}
