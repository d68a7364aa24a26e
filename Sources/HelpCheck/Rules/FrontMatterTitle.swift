import HelpDiagnostics
import HelpMarkup

/// A topic without a title.
struct FrontMatterTitle: Finding, TopicRule {
    static let id = DiagnosticID.frontMatterTitle
    let heading: String?
    var headline: String { "a topic has a ‘title’" }
    var hints: [String] { heading.map { ["the first heading would do: title: \($0)"] } ?? [] }
    var detail: String { "" }

    static func check(_ topic: Topic, in catalog: Catalog, report: inout TopicReport) {
        guard topic.parsed.frontMatter.text(.title) == nil else { return }
        report.add(Self(heading: topic.parsed.headings.first?.text), at: topic.parsed.frontMatter.span)
    }
}
