import HelpDiagnostics
import HelpMarkup

/// Two equal explicit anchors in a topic.
struct HeadingAnchorDuplicate: FaultRule {
    static let id = DiagnosticID.headingAnchorDuplicate
    let name: String
    var headline: String { "the anchor ‘\(name.shortened)’ stands twice; links lead to the first" }

    init?(_ fault: MarkupFault.Kind) {
        guard case .duplicateAnchor(let name) = fault else { return nil }
        self.name = name
    }
}
