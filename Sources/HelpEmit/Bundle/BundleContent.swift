import HelpBundle
import HelpCheck
import HelpDiagnostics
import HelpKeys
import HelpMarkup

/// What of a checked catalogue goes into the bundle: which topics, under which numbers, and with which keys.
public struct BundleContent: Sendable {
    private let emitter: Emitter
    /// The topics by locale, in order; each becomes a record.
    public let references: [TopicReference]
    /// The number in the bundle of each topic; one number in all locales.
    private let topics: [TopicReference: Int]
    /// How many topics there are.
    private let topicCount: Int
    /// The locales of the bundle as indices of the catalogue.
    private let locales: [Int]
    /// The number in the bundle of each of these. Two folders of one locale, which is reported, are one locale here.
    private let numbers: [Int: Int]
    /// The locales of the bundle, by number.
    private let tags: [LocaleTag]
    /// The error ids of each topic, each in the best spelling that a locale has for it.
    private let errorIDs: [Int: [String]]
    /// What each of `references` says of itself first, for those without a description.
    private let summaries: [TopicReference: [UInt8]]

    /// What a topic says of itself first.
    public struct Beginning: Sendable {
        let paragraphs: [Summary.Paragraph]
    }

    /// The topics that `emitter` writes, joined across locales by asset id; those without one by MTPS id, else by error
    /// id, else by nothing. Of two topics of one locale with the same id the second is one of its own.
    ///
    /// - Parameter concurrently: applies a function to each index below a count, in any order or at once, and returns
    ///   the results by index.
    public static func gathering(
        _ emitter: Emitter,
        concurrently: (_ count: Int, _ body: @escaping @Sendable (Int) -> Beginning) async -> [Beginning]
    ) async -> BundleContent {
        let references = emitter.topics
        let beginnings = await concurrently(references.count) {
            Beginning(paragraphs: Summary.beginning(of: emitter.catalog[references[$0]].parsed.markup))
        }
        return BundleContent(emitter, references, beginnings)
    }

    private init(_ emitter: Emitter, _ references: [TopicReference], _ beginnings: [Beginning]) {
        self.emitter = emitter
        self.references = references
        let catalog = emitter.catalog
        locales = emitter.options.locales.sorted()
        var tags: [LocaleTag] = []
        for tag in locales.map({ catalog.locales[$0].tag }) where !tags.contains(tag) { tags.append(tag) }
        self.tags = tags
        numbers = Dictionary(
            uniqueKeysWithValues: locales.map { ($0, tags.firstIndex(of: catalog.locales[$0].tag) ?? 0) })
        summaries = Self.summaries(references, beginnings)
        var joined: [String: (topic: Int, locales: Set<Int>)] = [:]
        var topics: [TopicReference: Int] = [:]
        topics.reserveCapacity(references.count)
        var count = 0
        for reference in references {
            let name = Self.joiningName(catalog[reference].identity)
            let locale = numbers[reference.locale] ?? 0
            if let name, var known = joined[name], known.locales.insert(locale).inserted {
                joined[name] = known
                topics[reference] = known.topic
                continue
            }
            if let name, joined[name] == nil { joined[name] = (count, [locale]) }
            topics[reference] = count
            count += 1
        }
        self.topics = topics
        topicCount = count
        errorIDs = Self.bestSpellings(
            references.compactMap { reference in
                guard let topic = topics[reference], let id = catalog[reference].identity.errorID else { return nil }
                return (topic, id)
            })
    }

    private static func summaries(_ references: [TopicReference], _ beginnings: [Beginning]) -> [TopicReference: [UInt8]] {
        var (start, summaries) = (0, [TopicReference: [UInt8]]())
        summaries.reserveCapacity(references.count)
        while start < references.count {
            let end = references[start...].firstIndex { $0.locale != references[start].locale } ?? references.count
            let summary = Summary(beginnings[start..<end].map(\.paragraphs))
            for index in start..<end { summaries[references[index]] = summary.text(of: beginnings[index].paragraphs) }
            start = end
        }
        return summaries
    }

    /// Of the spellings of one id the one with the most capitals: URLs, which ids are often taken from, have none. A
    /// topic has more than one id where locales do not agree, as when one is misspelt.
    private static func bestSpellings(_ spellings: [(topic: Int, id: String)]) -> [Int: [String]] {
        var best: [Int: [String]] = [:]
        for (topic, id) in spellings {
            var known = best[topic, default: []]
            if let index = known.firstIndex(where: { $0.lowercased() == id.lowercased() }) {
                if capitals(id) > capitals(known[index]) { known[index] = id }
            } else {
                known.append(id)
            }
            best[topic] = known
        }
        return best
    }

    /// The error id of a topic with `own` in the best spelling that a locale has for it; without one that of another
    /// locale.
    private func errorID(_ own: String?, of reference: TopicReference) -> String? {
        let known = topics[reference].flatMap { errorIDs[$0] } ?? []
        guard let own else { return known.first }
        return known.first { $0.lowercased() == own.lowercased() } ?? own
    }

    private static func capitals(_ text: String) -> Int { text.unicodeScalars.count { $0.properties.isUppercase } }

    private static func joiningName(_ identity: TopicIdentity) -> String? {
        if let id = identity.assetID { return "asset \(id)" }
        if let id = identity.mtpsID { return "mtps \(id.folded)" }
        return identity.errorID.map { "error \($0.lowercased())" }
    }

    /// What the bundle holds beside its topics.
    public func contents(name: String, version: String?) -> BundleContents {
        let catalog = emitter.catalog
        let chosen = catalog.fallback.defaultLocale.flatMap { numbers[$0] }
        return BundleContents(
            name: name, version: version ?? "", locales: tags, defaultLocale: chosen ?? (tags.count == 1 ? 0 : nil),
            declared: catalog.settings.fallbacks,
            topicCount: topicCount, claims: claims)
    }

    // MARK: Records

    /// The record of a topic.
    public func record(of reference: TopicReference) -> BundleRecord { record(of: reference, emitter.body(of: reference)) }

    /// The record of a topic with its `body`.
    func record(of reference: TopicReference, _ body: XHTMLBody) -> BundleRecord {
        let topic = emitter.catalog[reference]
        let (frontMatter, identity, markup) = (topic.parsed.frontMatter, topic.identity, topic.parsed.markup)
        let labels = emitter.pages[reference.locale].labels.alerts
        var html = OutputBytes(capacity: body.count * 5 / 4)
        let links = emitter.checked.links(of: reference).map { rendered($0.target) }
        body.append(links: links, to: &html)
        var fields: [RecordField: [UInt8]] = [
            .text: PlainTextWriter.text(of: markup, labels: labels), .html: html.bytes,
            .summary: frontMatter.text(.description).map { Array($0.text.utf8) }
                ?? summaries[reference] ?? [],
        ]
        let others: [(RecordField, String?)] = [
            (.title, topic.title), (.url, identity.publishedURL), (.path, topic.path),
            (.date, TopicDate.normalized(frontMatter.text(.date)?.text)),
            (.version, identity.version),
            (.assetID, identity.assetID?.description),
            (.errorID, errorID(identity.errorID, of: reference)),
            (.mtpsID, identity.mtpsID?.description), (.contentKeyID, identity.contentKeyID?.description),
        ]
        for case (let field, let value?) in others { fields[field] = Array(value.utf8) }
        let translation: UInt8 =
            switch topic.translationType {
            case .machine: 1
            case .human: 2
            case nil: 0
            }
        return BundleRecord(
            topic: topics[reference] ?? 0, locale: numbers[reference.locale] ?? 0,
            translation: translation, fields: fields)
    }

    /// What a link becomes where there are no files: the target's own URL, which is a key of the bundle too.
    private func rendered(_ target: ResolvedLink.Target) -> RenderedLink {
        let catalog = emitter.catalog
        switch target {
        case .topic(let reference, _, let fragment):
            return url(of: catalog[reference].identity, fragment: fragment, from: reference.locale)
        case .anchor(let id): return .url(Emitter.fragment(id))
        case .asset(let path, let suffix):
            var url = PageFolder.url(ofPath: path)
            URLText.append(suffix, to: &url)
            return .url(url)
        case .redirect(let path):
            guard let locale = catalog.locale(of: path), let index = catalog.locales[locale].redirectByPath[path],
                case .external(let url) = emitter.checked.redirectEnds[locale][index]
            else { return .text(class: "external-scope") }
            return Emitter.external(url)
        case .external(let url): return Emitter.external(url)
        case .broken: return .text(class: "broken-link")
        case .outOfScope: return .text(class: "external-scope")
        }
    }

    private func url(of identity: TopicIdentity, fragment: String?, from locale: Int) -> RenderedLink {
        let address = identity.publishedURL ?? identity.assetID.map { "urn:uuid:\($0)" }
        guard let address, case .url(var url, _) = Emitter.external(address) else { return .text(class: "external-scope") }
        if let fragment { url += Emitter.fragment(fragment) }
        return .url(url)
    }

    // MARK: Keys

    private var claims: [BundleClaim] {
        let catalog = emitter.catalog
        var claims: [BundleClaim] = []
        for reference in references {
            guard let topic = topics[reference] else { continue }
            let locale = numbers[reference.locale]
            for (kind, text) in Self.keys(of: catalog[reference]) {
                Self.claim(text, kind, topic, kind == .contentKeyID ? locale : nil, &claims)
            }
        }
        for locale in locales {
            // What a file of redirections declares is a path of a site, and no name that anybody asks for.
            for (redirect, end) in zip(catalog.locales[locale].redirects, emitter.checked.redirectEnds[locale])
            where redirect.declaration == nil {
                guard case .topic(let target, _) = end, let topic = topics[target] else { continue }
                for (_, text) in Self.keys(of: redirect) { Self.claim(text, .redirect, topic, nil, &claims) }
            }
        }
        return claims
    }

    private static func claim(
        _ text: String, _ kind: MatchKind, _ topic: Int, _ locale: Int?, _ claims: inout [BundleClaim]
    ) {
        guard case .key(let key) = LookupKey(text) else { return }
        claims.append(BundleClaim(key: key.utf8, kind: kind, topic: topic, locale: locale))
    }

    /// Marks of the authoring system among the keywords, which say whether a topic is called from a program.
    private static let flags: Set<String> = ["nocsh", "csh"]

    private static func keys(of topic: Topic) -> [(MatchKind, String)] {
        let (identity, frontMatter) = (topic.identity, topic.parsed.frontMatter)
        let keywords = frontMatter.texts(.keywords).map(\.text).filter { !flags.contains($0.lowercased()) }
        let single: [(MatchKind, String?)] = [
            (.assetID, identity.assetID?.description), (.mtpsID, identity.mtpsID?.description),
            (.contentKeyID, identity.contentKeyID?.description), (.errorID, identity.errorID),
            (.errorID, identity.mtpsID?.leaf), (.ruleSuffix, RuleSuffix.name(in: topic.tocTitle)),
            (.fileName, ContentPath.name(of: topic.pagePath)),
        ]
        return single.compactMap { kind, text in text.map { (kind, $0) } }
            + frontMatter.texts(.aliases).map { (.alias, $0.text) } + keywords.map { (.keyword, $0) }
    }
}
