import HelpCheck

extension Emitter {
    /// The first page: each language by its own name.
    func languagePage() -> [UInt8] {
        let available = catalog.locales.indices.filter(hasContents)
        if available.count == 1, let only = available.first { return firstPage(of: only) }
        let home = available.first { catalog.fallback.defaultLocale == $0 } ?? available.first
        let title = home.map { pages[$0].labels.languages } ?? "Languages"
        var page = Page(of: home.map { pages[$0] }, title: title, root: "")
        if let home { page.script(root: "", pages[home].labels) }
        page.body()
        page.raw("<main>\n<h1>")
        page.text(title)
        page.raw("</h1>\n<ul class=\"choice\">\n")
        for locale in available {
            page.raw("<li>")
            page.anchor(to: way(from: PageFolder(""), to: contentsPath(locale)), in: pages[locale])
            page.raw("</li>\n")
        }
        page.raw("</ul>\n</main>\n")
        return page.finished()
    }

    /// Whether there is, or will be, a contents page of a locale.
    func hasContents(_ locale: Int) -> Bool {
        options.locales.contains(locale) || options.earlierPaths.contains("html/" + contentsPath(locale))
    }
}
