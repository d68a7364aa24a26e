import HelpKeys
import HelpMarkup

/// What links lead to in words that are equal in every language: asset ids, and URLs without their locale; by their hash.
struct CanonicalTargets: Sendable {
    /// What a link leads to.
    enum Target: Hashable, Sendable {
        /// The topic that holds the link.
        case own
        /// Something that can be compared.
        case known(UInt64)
        /// Nothing that can: broken, out of the content, or not mapped. What is wrong with it is other rules' matter.
        case unknown
    }

    /// What each topic is known by, by locale and topic; nil where its id is not well formed, or another topic's.
    private let topics: [[UInt64?]]
    /// What each URL of the content is known by; the same ones stand in many topics.
    private let urls: [String: UInt64]

    /// The targets of the links of `checked`. O(links).
    init(_ checked: CheckedCatalog) {
        let catalog = checked.catalog
        topics = catalog.locales.indices.map { locale in
            let claims = catalog.locales[locale].topics.reduce(into: [AssetID: Int]()) { claims, topic in
                if let id = topic.identity.assetID { claims[id, default: 0] += 1 }
            }
            return catalog.locales[locale].topics.enumerated().map { index, topic in
                guard topic.identity.assetID.map({ claims[$0] == 1 }) ?? (topic.parsed.frontMatter.text(.assetID) == nil)
                else { return nil }
                return XXH64(Array(catalog.join(of: TopicReference(locale: locale, index: index)).text.utf8)).value
            }
        }
        var assets: [String: String] = [:]
        for topic in catalog.locales.lazy.flatMap(\.topics) {
            guard let id = topic.identity.mtpsID, let asset = topic.identity.assetID else { continue }
            if assets[id.folded] == nil { assets[id.folded] = asset.description }
        }
        let languages = Set(catalog.locales.map(\.tag.language))
        var urls: [String: UInt64] = [:]
        for link in checked.links.joined().joined() {
            guard case .external(let url) = link.target, urls[url] == nil else { continue }
            urls[url] = XXH64(Array(Self.canonical(url, assets, languages).utf8)).value
        }
        self.urls = urls
    }

    /// What a link that was resolved, and stands in the topic `origin`, leads to.
    func target(of resolved: ResolvedLink, in origin: TopicReference) -> Target {
        let own = topics[origin.locale][origin.index]
        switch resolved.target {
        case .topic(let reference, _, _):
            if reference == origin { return .own }
            return topics[reference.locale][reference.index].map { known($0, own) } ?? .unknown
        case .anchor: return .own
        case .asset(let path, _): return .known(XXH64(Array(ContentPath.name(of: path).lowercased().utf8)).value)
        case .external(let url): return urls[url].map { known($0, own) } ?? .unknown
        case .redirect, .broken, .outOfScope: return .unknown
        }
    }

    private func known(_ target: UInt64, _ own: UInt64?) -> Target { target == own ? .own : .known(target) }

    private static func canonical(_ url: String, _ assets: [String: String], _ languages: Set<String>) -> String {
        guard let published = PublishedURL(url), case .key(let key) = LookupKey(published.id) else {
            return CanonicalURL.key(of: url, languages: languages)
        }
        return assets[key.text] ?? key.text
    }
}
