import HelpDiagnostics
import HelpMarkup

/// Words in angle brackets that browsers take for an element and do not show.
struct HTMLUnknownElement: FaultRule {
    static let id = DiagnosticID.htmlUnknownElement
    let text: String
    var headline: String { "‘\(text.shortened)’ is no HTML element, so other tools show nothing there" }
    var hints: [String] { ["helpc shows it as text; for other tools write ‘\\\(text.shortened)’"] }

    init?(_ fault: MarkupFault.Kind) {
        guard case .unknownElement(let text) = fault else { return nil }
        self.text = text
    }
}
