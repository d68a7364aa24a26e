import HelpKeys

/// What published URLs lead to: topics of this content by their ids, and the pages of the sites that topics link to, by
/// locale.
struct PublishedPages: Sendable {
    /// The topic of an id, folded; nil where two have it.
    private let topics: [[String: Int?]]
    /// The pages that topics link to in their own locale: a proof that it has them.
    private let pages: Set<SitePlace.Page>

    /// The pages of `locales`.
    init(_ locales: [LocaleCatalog]) {
        topics = locales.map { locale in
            var topics: [String: Int?] = [:]
            for (index, topic) in locale.topics.enumerated() {
                let ids = [topic.identity.mtpsID?.folded, topic.identity.assetID?.description].compactMap { $0 }
                for id in Set(ids) { topics[id] = .some(topics.keys.contains(id) ? nil : index) }
            }
            return topics
        }
        pages = locales.reduce(into: []) { pages, locale in
            for topic in locale.topics { pages.formUnion(topic.sitePages.filter { $0.locale == locale.tag }) }
        }
    }

    /// The topic of `locale` that was published at `url`; nil where none was, or more than one, or another version of it.
    func topic(at url: PublishedURL, in locale: LocaleCatalog, _ index: Int) -> Int? {
        let id = AssetID(url.id)?.description ?? MTPSID(url.id)?.folded
        guard let id, case let found?? = topics[index][id] else { return nil }
        guard let wanted = url.version, let own = locale.topics[found].identity.version else { return found }
        return wanted.lowercased() == own.lowercased() ? found : nil
    }

    /// Whether a topic of that locale links to `page`.
    func contains(_ page: SitePlace.Page) -> Bool { pages.contains(page) }
}
