import HelpCheck
import HelpKeys

/// What all pages of a locale share, worked out once.
///
/// A class, so that who reads one thing of it does not hold each of the others meanwhile: pages are made on all cores.
final class LocalePages: Sendable {
    /// The canonical tag, as attributes have it.
    let tag: String
    /// Whether it is written from right to left.
    let isRightToLeft: Bool
    /// What the language calls itself.
    let name: String
    /// What helpc says in it.
    let labels: InterfaceLabels
    /// The path of each topic's page as part of a URL, without extension.
    let urls: [[UInt8]]
    /// Where its topics stand in its table of contents.
    let places: TocPlaces
    /// The locales that serve where this one lacks a topic, best first.
    let fallbacks: [Int]

    /// What the pages of the locale with the index `locale` share.
    init(_ checked: CheckedCatalog, _ locale: Int) {
        let locales = checked.catalog.locales
        tag = locales[locale].tag.description
        isRightToLeft = locales[locale].tag.isRightToLeft
        name = LanguageName.of(locales[locale].tag)
        labels = .best(for: locales[locale].tag)
        urls = locales[locale].topics.map { PageFolder.url(ofPath: $0.pagePath) }
        places = TocPlaces(checked.tocs[locale], locale: locale)
        fallbacks = checked.catalog.fallbacks(of: locale)
    }
}
