import HelpDiagnostics
import HelpKeys
import HelpMarkup

/// A link to a published URL, taken apart once for all that ask for it.
struct PublishedLink: Sendable {
    /// The link as written.
    let link: RawLink
    /// What the URL names.
    let url: PublishedURL
    /// Where it is on a site that has its pages in several locales; nil for one that names no locale.
    let place: SitePlace?

    /// Takes `link` apart; nil for any other link.
    init?(_ link: RawLink) {
        // Nearly all links lead into the content.
        guard link.destination.hasByte(0x3A), let url = PublishedURL(link.destination.trimmingASCIISpace) else { return nil }
        self.link = link
        self.url = url
        place = url.locale.flatMap { SitePlace(link.destination, locale: $0) }
    }
}

/// A URL of a site that has its pages in several locales, taken apart: `https://host/LOCALE/PAGE`.
struct SitePlace: Sendable {
    /// The page in its locale.
    struct Page: Hashable, Sendable {
        /// The locale that the path names.
        let locale: LocaleTag
        /// The host and the rest of the path, folded: what is the same in every locale.
        let name: String
    }

    /// What it leads to.
    let page: Page
    /// Where the locale stands, in bytes.
    let range: Range<Int>

    /// Takes `text` apart; nil for what does not begin with a host and `locale`.
    init?(_ text: String, locale: LocaleTag) {
        let bytes = Array(text.utf8)
        guard let colon = bytes.firstIndex(of: 0x3A), bytes[colon...].starts(with: [0x3A, 0x2F, 0x2F]),
            let slash = bytes[(colon + 3)...].firstIndex(of: 0x2F)
        else { return nil }
        let end = bytes[(slash + 1)...].firstIndex(of: 0x2F) ?? bytes.count
        guard LocaleTag(String(decoding: bytes[slash + 1..<end], as: UTF8.self)) == locale else { return nil }
        range = slash + 1..<end
        let rest = bytes[end...].prefix { $0 != 0x3F && $0 != 0x23 }
        page = Page(locale: locale, name: String(decoding: bytes[colon + 3..<slash] + rest, as: UTF8.self).lowercased())
    }
}
