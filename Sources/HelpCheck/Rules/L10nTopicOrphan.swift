import HelpDiagnostics

/// A translation of a topic that the source locale has not, or not any more.
struct L10nTopicOrphan: Finding {
    static let id = DiagnosticID.l10nTopicOrphan
    let source: String
    let hasID: Bool
    var headline: String {
        hasID ? "no topic of \(source) has its asset id: the source is gone" : "\(source) has no topic at its path: the source is gone"
    }
    var hints: [String] { ["remove the translation, or give its source the same asset id"] }
    var detail: String { "" }

    /// The orphans of all locales.
    static func check(_ catalog: Catalog, source: Int) -> [Diagnostic] {
        let joins = catalog.joins(of: source)
        let failed = Set(catalog.failedPaths.map { TopicJoin.path(catalog.pathBelowLocale($0, locale: source)) })
        return catalog.locales.indices.filter { $0 != source }.flatMap { locale in
            catalog.locales[locale].topics.enumerated().compactMap { index, topic -> Diagnostic? in
                // Without a source it is only known to be where its id can be trusted, and no source at its place failed.
                let place = TopicJoin.path(catalog.pathBelowLocale(topic.path, locale: locale))
                guard !joins.contains(catalog.join(of: TopicReference(locale: locale, index: index))),
                    !failed.contains(place), topic.identity.assetID != nil || topic.parsed.frontMatter.text(.assetID) == nil
                else { return nil }
                let finding = Self(
                    source: catalog.locales[source].tag.description, hasID: topic.identity.assetID != nil)
                return Diagnostic(
                    finding, path: topic.path,
                    span: topic.parsed.frontMatter.text(.assetID)?.span ?? .fileStart,
                    locale: catalog.locales[locale].tag.description, assetID: topic.identity.assetID?.description)
            }
        }
    }
}
