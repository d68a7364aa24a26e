import HelpKeys
import HelpMarkup

/// What links lead to in words that are equal in every language: asset ids, and URLs without their locale.
struct CanonicalTargets: Sendable {
    /// What a link leads to.
    enum Target: Hashable, Sendable {
        /// The topic that holds the link.
        case own
        /// Something that can be compared.
        case known(String)
        /// Nothing that can: broken, out of the content, or not mapped. What is wrong with it is other rules' matter.
        case unknown
    }

    private let catalog: Catalog
    private let assetOfMTPSID: [String: String]

    /// The targets of links in `catalog`.
    init(_ catalog: Catalog) {
        self.catalog = catalog
        var assets: [String: String] = [:]
        for topic in catalog.locales.lazy.flatMap(\.topics) {
            guard let id = topic.identity.mtpsID, let asset = topic.identity.assetID else { continue }
            if assets[id.folded] == nil { assets[id.folded] = asset.description }
        }
        assetOfMTPSID = assets
    }

    /// What `link`, which stands in the topic `origin`, leads to.
    func target(of link: RawLink, _ resolved: ResolvedLink, in origin: TopicReference) -> Target {
        switch resolved.target {
        case .topic(let reference, _, _):
            let join = catalog.join(of: reference)
            return join == catalog.join(of: origin) ? .own : .known(join.text)
        case .anchor: return .own
        case .asset(let path, _): return .known(ContentPath.name(of: path).lowercased())
        case .external(let url): return external(url, in: origin)
        case .redirect, .broken, .outOfScope: return .unknown
        }
    }

    private func external(_ url: String, in origin: TopicReference) -> Target {
        if let published = PublishedURL(url), case .key(let key) = LookupKey(published.id) {
            let id = String(decoding: key.utf8, as: UTF8.self)
            let asset = assetOfMTPSID[id] ?? id
            return asset == catalog.join(of: origin).text ? .own : .known(asset)
        }
        return .known(CanonicalURL.key(of: url, language: catalog.locales[origin.locale].tag.language))
    }
}
