import HelpCheck
import HelpDiagnostics
import HelpMarkup

extension Emitter {
    /// The whole tree of a locale, and behind it the topics that no table of contents names.
    func contentsPage(_ locale: Int) -> [UInt8] {
        let folder = PageFolder(catalog.locales[locale].folder)
        let labels = pages[locale].labels
        var page = Page(
            of: pages[locale], title: labels.contents, root: folder.root, capacity: 1 << 18)
        page.script(root: folder.root, labels)
        page.body()
        page.raw("<header>\n")
        languages(ofContents: locale, &page)
        page.raw("</header>\n<main>\n")
        page.raw("<h1>")
        page.label(labels.contents, of: labels)
        page.raw("</h1>")
        filter(labels, &page)
        var number = 0
        list(checked.tocs[locale], from: folder, locale, &number, &page)
        let rest = catalog.locales[locale].topics.indices.filter { pages[locale].places.place(ofTopic: $0) == nil }
            .map { TopicReference(locale: locale, index: $0) }
        if !rest.isEmpty {
            page.raw("<h2 data-rest=\"rest\">")
            page.label(labels.otherTopics, of: labels)
            page.raw("</h2>\n<ul class=\"tree\">\n")
            for reference in rest {
                page.raw("<li>")
                let target = ResolvedLink.Target.topic(reference, query: nil, fragment: nil)
                entry(catalog[reference].tocTitle, target, from: folder, locale, &page)
                page.raw("</li>\n")
            }
            page.raw("</ul>\n")
        }
        page.raw("</main>\n")
        return page.finished()
    }

    /// Shown by the script, which alone can make it work.
    private func filter(_ labels: InterfaceLabels, _ page: inout Page) {
        page.raw("\n<form class=\"filter\" role=\"search\" hidden=\"hidden\" data-none=\"")
        page.attribute(labels.noMatch)
        page.raw("\"><label>")
        page.label(labels.filter, of: labels)
        page.raw(" <input type=\"search\" autocomplete=\"off\" /></label><p role=\"status\"></p></form>\n")
    }

    /// - Parameter number: how many entries stand before; the entries' ids count as `TocPlaces` does.
    private func list(
        _ nodes: [TocNode], from folder: PageFolder, _ locale: Int, _ number: inout Int, _ page: inout Page
    ) {
        guard !nodes.isEmpty else { return }
        page.raw(number == 0 ? "<ul class=\"tree\">\n" : "<ul>\n")
        for node in nodes {
            page.raw("<li id=\"\(Self.anchor(ofEntry: number))\">")
            number += 1
            entry(node.title, node.target, from: folder, locale, &page)
            if !node.children.isEmpty {
                page.raw("\n")
                list(node.children, from: folder, locale, &number, &page)
            }
            page.raw("</li>\n")
        }
        page.raw("</ul>\n")
    }

    /// The anchor of an entry on the contents page.
    static func anchor(ofEntry number: Int) -> String { "n\(number)" }

    private func entry(
        _ title: String, _ target: ResolvedLink.Target?, from folder: PageFolder, _ locale: Int, _ page: inout Page
    ) {
        let link = target.map { rendered($0, from: folder, locale: locale, .html) }
        guard case .url? = link else { return page.text(title) }
        guard case .topic(let reference, _, nil)? = target else { return page.anchor(link, title) }
        let identity = catalog[reference].identity
        let ids = [
            identity.errorID, identity.assetID?.description, identity.mtpsID?.description,
            identity.contentKeyID?.description,
        ].compactMap { $0 }.filter { !$0.hasByte(0x20) }
        var attribute = OutputBytes()
        XMLText.appendAttribute(ids.joined(separator: " "), to: &attribute)
        let attributes = ids.isEmpty ? "" : " data-ids=\"\(String(decoding: attribute.bytes, as: UTF8.self))\""
        page.anchor(link, title, attributes: attributes)
        // Many a title names its error.
        if let id = identity.errorID, !title.lowercased().contains(id.lowercased()) {
            page.raw(" ")
            page.element("code", id)
        }
    }
}
