import HelpKeys
import HelpMarkup

/// What helpc itself says on a page, in the page's language.
struct InterfaceLabels: Sendable {
    /// The language of the labels, where it is not the page's.
    var language: String?
    /// The titles of alerts.
    var alerts: XHTMLWriter.Labels
    /// The title of the contents page.
    var contents: String
    /// The heading over topics that no table of contents names.
    var otherTopics: String
    /// The title of the first page, and of a choice among languages.
    var languages: String
    /// What a redirect's page says before its link.
    var moved: String
    /// The link past what stands before the topic.
    var skip: String
    /// The way from the contents to the topic.
    var breadcrumb: String
    /// The neighbours of a topic in the table of contents.
    var section: String
    /// The link to the topic before this one.
    var previous: String
    /// The link to the topic after this one.
    var next: String
    /// The link to the neighbours that a page has no room for.
    var more: String
    /// The heading over the ids of a topic.
    var identifiers: String
    /// The name of each id.
    var ids: IDNames
    /// What a page says that no person translated.
    var machineTranslated: String
    /// What stands before the link from there to the original.
    var original: String
    /// A heading's link to itself.
    var headingLink: String
    /// The button that copies what stands beside it, before and after.
    var copy: (before: String, after: String)
    /// A part of a page that can be scrolled by itself.
    var scrollable: String
    /// The field that filters the contents.
    var filter: String
    /// What it says when nothing is left.
    var noMatch: String

    /// The names of a topic's ids.
    struct IDNames: Sendable {
        /// Of the error that the topic explains.
        var error: String
        /// Of the id that joins the languages.
        var asset: String
        /// Of the id in the published address.
        var topic: String
        /// Of the id of the topic in one language.
        var contentKey: String
        /// Of further names.
        var alias: String
        /// Of the address that the topic was published at.
        var address: String
    }

    /// The labels of the language nearest to `locale`: topics and labels fall back alike.
    static func best(for locale: LocaleTag?) -> InterfaceLabels {
        let step = fallback.best(for: LocaleRequest(locale.map { [$0] } ?? []))
        guard let index = step?.locale, all.indices.contains(index) else { return english }
        var (tag, labels) = all[index]
        if let locale, locale.language != tag.language {
            labels.language = tag.description
            labels.alerts.language = tag.description
        }
        return labels
    }

    private static let fallback = LocaleFallback(available: all.map(\.tag), default: all.first?.tag)

    private static let all: [(tag: LocaleTag, labels: InterfaceLabels)] = [
        ("en", english), ("fr", french), ("de", german), ("es", spanish), ("it", italian), ("ja", japanese),
        ("ko", korean), ("pt-BR", portuguese), ("ru", russian), ("zh-CN", simplifiedChinese),
        ("zh-TW", traditionalChinese),
    ].compactMap { name, labels in LocaleTag(name).map { ($0, labels) } }
}
