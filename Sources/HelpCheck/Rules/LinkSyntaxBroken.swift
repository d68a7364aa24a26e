import HelpDiagnostics
import HelpMarkup

/// A link that lost its form, so that readers see its brackets.
struct LinkSyntaxBroken: FaultRule {
    static let id = DiagnosticID.linkSyntaxBroken
    let headline: String
    let hints: [String]
    let detail: String

    init?(_ fault: MarkupFault.Kind) {
        switch fault {
        case .brokenLink(let destination, let isWide):
            headline = isWide
                ? "full-width brackets around ‘\(destination.shortened)’ make no link"
                : "white space before ‘(\(destination.shortened))’ makes no link"
            hints = [isWide ? "write [text](address) with the brackets of ASCII" : "write [text](address) in one piece"]
            detail = destination
        case .undefinedLabel(let label):
            headline = "no line defines ‘[\(label.shortened)]’, so this is no link"
            hints = ["define it (‘[\(label.shortened)]: address’), or write a label that is defined"]
            detail = label
        default: return nil
        }
    }
}
