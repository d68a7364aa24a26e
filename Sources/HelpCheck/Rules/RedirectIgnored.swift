import HelpDiagnostics
import HelpMarkup

/// A redirect in a file with text, which is published as any other topic.
struct RedirectIgnored: Finding, TopicRule {
    static let id = DiagnosticID.redirectIgnored
    let target: String
    var headline: String { "does not redirect to ‘\(target.shortened)’, since the file has text" }
    var hints: [String] { ["remove the text, or the ‘redirect’"] }
    var detail: String { target }

    static func check(_ topic: Topic, in catalog: Catalog, report: inout TopicReport) {
        guard topic.parsed.hasBody, let (target, span) = topic.parsed.frontMatter.text(.redirect) else { return }
        report.add(Self(target: target), at: span)
    }
}
