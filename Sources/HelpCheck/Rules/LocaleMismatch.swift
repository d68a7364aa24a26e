import HelpDiagnostics
import HelpKeys
import HelpMarkup

/// A locale told in two ways that do not go together.
enum LocaleMismatch: Finding, TopicRule {
    static let id = DiagnosticID.localeMismatch
    /// The front matter or the URL of a topic names another locale than its folder.
    case topic(source: String, named: String, folder: String)
    /// Two folders are named after one locale.
    case folders(first: String, second: String, locale: String)

    var headline: String {
        switch self {
        case .topic(let source, let named, let folder): "\(source) names \(named), and the topic lies in \(folder)"
        case .folders(let first, let second, let locale): "the folders ‘\(first)’ and ‘\(second)’ are both of \(locale)"
        }
    }
    var hints: [String] {
        switch self {
        case .topic(let source, let named, _): ["move the topic to the folder of \(named), or correct the \(source)"]
        case .folders(let first, let second, _): ["move the topics of ‘\(second)’ to ‘\(first)’, or exclude one of them"]
        }
    }

    static func check(_ topic: Topic, in catalog: Catalog, report: inout TopicReport) {
        guard let locale = catalog.locale(of: topic.path) else { return }
        let tag = catalog.locales[locale].tag
        if let declared = topic.identity.declaredLocale, declared != tag,
            let span = topic.parsed.frontMatter.text(.locale)?.span
        {
            report.add(named("‘locale’", declared, tag), at: span)
        }
        if let named = topic.identity.urlLocale, named != tag, let span = topic.parsed.frontMatter.text(.mtpsURL)?.span {
            report.add(self.named("published URL", named, tag), at: span)
        }
    }

    private static func named(_ source: String, _ locale: LocaleTag, _ folder: LocaleTag) -> Self {
        .topic(source: source, named: locale.description, folder: folder.description)
    }

    /// What is wrong with the folder of a locale: one before it is of the same locale, so that links, fallback and look-up
    /// would find the topics of one of them only. Told once, at the first file.
    static func check(folderOf locale: Int, in catalog: Catalog) -> [Diagnostic] {
        let own = catalog.locales[locale]
        guard let first = catalog.locales[..<locale].first(where: { $0.tag == own.tag }),
            let path = (own.topics.first ?? own.redirects.first)?.path
        else { return [] }
        let finding = folders(first: first.folder, second: own.folder, locale: own.tag.description)
        return [Diagnostic(finding, path: path, locale: own.tag.description)]
    }
}
