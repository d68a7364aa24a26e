import HelpDiagnostics
import HelpKeys
import HelpMarkup

/// An asset id that is no GUID.
struct AssetIDInvalid: Finding, TopicRule {
    static let id = DiagnosticID.assetIDInvalid
    let written: String
    var headline: String { "‘\(written)’ is no asset id: a GUID has 32 hexadecimal digits in five groups" }
    var hints: [String] { ["take the id of the topic's translations, or a new GUID where there are none"] }

    static func check(_ topic: Topic, in catalog: Catalog, report: inout TopicReport) {
        guard let (text, span) = topic.parsed.frontMatter.text(.assetID), AssetID(text) == nil else { return }
        report.add(Self(written: text), at: span)
    }
}
