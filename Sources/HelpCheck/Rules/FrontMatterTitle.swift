import HelpDiagnostics
import HelpMarkup

/// A topic without a title.
struct FrontMatterTitle: Finding, TopicRule {
    static let id = DiagnosticID.frontMatterTitle
    let heading: String?
    var headline: String { "the front matter has no ‘title’" }
    var hints: [String] {
        // In quotes, since a heading may hold what ends a plain value.
        guard let heading, heading.shortened == heading else { return ["add a line ‘title: …’"] }
        let quoted = heading.map { $0 == "\\" || $0 == "\"" ? "\\\($0)" : "\($0)" }.joined()
        return ["the first heading would do: title: \"\(quoted)\""]
    }
    var detail: String { "" }

    static func check(_ topic: Topic, in catalog: Catalog, report: inout TopicReport) {
        guard topic.parsed.frontMatter.text(.title) == nil else { return }
        let heading = topic.parsed.headings.first { !$0.text.isEmpty }?.text
        report.add(Self(heading: heading), at: topic.parsed.frontMatter.span)
    }
}
