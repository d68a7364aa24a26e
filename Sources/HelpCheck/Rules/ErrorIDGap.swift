import HelpDiagnostics
import HelpKeys
import HelpMarkup

/// An error id that one locale has a topic on and another one has none on.
struct ErrorIDGap: Finding {
    static let id = DiagnosticID.errorIDGap
    let errorID: String
    let locale: String
    /// The topic of the same asset id in that locale, which is on something else.
    let counterpart: String?
    var headline: String {
        let gap = "‘\(errorID.shortened)’ has no topic in \(locale)"
        return counterpart.map { "\(gap); ‘\($0)’ has this topic's asset id and another error id" } ?? gap
    }
    var hints: [String] {
        [counterpart == nil ? "translate this topic" : "correct the error id there, or name this one in its ‘aliases’"]
    }
    var detail: String { errorID }

    /// The gaps of all locales, each at the topic that has the id.
    ///
    /// What there has to be a topic on is told by the source locale where one is configured, else by most locales.
    static func check(_ catalog: Catalog) -> [Diagnostic] {
        let ids = catalog.locales.map(Self.ids)
        let source = catalog.settings.sourceLocale.flatMap { tag in catalog.locales.firstIndex { $0.tag == tag } }
        var holders: [String: [Int]] = [:]
        for (locale, ids) in ids.enumerated() { for id in ids.keys { holders[id, default: []].append(locale) } }
        var result: [Diagnostic] = []
        for (id, locales) in holders where locales.count < ids.count {
            guard source.map(locales.contains) ?? (locales.count * 2 > ids.count) else { continue }
            let preferred = source ?? catalog.sourceLocale ?? 0
            let holder = locales.contains(preferred) ? preferred : locales[0]
            guard case let index?? = ids[holder][id] else { continue }
            let topic = catalog.locales[holder].topics[index]
            for locale in catalog.locales.indices where !locales.contains(locale) {
                result.append(gap(of: topic, in: catalog.locales[locale]))
            }
        }
        return result
    }

    /// The topic on each error id, folded; nil for what is only an alias.
    private static func ids(of locale: LocaleCatalog) -> [String: Int?] {
        var ids: [String: Int?] = [:]
        for topic in locale.topics {
            for alias in topic.parsed.frontMatter.texts(.aliases) { ids[alias.text.lowercased()] = .some(nil) }
        }
        for (index, topic) in locale.topics.enumerated().reversed() {
            if let id = topic.identity.errorID { ids[id.lowercased()] = index }
        }
        return ids
    }

    private static func gap(of topic: Topic, in locale: LocaleCatalog) -> Diagnostic {
        let counterpart = topic.identity.assetID.flatMap { locale.byAssetID[$0] }.map { locale.topics[$0] }
        let finding = Self(
            errorID: topic.identity.errorID ?? "", locale: locale.tag.description,
            counterpart: counterpart.map { ContentPath.name(of: $0.path) })
        let span = topic.parsed.frontMatter.text(.errorID)?.span ?? topic.parsed.frontMatter.text(.mtpsURL)?.span
        return Diagnostic(
            finding, path: topic.path, span: span ?? .fileStart, locale: locale.tag.description,
            assetID: topic.identity.assetID?.description)
    }
}
