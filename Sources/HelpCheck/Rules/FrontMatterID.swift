import HelpDiagnostics
import HelpMarkup

/// A topic without an id of any kind: its path stands in, and no translation can join it.
struct FrontMatterID: Finding, TopicRule {
    static let id = DiagnosticID.frontMatterID
    var headline: String { "a topic without ‘assetid’ cannot be joined with its translations" }
    var hints: [String] { ["give it an ‘assetid’: a GUID, the same in every locale"] }
    var detail: String { "" }

    static func check(_ topic: Topic, in catalog: Catalog, report: inout TopicReport) {
        let frontMatter = topic.parsed.frontMatter
        // One that is there and malformed is reported as such.
        guard !topic.identity.isIdentified, frontMatter.text(.assetID) == nil, frontMatter.text(.mtpsURL) == nil else {
            return
        }
        report.add(Self(), at: frontMatter.span)
    }
}
