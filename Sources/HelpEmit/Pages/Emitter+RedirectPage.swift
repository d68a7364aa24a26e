import HelpCheck
import HelpMarkup

extension Emitter {
    /// The page of a file that only redirects: it leads on by itself, and says so to who does not follow.
    func redirectPage(_ locale: Int, _ index: Int) -> [UInt8] {
        let redirect = catalog.locales[locale].redirects[index]
        let folder = ContentPath.folder(of: redirect.pagePath)
        switch checked.redirectEnds[locale][index] {
        case .topic(let reference):
            let link = rendered(.topic(reference, query: nil, fragment: nil), from: folder, locale: locale, .html)
            return forwardPage(to: link, title: catalog[reference].title, from: folder, locale)
        case .external(let url):
            return forwardPage(to: Self.external(url), title: url, from: folder, locale)
        case .rooted, .nowhere, .loop:
            let title = redirect.parsed.redirect?.text ?? redirect.title
            return forwardPage(to: .text(class: "broken-link"), title: title, from: folder, locale)
        }
    }

    /// A page in the locale's folder that leads to a file beside it.
    func forwardPage(to file: String, _ locale: Int) -> [UInt8] {
        forwardPage(
            to: .url(Array(file.utf8)), title: labels[locale].contents, from: catalog.locales[locale].folder, locale)
    }

    private func forwardPage(to link: RenderedLink, title: String, from folder: String, _ locale: Int) -> [UInt8] {
        var page = Page(
            language: catalog.locales[locale].tag.description, title: title, root: root(from: folder))
        if case .url(let url, _) = link {
            page.raw("<meta http-equiv=\"refresh\" content=\"0; url=")
            page.append { XMLText.appendAttribute(url[...], to: &$0) }
            page.raw("\" />\n")
        }
        page.meta("robots", "noindex")
        page.body()
        page.raw("<main>\n<p>")
        page.text(labels[locale].moved + " ")
        switch link {
        case .url(let url, let language):
            page.raw("<a href=\"")
            page.append { XMLText.appendAttribute(url[...], to: &$0) }
            page.raw("\"")
            if let language { page.raw(" hreflang=\"\(language)\"") }
            page.raw(">")
            page.text(title)
            page.raw("</a>")
        case .text(let name):
            page.raw("<span class=\"\(name)\">")
            page.text(title)
            page.raw("</span>")
        }
        page.raw("</p>\n</main>\n")
        return page.finished()
    }
}
