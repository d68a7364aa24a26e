import HelpDiagnostics
import HelpMarkup

/// Raw HTML that runs code or embeds another document: removed from every output.
struct HTMLUnsafe: FaultRule, LinkRule, TopicRule {
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
        self.init(scheme: scheme)
    }

    private init(scheme: String) { headline = "a ‘\(scheme):’ URL is removed" }

    /// The published URL, which bundles and pages link to.
    static func check(_ topic: Topic, in catalog: Catalog, report: inout TopicReport) {
        guard let (url, span) = topic.parsed.frontMatter.text(.mtpsURL),
            let scheme = URLScheme.refused(in: url, isImage: false)
        else { return }
        report.add(Self(scheme: scheme), at: span)
    }
}
