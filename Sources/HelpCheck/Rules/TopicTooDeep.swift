import HelpDiagnostics
import HelpMarkup

/// Nesting deeper than helpc follows.
struct TopicTooDeep: FaultRule {
    static let id = DiagnosticID.topicTooDeep
    let limit: Int
    var headline: String { "lists, quotes and elements nest at most \(limit) deep" }
    var hints: [String] { ["a file like this was hardly written by a person; exclude it in helpc.yml"] }

    init?(_ fault: MarkupFault.Kind) {
        guard case .tooDeep(let limit) = fault else { return nil }
        self.limit = limit
    }
}
