import HelpDiagnostics
import HelpMarkup

/// A redirect in a file with text, which is published as any other topic.
struct RedirectIgnored: Finding, TopicRule {
    static let id = DiagnosticID.redirectIgnored
    let target: String
    /// The file, where the redirect is declared in another one.
    var source: String?
    var headline: String {
        guard let source else { return "does not redirect to ‘\(target.shortened)’, since the file has text" }
        return "‘\(source.shortened)’ does not redirect to ‘\(target.shortened)’, since the file is there"
    }
    var hints: [String] { [source == nil ? "remove the text, or the ‘redirect’" : "remove the file, or this entry"] }
    var detail: String { source.map { "\($0) \(target)" } ?? target }

    static func check(_ topic: Topic, in catalog: Catalog, report: inout TopicReport) {
        guard topic.parsed.hasBody, let (target, span) = topic.parsed.frontMatter.text(.redirect) else { return }
        report.add(Self(target: target), at: span)
    }
}
