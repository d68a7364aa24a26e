import HelpDiagnostics
import HelpMarkup

/// Nesting deeper than helpc follows.
struct TopicTooDeep: FaultRule {
    static let id = DiagnosticID.topicTooDeep
    let limit: Int
    var headline: String { "lists, quotes and elements nest at most \(limit) deep" }

    init?(_ fault: MarkupFault.Kind) {
        guard case .tooDeep(let limit) = fault else { return nil }
        self.limit = limit
    }
}
