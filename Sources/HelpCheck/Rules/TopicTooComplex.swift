import HelpDiagnostics
import HelpMarkup

/// A construct whose cost grows faster than its size.
struct TopicTooComplex: FaultRule {
    static let id = DiagnosticID.topicTooComplex
    let what: String
    var headline: String { "a paragraph holds \(what)" }
    var hints: [String] { ["a file like this was hardly written by a person; exclude it in helpc.yml"] }

    init?(_ fault: MarkupFault.Kind) {
        guard case .tooComplex(let what) = fault else { return nil }
        self.what = what
    }
}
