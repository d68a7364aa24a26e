import HelpDiagnostics
import HelpKeys
import HelpMarkup

/// A locale that cannot be told, or is not well formed.
struct LocaleUnknown: Finding, TopicRule {
    static let id = DiagnosticID.localeUnknown
    /// What is written, or nil where nothing says which locale the content has.
    let written: String?
    var headline: String {
        written.map { "‘\($0)’ is no locale: a language tag such as fr-FR" }
            ?? "no folder, ‘locale’ key or published URL says which locale this content has"
    }
    var hints: [String] {
        written == nil
            ? ["put topics into a folder for each locale (en-us/…), or set ‘defaultLocale’ in helpc.yml"] : []
    }

    static func check(_ topic: Topic, in catalog: Catalog, report: inout TopicReport) {
        guard let (text, span) = topic.parsed.frontMatter.text(.locale), LocaleTag(text) == nil else { return }
        report.add(Self(written: text), at: span)
    }
}
