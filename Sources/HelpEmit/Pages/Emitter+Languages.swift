import HelpCheck

extension Emitter {
    /// The choice among the languages of a topic: a link to each locale that has it; a locale that lacks it says which
    /// one serves it instead.
    func languages(of reference: TopicReference, from folder: PageFolder, _ page: inout Page) {
        guard catalog[reference].identity.assetID != nil else { return }
        let translations = Dictionary(
            catalog.translations(of: reference).filter { isAvailable($0, .html) }.map { ($0.locale, $0) },
            uniquingKeysWith: { first, _ in first })
        menu(of: reference.locale, &page) { locale, page in
            func link(to target: TopicReference) {
                page.anchor(to: way(from: folder, to: target, .html), in: pages[target.locale])
            }
            if let translation = translations[locale] {
                page.raw("<li>")
                link(to: translation)
                page.raw("</li>\n")
                return
            }
            guard let served = pages[locale].fallbacks.lazy.compactMap({ translations[$0] }).first else { return }
            page.raw("<li class=\"served\">")
            page.element("span lang=\"\(pages[locale].tag)\"", pages[locale].name)
            page.raw(" → ")
            if served == reference {
                page.element("span", pages[served.locale].name)
            } else {
                link(to: served)
            }
            page.raw("</li>\n")
        }
    }

    /// The choice among the contents pages.
    func languages(ofContents current: Int, _ page: inout Page) {
        let folder = PageFolder(catalog.locales[current].folder)
        menu(of: current, &page) { locale, page in
            guard hasContents(locale) else { return }
            page.raw("<li>")
            page.anchor(to: way(from: folder, to: contentsPath(locale)), in: pages[locale])
            page.raw("</li>\n")
        }
    }

    /// A closed list of all locales but the page's own; nothing where it would be empty.
    private func menu(of current: Int, _ page: inout Page, item: (Int, inout Page) -> Void) {
        let labels = pages[current].labels
        var items = Page.fragment()
        for locale in catalog.locales.indices where locale != current { item(locale, &items) }
        guard !items.isEmpty else { return }
        page.raw("<nav class=\"languages\" aria-label=\"")
        page.attribute(labels.languages)
        page.raw("\"><details><summary>")
        page.text(pages[current].name)
        page.raw("</summary>\n<ul>\n")
        page.append(items)
        page.raw("</ul></details></nav>\n")
    }
}
