import HelpCheck
import HelpDiagnostics
import HelpMarkup

extension Emitter {
    /// The page of a file that only redirects: it leads on by itself, and says so to who does not follow.
    func redirectPage(_ locale: Int, _ index: Int) -> [UInt8] {
        let redirect = catalog.locales[locale].redirects[index]
        let folder = PageFolder(ContentPath.folder(of: redirect.pagePath))
        let moved = pages[locale].labels.moved
        switch checked.redirectEnds[locale][index] {
        case .topic(let reference, let fragment):
            let link = rendered(.topic(reference, query: nil, fragment: fragment), from: folder, locale: locale, .html)
            return forwardPage(to: link, title: catalog[reference].title, from: folder, locale, lead: moved)
        case .external(let url):
            return forwardPage(to: Self.external(url), title: url, from: folder, locale, lead: moved)
        case .rooted, .nowhere, .loop:
            let title = redirect.parsed.redirect?.text ?? redirect.title
            return forwardPage(to: .text(class: "broken-link"), title: title, from: folder, locale, lead: moved)
        }
    }

    /// A page in the locale's folder that leads to a file beside it.
    func forwardPage(to file: String, _ locale: Int) -> [UInt8] {
        forwardPage(
            to: .url(Array(file.utf8)), title: pages[locale].labels.contents,
            from: PageFolder(catalog.locales[locale].folder), locale)
    }

    /// The first page of help in one language: there is nothing to choose.
    func firstPage(of locale: Int) -> [UInt8] {
        forwardPage(
            to: .url(way(from: PageFolder(""), to: contentsPath(locale))), title: pages[locale].labels.contents,
            from: PageFolder(""), locale)
    }

    /// - Parameter lead: what stands before the link.
    private func forwardPage(
        to link: RenderedLink, title: String, from folder: PageFolder, _ locale: Int, lead: String? = nil
    ) -> [UInt8] {
        var page = Page(of: pages[locale], title: title, root: folder.root)
        if case .url(let url, _) = link {
            page.raw("<meta http-equiv=\"refresh\" content=\"0; url=")
            page.append { XMLText.appendAttribute(url[...], to: &$0) }
            page.raw("\" />\n")
        }
        page.meta("robots", "noindex")
        page.body()
        page.raw("<main>\n<p>")
        if let lead {
            page.label(lead, of: pages[locale].labels)
            page.raw(" ")
        }
        page.anchor(link, title)
        page.raw("</p>\n</main>\n")
        return page.finished()
    }
}
