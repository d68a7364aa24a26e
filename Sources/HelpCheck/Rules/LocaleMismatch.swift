import HelpDiagnostics
import HelpKeys
import HelpMarkup

/// A topic whose front matter or URL names another locale than its folder.
struct LocaleMismatch: Finding, TopicRule {
    static let id = DiagnosticID.localeMismatch
    let source: String
    let named: String
    let folder: String
    var headline: String { "\(source) names \(named), and the topic lies in \(folder)" }
    var hints: [String] { ["move the topic to the folder of \(named), or correct the \(source)"] }

    static func check(_ topic: Topic, in catalog: Catalog, report: inout TopicReport) {
        guard let locale = catalog.locale(of: topic.path) else { return }
        let tag = catalog.locales[locale].tag
        if let declared = topic.identity.declaredLocale, declared != tag,
            let span = topic.parsed.frontMatter.text(.locale)?.span
        {
            report.add(Self(source: "‘locale’", named: declared.description, folder: tag.description), at: span)
        }
        if let named = topic.identity.urlLocale, named != tag, let span = topic.parsed.frontMatter.text(.mtpsURL)?.span {
            report.add(Self(source: "published URL", named: named.description, folder: tag.description), at: span)
        }
    }
}
