import HelpCheck
import HelpMarkup

extension Emitter {
    /// The whole tree of a locale, and behind it the topics that no table of contents names.
    func contentsPage(_ locale: Int) -> [UInt8] {
        let folder = catalog.locales[locale].folder
        var page = Page(
            language: catalog.locales[locale].tag.description, title: labels[locale].contents, root: root(from: folder),
            capacity: 1 << 18)
        page.body()
        page.raw("<main>\n<h1>")
        page.text(labels[locale].contents)
        page.raw("</h1>\n")
        list(checked.tocs[locale], from: folder, locale, &page)
        var listed: Set<TopicReference> = []
        collect(checked.tocs[locale], into: &listed)
        let rest = catalog.locales[locale].topics.indices.map { TopicReference(locale: locale, index: $0) }
            .filter { !listed.contains($0) }
        if !rest.isEmpty {
            page.raw("<h2>")
            page.text(labels[locale].otherTopics)
            page.raw("</h2>\n")
            let nodes = rest.map {
                TocNode(
                    title: catalog[$0].tocTitle, target: .topic($0, query: nil, fragment: nil), children: [])
            }
            list(nodes, from: folder, locale, &page)
        }
        page.raw("</main>\n")
        return page.finished()
    }

    private func collect(_ nodes: [TocNode], into listed: inout Set<TopicReference>) {
        for node in nodes {
            if case .topic(let reference, _, _)? = node.target { listed.insert(reference) }
            collect(node.children, into: &listed)
        }
    }

    private func list(_ nodes: [TocNode], from folder: String, _ locale: Int, _ page: inout Page) {
        guard !nodes.isEmpty else { return }
        page.raw("<ul>\n")
        for node in nodes {
            page.raw("<li>")
            entry(node, from: folder, locale, &page)
            if !node.children.isEmpty {
                page.raw("\n")
                list(node.children, from: folder, locale, &page)
            }
            page.raw("</li>\n")
        }
        page.raw("</ul>\n")
    }

    private func entry(_ node: TocNode, from folder: String, _ locale: Int, _ page: inout Page) {
        let link = node.target.map { rendered($0, from: folder, locale: locale, .html) }
        guard case .url(let url, let language)? = link else {
            page.text(node.title)
            return
        }
        page.raw("<a href=\"")
        page.append { XMLText.appendAttribute(url[...], to: &$0) }
        page.raw("\"")
        if let language { page.raw(" hreflang=\"\(language)\"") }
        page.raw(">")
        page.text(node.title)
        page.raw("</a>")
        if case .topic(let reference, _, nil)? = node.target, let id = catalog[reference].identity.errorID {
            page.raw(" <code>")
            page.text(id)
            page.raw("</code>")
        }
    }
}
