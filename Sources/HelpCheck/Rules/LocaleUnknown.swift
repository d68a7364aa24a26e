import HelpDiagnostics
import HelpKeys
import HelpMarkup

/// A locale that cannot be told, or is not well formed.
enum LocaleUnknown: Finding, TopicRule {
    static let id = DiagnosticID.localeUnknown
    /// Nothing says which locale the content as a whole has.
    case content
    /// A topic beside the folders of the locales.
    case outside
    /// A key that names none.
    case malformed(String)

    var headline: String {
        switch self {
        case .content: "no folder, ‘locale’ key or published URL says which locale this content has"
        case .outside: "a topic outside the folders of the locales belongs to none of them"
        case .malformed(let text): "‘\(text)’ is no language tag"
        }
    }
    var hints: [String] {
        switch self {
        case .content: ["put topics into a folder for each locale (en-us/…), or set ‘defaultLocale’ in helpc.yml"]
        case .outside: ["move it into the folder of its locale, or exclude it in helpc.yml"]
        case .malformed: ["write a tag such as fr-FR, or leave ‘locale’ out in the folder of a locale"]
        }
    }

    static func check(_ topic: Topic, in catalog: Catalog, report: inout TopicReport) {
        guard let (text, span) = topic.parsed.frontMatter.text(.locale), LocaleTag(text) == nil else { return }
        report.add(malformed(text), at: span)
    }
}
