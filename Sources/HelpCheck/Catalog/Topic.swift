import HelpDiagnostics
import HelpKeys
import HelpMarkup

/// A topic in its place: parsed, identified, and put into the catalogue of its locale.
///
/// A class, and immutable: topics are handed around by the hundred thousand, and a reference is all that takes.
public final class Topic: Sendable {
    /// The file.
    public let parsed: ParsedTopic
    /// Its ids.
    public let identity: TopicIdentity
    /// The path of its page without extension; pages mirror the content.
    public let pagePath: String
    /// The title, or the file's name where there is none.
    public let title: String
    /// The title for tables of contents.
    public let tocTitle: String
    /// The file that says so, for what only redirects and is no file itself.
    public let declaration: String?
    /// Its anchors by name.
    let anchors: AnchorIndex
    /// Its links to published URLs.
    let publishedLinks: [PublishedLink]

    /// The path relative to the content folder.
    public var path: String { parsed.path }

    /// How the topic came into its language; nil where the front matter does not say.
    public var translationType: TranslationType? {
        parsed.frontMatter.text(.translationType).flatMap { TranslationType($0.text) }
    }

    /// The pages of sites that it links to, by which others learn that these are there.
    var sitePages: Set<SitePlace.Page> { Set(publishedLinks.compactMap(\.place?.page)) }

    /// Whether no other topic, index or table of contents can tell this version of a topic from `other`: path, front
    /// matter, title and anchors are the same, and the pages of sites that it links to. Which assets it shows may differ.
    public func looksAlike(_ other: Topic) -> Bool {
        parsed.path == other.parsed.path && parsed.frontMatter == other.parsed.frontMatter && title == other.title
            && (parsed.redirect == nil) == (other.parsed.redirect == nil)
            && parsed.anchors.map { [$0.name, $0.id] } == other.parsed.anchors.map { [$0.name, $0.id] }
            && sitePages == other.sitePages
    }

    /// A topic with the ids of its front matter.
    public init(_ parsed: ParsedTopic, declaration: String? = nil) {
        self.parsed = parsed
        self.declaration = declaration
        identity = TopicIdentity(parsed.frontMatter)
        pagePath = ContentPath.withoutExtension(parsed.path)
        title = parsed.title ?? ContentPath.name(of: pagePath)
        tocTitle = parsed.tocTitle ?? title
        anchors = AnchorIndex(parsed.anchors)
        publishedLinks = parsed.links.compactMap { PublishedLink($0) }
    }
}

/// Where a topic is in its catalogue.
public struct TopicReference: Sendable, Hashable, Comparable {
    /// The index of the locale.
    public var locale: Int
    /// The index of the topic in its locale.
    public var index: Int

    /// A reference.
    public init(locale: Int, index: Int) {
        self.locale = locale
        self.index = index
    }

    /// By locale, then by topic: the order of paths within a locale.
    public static func < (left: TopicReference, right: TopicReference) -> Bool {
        (left.locale, left.index) < (right.locale, right.index)
    }
}
