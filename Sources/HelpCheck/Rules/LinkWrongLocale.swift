import HelpDiagnostics
import HelpKeys
import HelpMarkup

/// A link to a topic or a page in another locale, though it is there in the topic's own.
struct LinkWrongLocale: LinkRule, TopicRule {
    static let id = DiagnosticID.linkWrongLocale
    let written: String
    let locale: String
    /// What to write instead.
    let way: String
    private let mended: Mended

    private enum Mended {
        /// The path becomes `way`; nil where the link's fragment is no anchor there.
        case path(Bool)
        case all(fragment: String?)
        case part(Range<Int>)
        case nobodyKnows
    }

    var headline: String { "‘\(written.shortened)’ leads to \(locale), and this locale has it too" }
    var hints: [String] { if case .part = mended { ["write ‘\(way)’ for the locale"] } else { ["link to ‘\(way.shortened)’"] } }
    var detail: String { written }

    init?(_ problem: LinkProblem, of link: RawLink) {
        guard case .wrongLocale(let locale, let way, let hasAnchor) = problem else { return nil }
        self.init(written: link.destination, locale: locale, way: way, mended: .path(hasAnchor))
    }

    private init(written: String, locale: String, way: String, mended: Mended) {
        self.written = written
        self.locale = locale
        self.way = way
        self.mended = mended
    }

    func fix(of link: RawLink) -> Fix? {
        guard let spelling = LinkSpelling(link) else { return nil }
        switch mended {
        case .path(let hasAnchor): return hasAnchor ? spelling.replacingPath(with: way) : nil
        case .all(let fragment): return spelling.replacingAll(with: way, fragment: fragment)
        case .part(let range): return spelling.replacing(range, with: Array(way.utf8))
        case .nobodyKnows: return nil
        }
    }

    static func check(_ topic: Topic, in catalog: Catalog, report: inout TopicReport) {
        guard let index = catalog.locale(of: topic.path) else { return }
        let own = catalog.locales[index]
        for published in topic.publishedLinks {
            guard let place = published.place, place.page.locale != own.tag else { continue }
            let (link, locale) = (published.link, place.page.locale.description)
            if let target = OwnTopicLink(published, from: topic, in: catalog, index) {
                let mended = target.isSafe ? Mended.all(fragment: target.fragment) : .nobodyKnows
                report.add(Self(written: link.destination, locale: locale, way: target.way, mended: mended), of: link)
            } else if catalog.published.contains(SitePlace.Page(locale: own.tag, name: place.page.name)) {
                let way = own.tag.description.lowercased()
                report.add(Self(written: link.destination, locale: locale, way: way, mended: .part(place.range)), of: link)
            }
        }
    }
}

/// A published URL that names a topic which the locale has, and how to link to that.
struct OwnTopicLink {
    /// The path from the linking topic.
    let way: String
    /// The place in the topic that the URL names.
    let fragment: String?
    /// Whether the link can become `way`: the version is that of the topic, its anchor is there, nothing is lost.
    let isSafe: Bool

    /// What `published` in `topic`, of the locale at `index`, comes to; nil for a URL of nothing that the locale has.
    init?(_ published: PublishedLink, from topic: Topic, in catalog: Catalog, _ index: Int) {
        let (link, url) = (published.link, published.url)
        let own = catalog.locales[index]
        guard let found = catalog.published.topic(at: url, in: own, index) else { return nil }
        let target = own.topics[found]
        way = ContentPath.relative(from: ContentPath.folder(of: topic.path), to: target.path)
        let mark = link.destination.firstIndex(of: "#")
        fragment = mark.map { URLText.decoded(String(link.destination[link.destination.index(after: $0)...])) }
        let hasAnchor = fragment.map { target.anchors.anchor(named: $0) != nil } ?? true
        let isSameVersion = url.version != nil && target.identity.version != nil
        isSafe = hasAnchor && isSameVersion && link.syntax != .autolink && !link.destination.utf8.contains(0x3F)
    }
}
