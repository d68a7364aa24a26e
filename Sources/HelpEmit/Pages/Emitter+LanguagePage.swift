import HelpCheck
import HelpMarkup

extension Emitter {
    /// The first page: each language by its own name.
    func languagePage() -> [UInt8] {
        let available = catalog.locales.indices.filter { locale in
            let contents = ContentPath.join("html", ContentPath.join(catalog.locales[locale].folder, "_contents.html"))
            return options.locales.contains(locale) || options.earlierPaths.contains(contents)
        }
        let home = available.first { catalog.fallback.defaultLocale == $0 } ?? available.first
        let language = home.map { catalog.locales[$0].tag.description } ?? "en"
        let title = home.map { labels[$0].languages } ?? "Languages"
        var page = Page(language: language, title: title, root: "")
        page.body()
        page.raw("<main>\n<h1>")
        page.text(title)
        page.raw("</h1>\n<ul>\n")
        for locale in available {
            let tag = catalog.locales[locale].tag.description
            let url = relative(from: "", to: ContentPath.join(catalog.locales[locale].folder, "_contents.html"))
            page.raw("<li><a href=\"")
            page.append { XMLText.appendAttribute(url[...], to: &$0) }
            page.raw("\" lang=\"\(tag)\" hreflang=\"\(tag)\">")
            page.text(LanguageName.of(catalog.locales[locale].tag))
            page.raw("</a></li>\n")
        }
        page.raw("</ul>\n</main>\n")
        return page.finished()
    }
}
