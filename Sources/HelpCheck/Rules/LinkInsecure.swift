import HelpDiagnostics
import HelpMarkup

/// A link to a page that is not encrypted on its way.
struct LinkInsecure: Finding, TopicRule {
    static let id = DiagnosticID.linkInsecure
    let url: String
    var headline: String { "‘\(url.shortened)’ is not encrypted on its way" }
    var hints: [String] { ["write ‘https:’ where the site has it"] }
    var detail: String { url }

    static func check(_ topic: Topic, in catalog: Catalog, report: inout TopicReport) {
        for link in topic.parsed.links where LinkDestination.scheme(of: link.destination) == "http" {
            report.add(Self(url: link.destination), at: link.span)
        }
    }
}
