import HelpDiagnostics

/// Topics of a folder of the source locale that another locale lacks.
struct L10nTopicMissing: Finding {
    static let id = DiagnosticID.l10nTopicMissing
    let locale: String
    let folder: String
    let names: [String]
    let total: Int
    /// What the topics are known by.
    let parts: [String]
    var headline: String {
        let topics = total == 1 ? "the topic" : names.count == total ? "all \(total) topics" : "\(names.count) of the \(total) topics"
        return "\(locale) lacks \(topics) of ‘\(folder.isEmpty ? "." : folder)’: \(names.quotedList())"
    }
    var hints: [String] {
        (names.count > 3 ? ["these are \(names.quotedList(limit: 40))"] : [])
            + ["translate them, or turn ‘l10n-topic-missing’ off for a locale that is not meant to be complete"]
    }
    /// Which topics they are changes with each that is translated.
    var detail: String { folder }

    /// What each locale lacks, one finding a folder.
    static func check(_ catalog: Catalog, source: Int) -> [Diagnostic] {
        let topics = catalog.locales[source].topics
        var folders: [(path: String, topics: [(topic: Topic, join: TopicJoin)])] = []
        var places: [String: Int] = [:]
        for (index, topic) in topics.enumerated() {
            let folder = ContentPath.folder(of: topic.path)
            let entry = (topic, catalog.join(of: TopicReference(locale: source, index: index)))
            let place = places[folder, default: folders.count]
            if place == folders.count {
                places[folder] = place
                folders.append((folder, []))
            }
            folders[place].topics.append(entry)
        }
        return catalog.locales.indices.filter { $0 != source }.flatMap { locale in
            let joins = catalog.joins(of: locale)
            return folders.compactMap { folder -> Diagnostic? in
                let missing = folder.topics.filter { entry in
                    !joins.contains(entry.join) && !hasFailed(entry.topic, in: locale, catalog, source)
                }
                guard !missing.isEmpty else { return nil }
                let finding = Self(
                    locale: catalog.locales[locale].tag.description, folder: folder.path,
                    names: missing.map { ContentPath.name(of: $0.topic.path) }, total: folder.topics.count,
                    parts: missing.map(\.join.text))
                // What may have changed: the source, or the translation that is not there any more.
                let places = missing.map { entry in
                    ContentPath.join(catalog.locales[locale].folder, catalog.pathBelowLocale(entry.topic.path, locale: source))
                }
                return Diagnostic(
                    finding, path: folder.path, locale: finding.locale, causes: missing.map(\.topic.path) + places)
            }
        }
    }

    /// A translation that could not be compiled is reported for that.
    private static func hasFailed(_ topic: Topic, in locale: Int, _ catalog: Catalog, _ source: Int) -> Bool {
        let path = catalog.pathBelowLocale(topic.path, locale: source)
        return catalog.failedPaths.contains(ContentPath.join(catalog.locales[locale].folder, path))
    }
}
