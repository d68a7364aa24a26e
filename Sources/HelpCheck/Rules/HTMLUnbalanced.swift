import HelpDiagnostics
import HelpMarkup

/// Tags that the rendered document leaves open, or closes where nothing is open.
struct HTMLUnbalanced: FaultRule {
    static let id = DiagnosticID.htmlUnbalanced
    let headline: String

    init?(_ fault: MarkupFault.Kind) {
        switch fault {
        case .leftOpen(let name): headline = "<\(name)> is never closed"
        case .closesNothing(let name): headline = "</\(name)> closes nothing that is open here"
        default: return nil
        }
    }
}
