import HelpDiagnostics
import HelpKeys
import HelpMarkup

/// What identifies a topic, read from its front matter: each id with the place it stands at.
public struct TopicIdentity: Sendable {
    /// The asset id, which joins the locales.
    public var assetID: AssetID?
    /// The id in the published URL.
    public var mtpsID: MTPSID?
    /// The published URL as written, unless it would run code where it is a link.
    public var publishedURL: String?
    /// The product version that the published URL names, else the front matter, without the `v=` of URLs.
    public var version: String?
    /// The id of this topic in this locale.
    public var contentKeyID: ContentKeyID?
    /// The error id: declared, or the leaf of a dotted MTPS id.
    public var errorID: String?
    /// The locale that the front matter names.
    public var declaredLocale: LocaleTag?
    /// The locale that the published URL names.
    public var urlLocale: LocaleTag?

    /// Whether the topic has any id of its own.
    public var isIdentified: Bool { assetID != nil || mtpsID != nil || contentKeyID != nil || errorID != nil }

    /// The leaf of a dotted id. URLs are often in lower case; a title that ends in the same rule's name has its true
    /// one.
    private static func leaf(_ id: MTPSID?, title: String?) -> String? {
        guard let leaf = id?.leaf else { return nil }
        guard let name = title.flatMap(RuleSuffix.name), name.lowercased() == leaf.lowercased() else { return leaf }
        return name
    }

    /// Reads the ids of `frontMatter`; what is not well formed is left out here and reported by the rules.
    public init(_ frontMatter: FrontMatter) {
        assetID = frontMatter.text(.assetID).flatMap { AssetID($0.text) }
        contentKeyID = frontMatter.text(.contentKeyID).flatMap { ContentKeyID($0.text) }
        declaredLocale = frontMatter.text(.locale).flatMap { LocaleTag($0.text) }
        if let url = frontMatter.text(.mtpsURL)?.text, URLScheme.refused(in: url, isImage: false) == nil {
            publishedURL = url
            let published = PublishedURL(url)
            mtpsID = published.flatMap { MTPSID($0.id) }
            version = published?.version
            urlLocale = published?.locale
        }
        if version == nil, let text = frontMatter.text(.version)?.text {
            version = text.lowercased().hasPrefix("v=") ? String(text.dropFirst(2)) : text
        }
        errorID = frontMatter.text(.errorID)?.text ?? Self.leaf(mtpsID, title: frontMatter.text(.tocTitle)?.text)
    }
}
