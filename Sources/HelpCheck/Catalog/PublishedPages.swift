import HelpKeys
import HelpMarkup

/// What published URLs lead to: topics of this content by their ids, and the pages of the sites that topics link to, by
/// locale.
struct PublishedPages: Sendable {
    /// The topic of an id, folded; nil where two have it.
    private let topics: [[String: Int?]]
    /// The pages that topics of a locale link to in that locale: a proof that it has them.
    private let pages: [Set<String>]

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
        pages = locales.map { locale in
            var pages: Set<String> = []
            for topic in locale.topics {
                for link in topic.parsed.links {
                    if let place = SitePlace(link.destination), place.locale == locale.tag { pages.insert(place.page) }
                }
            }
            return pages
        }
    }

    /// The topic of `locale` that was published at `url`; nil where none was, or more than one, or another version of it.
    func topic(at url: PublishedURL, in locale: LocaleCatalog, _ index: Int) -> Int? {
        let id = AssetID(url.id)?.description ?? MTPSID(url.id)?.folded
        guard let id, case let found?? = topics[index][id] else { return nil }
        guard let wanted = url.version, let own = locale.topics[found].identity.version else { return found }
        return wanted.lowercased() == own.lowercased() ? found : nil
    }

    /// Whether a topic of the locale at `index` links to `page` in that locale.
    func hasPage(_ page: String, in index: Int) -> Bool { pages[index].contains(page) }
}

/// A URL of a site that has its pages in several locales, taken apart: `https://host/LOCALE/PAGE`.
struct SitePlace {
    /// The locale that the path names.
    let locale: LocaleTag
    /// Where that stands, in bytes.
    let range: Range<Int>
    /// The host and the rest of the path, folded: what is the same in every locale.
    let page: String

    /// Takes `text` apart; nil for what is no URL of such a site, and for one whose path begins with no locale.
    init?(_ text: String) {
        // Nearly all links lead into the content.
        guard text.utf8.contains(0x3A), let locale = PublishedURL(text)?.locale else { return nil }
        let bytes = Array(text.utf8)
        guard let colon = bytes.firstIndex(of: 0x3A), bytes[colon...].starts(with: [0x3A, 0x2F, 0x2F]),
            let slash = bytes[(colon + 3)...].firstIndex(of: 0x2F)
        else { return nil }
        let end = bytes[(slash + 1)...].firstIndex(of: 0x2F) ?? bytes.count
        guard LocaleTag(String(decoding: bytes[slash + 1..<end], as: UTF8.self)) == locale else { return nil }
        self.locale = locale
        range = slash + 1..<end
        let rest = bytes[end...].prefix { $0 != 0x3F && $0 != 0x23 }
        page = String(decoding: bytes[colon + 3..<slash] + rest, as: UTF8.self).lowercased()
    }
}
