import HelpDiagnostics
import HelpMarkup

/// Emphasis that CommonMark leaves as literal asterisks though its meaning is clear.
struct EmphasisUnrendered: FaultRule {
    static let id = DiagnosticID.emphasisUnrendered
    let delimiter: String
    let text: String

    var headline: String { "‘\(delimiter)’ around ‘\(text.shortened)’ is no emphasis to CommonMark" }
    var hints: [String] {
        let tag = delimiter.count == 1 ? "em" : "strong"
        return ["helpc shows it as emphasis; for other tools write <\(tag)>…</\(tag)>"]
    }

    init?(_ fault: MarkupFault.Kind) {
        guard case .emphasis(let delimiter, let text) = fault else { return nil }
        self.delimiter = delimiter
        self.text = text
    }
}
