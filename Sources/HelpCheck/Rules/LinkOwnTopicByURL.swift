import HelpDiagnostics
import HelpKeys
import HelpMarkup

/// A link to the published URL of a topic that is part of this content.
struct LinkOwnTopicByURL: Finding, TopicRule {
    static let id = DiagnosticID.linkOwnTopicByURL
    let url: String
    let way: String
    var headline: String { "‘\(url.shortened)’ is a topic of this content" }
    var hints: [String] { ["link to ‘\(way.shortened)’"] }
    var detail: String { url }

    static func check(_ topic: Topic, in catalog: Catalog, report: inout TopicReport) {
        guard let index = catalog.locale(of: topic.path) else { return }
        for published in topic.publishedLinks {
            guard let target = OwnTopicLink(published, from: topic, in: catalog, index) else { continue }
            // One that names another locale is reported for that.
            if let page = published.place?.page, page.locale != catalog.locales[index].tag { continue }
            let link = published.link
            let fix = target.isSafe ? LinkSpelling(link)?.replacingAll(with: target.way, fragment: target.fragment) : nil
            report.add(Self(url: link.destination, way: target.way), at: link.span, fix: fix)
        }
    }
}
