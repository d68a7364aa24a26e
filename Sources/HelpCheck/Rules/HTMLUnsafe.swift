import HelpDiagnostics
import HelpMarkup

/// Raw HTML that runs code or embeds another document: removed from every output.
struct HTMLUnsafe: FaultRule, LinkRule {
    static let id = DiagnosticID.htmlUnsafe
    let headline: String

    init?(_ fault: MarkupFault.Kind) {
        switch fault {
        case .unsafeElement(let name): headline = "<\(name)> is removed with its content"
        case .unsafeAttribute(let name, let element): headline = "‘\(name)’ of <\(element)> is removed"
        case .unsafeURL(let scheme, let element): headline = "a ‘\(scheme):’ URL is removed from <\(element)>"
        default: return nil
        }
    }

    init?(_ problem: LinkProblem, of link: RawLink) {
        guard case .runsCode(let scheme) = problem else { return nil }
        headline = "a ‘\(scheme):’ URL is removed"
    }
}
