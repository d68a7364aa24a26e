import HelpDiagnostics
import HelpKeys
import HelpMarkup

/// The whole content, by locale; what the rules look at and the outputs are made of.
public struct Catalog: Sendable {
    /// The locales, by folder.
    public private(set) var locales: [LocaleCatalog]
    /// All files of the content.
    public let listing: ContentListing
    /// Files that look like topics and could not be compiled: a link to one is no second fault.
    public let failedPaths: Set<String>
    /// The asset ids of such files, by the locale's folder, as far as they can be told: such a topic is neither missing nor
    /// without a source.
    public let failedAssetIDs: [String: Set<AssetID>]
    /// What configuration says about links and locales.
    public let settings: CheckSettings
    /// Which locale serves which, in which order.
    public let fallback: LocaleFallback
    /// What published URLs lead to.
    let published: PublishedPages
    private let localeOfFolder: [String: Int]

    /// Puts locales together.
    public init(
        locales: [LocaleCatalog], listing: ContentListing, failedPaths: Set<String>,
        failedAssetIDs: [String: Set<AssetID>] = [:], settings: CheckSettings
    ) {
        self.locales = locales.sorted { $0.folder.precedes($1.folder) }
        self.listing = listing
        self.failedPaths = failedPaths
        self.failedAssetIDs = failedAssetIDs
        self.settings = settings
        published = PublishedPages(self.locales)
        let tags = self.locales.map(\.tag)
        fallback = LocaleFallback(
            available: tags, default: settings.defaultLocale ?? Self.likelyDefault(self.locales),
            declared: settings.fallbacks)
        localeOfFolder = Dictionary(
            self.locales.enumerated().map { ($1.folder, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The locale whose published URLs need no locale segment, else English, else the first.
    private static func likelyDefault(_ locales: [LocaleCatalog]) -> LocaleTag? {
        let silent = locales.filter { locale in
            locale.topics.contains { $0.identity.publishedURL != nil }
                && !locale.topics.contains { $0.identity.urlLocale != nil }
        }
        if silent.count == 1 { return silent[0].tag }
        return locales.first { $0.tag.language == "en" }?.tag ?? locales.first?.tag
    }

    /// The locale that the others are translated from: the configured one, else the default locale.
    public var sourceLocale: Int? {
        settings.sourceLocale.flatMap { tag in locales.firstIndex { $0.tag == tag } } ?? fallback.defaultLocale
    }

    /// The same content with `topics` in the place of those that the references name; paths and ids have to be the same.
    func replacing(_ topics: [TopicReference: Topic]) -> Catalog {
        var catalog = self
        for (reference, topic) in topics { catalog.locales[reference.locale].topics[reference.index] = topic }
        return catalog
    }

    /// The topic that `reference` names.
    public subscript(reference: TopicReference) -> Topic { locales[reference.locale].topics[reference.index] }

    /// All topics in order.
    public var references: [TopicReference] {
        locales.indices.flatMap { locale in
            locales[locale].topics.indices.map { TopicReference(locale: locale, index: $0) }
        }
    }

    /// What was parsed for topics and redirects, by path.
    public var parsedTopics: [String: ParsedTopic] {
        var parsed: [String: ParsedTopic] = [:]
        for locale in locales { for topic in locale.topics + locale.redirects { parsed[topic.path] = topic.parsed } }
        return parsed
    }

    /// The locale that owns `path`, or nil for a file outside all of them.
    public func locale(of path: String) -> Int? {
        if let only = localeOfFolder[""] { return only }
        let first = path.utf8.firstIndex(of: 0x2F).map { String(path[..<$0]) } ?? path
        return localeOfFolder[first]
    }

    /// The topic at exactly `path`.
    public func topic(at path: String) -> TopicReference? {
        guard let locale = locale(of: path), let index = locales[locale].byPath[path] else { return nil }
        return TopicReference(locale: locale, index: index)
    }

    /// The redirect at exactly `path`.
    public func redirect(at path: String) -> Topic? {
        guard let locale = locale(of: path), let index = locales[locale].redirectByPath[path] else { return nil }
        return locales[locale].redirects[index]
    }

    /// The same topic in each locale that has it, by locale, itself included; joined by asset id.
    public func translations(of reference: TopicReference) -> [TopicReference] {
        guard let id = self[reference].identity.assetID else { return [reference] }
        return locales.indices.compactMap { locale in
            if locale == reference.locale { return reference }
            return locales[locale].byAssetID[id].map { TopicReference(locale: locale, index: $0) }
        }
    }

    /// The locales that may serve instead of `locale`, best first.
    public func fallbacks(of locale: Int) -> [Int] {
        let request = LocaleRequest([locales[locale].tag])
        return fallback.chain(for: request).map(\.locale).filter { $0 != locale }
    }
}
