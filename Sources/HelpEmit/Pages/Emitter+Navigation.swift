import HelpCheck
import HelpMarkup

extension Emitter {
    /// The way from the contents down to a topic.
    func breadcrumb(of reference: TopicReference, from folder: PageFolder, _ page: inout Page) {
        let places = pages[reference.locale].places
        let place = places.place(ofTopic: reference.index)
        page.raw("<nav class=\"breadcrumb\" aria-label=\"")
        page.attribute(pages[reference.locale].labels.breadcrumb)
        page.raw("\"><ol>\n<li>")
        contentsAnchor(place, from: folder, reference.locale, &page)
        page.raw("</li>\n")
        for ancestor in (place.map(places.ancestors(of:)) ?? []).suffix(Self.longestBreadcrumb) {
            guard !places.entries[ancestor].title.isEmpty else { continue }
            page.raw("<li>")
            anchor(ancestor, from: folder, reference.locale, &page)
            page.raw("</li>\n")
        }
        page.raw("</ol></nav>\n")
    }

    /// The contents show the rest.
    private static let longestBreadcrumb = 5

    /// The topics before and after this one in reading order.
    func steps(from reference: TopicReference, from folder: PageFolder, _ page: inout Page) {
        let places = pages[reference.locale].places
        let labels = pages[reference.locale].labels
        guard let place = places.place(ofTopic: reference.index) else { return }
        let (previous, next) = places.steps(from: place)
        guard previous != nil || next != nil else { return }
        page.raw("<nav class=\"steps\" aria-label=\"")
        page.attribute("\(labels.previous), \(labels.next)")
        page.raw("\">\n")
        for (entry, relation, label) in [(previous, "prev", labels.previous), (next, "next", labels.next)] {
            guard let entry = entry.map({ places.entries[$0] }),
                case .url(let url, _)? = link(of: entry, from: folder, reference.locale)
            else { continue }
            page.begin(url: url, attributes: " rel=\"\(relation)\"")
            page.raw("<span>")
            page.label(label, of: labels)
            page.raw("</span>")
            page.escaped(entry.title)
            page.raw("</a>\n")
        }
        page.raw("</nav>\n")
    }

    /// The neighbours of a topic in the table of contents and what stands below it: as many as `room` bytes hold, the
    /// nearest first, and a link to the rest.
    func section(of reference: TopicReference, from folder: PageFolder, room: Int, _ page: inout Page) {
        let places = pages[reference.locale].places
        let labels = pages[reference.locale].labels
        guard let place = places.place(ofTopic: reference.index) else { return }
        let current = places.entries[place]
        var frame = Page.fragment()
        frame.raw("<nav class=\"section\" aria-label=\"")
        frame.attribute(labels.section)
        frame.raw("\">\n<p>")
        if let parent = current.parent, !places.entries[parent].title.isEmpty {
            anchor(parent, from: folder, reference.locale, &frame)
        } else {
            contentsAnchor(place, from: folder, reference.locale, &frame)
        }
        frame.raw("</p>\n<ul>\n")
        var rest = Page.fragment()
        rest.raw("<li>")
        rest.begin(url: contents(current.parent ?? place, from: folder, reference.locale))
        rest.label(labels.more, of: labels)
        rest.raw("</a></li>\n")
        var own = Page.fragment()
        own.raw("<li>")
        own.raw("<span aria-current=\"page\">")
        own.escaped(current.title)
        own.raw("</span>")

        let end = "</ul></nav>\n"
        var left = room - frame.bytes.count - rest.bytes.count - own.bytes.count - end.utf8.count - Self.listTags
        guard left > 0 else { return }
        func item(_ index: Int?) -> [UInt8]? {
            guard let index else { return nil }
            var item = Page.fragment()
            item.raw("<li>")
            anchor(index, from: folder, reference.locale, &item)
            item.raw("</li>\n")
            guard item.bytes.count <= left else { return nil }
            left -= item.bytes.count
            return item.bytes
        }
        var children: [UInt8] = []
        var child = current.child
        while let bytes = item(child) {
            children += bytes
            child = child.flatMap { places.entries[$0].after }
        }
        var (before, after) = (current.before, current.after)
        var (above, below): ([[UInt8]], [UInt8]) = ([], [])
        while true {
            let next = item(after)
            if let next {
                below += next
                after = after.flatMap { places.entries[$0].after }
            }
            let previous = item(before)
            if let previous {
                above.append(previous)
                before = before.flatMap { places.entries[$0].before }
            }
            if next == nil, previous == nil { break }
        }
        page.append { out in
            out += frame.bytes
            for item in above.reversed() { out += item }
            out += own.bytes
            if !children.isEmpty { out += Array("\n<ul>\n".utf8) + children + Array("</ul>\n".utf8) }
            out += Array("</li>\n".utf8) + below
            if child != nil || before != nil || after != nil { out += rest.bytes }
            out += Array(end.utf8)
        }
    }

    /// The bytes of the tags of a list within a list.
    private static let listTags = 24

    private func link(of entry: TocPlaces.Entry, from folder: PageFolder, _ locale: Int) -> RenderedLink? {
        entry.target.map { rendered($0, from: folder, locale: locale, .html) }
    }

    /// The link of an entry; one without a page of its own leads to its place on the contents page.
    private func anchor(_ place: Int, from folder: PageFolder, _ locale: Int, _ page: inout Page) {
        let entry = pages[locale].places.entries[place]
        if case .url(let url, let language)? = link(of: entry, from: folder, locale) {
            page.begin(url: url, language: language)
        } else {
            page.begin(url: contents(place, from: folder, locale))
        }
        page.escaped(entry.title)
        page.raw("</a>")
    }

    private func contentsAnchor(_ place: Int?, from folder: PageFolder, _ locale: Int, _ page: inout Page) {
        page.begin(url: contents(place, from: folder, locale))
        page.label(pages[locale].labels.contents, of: pages[locale].labels)
        page.raw("</a>")
    }

    /// The way to an entry of the contents page.
    private func contents(_ place: Int?, from folder: PageFolder, _ locale: Int) -> [UInt8] {
        let page = way(from: folder, to: contentsPath(locale))
        return page + (place.map { Array("#\(Self.anchor(ofEntry: $0))".utf8) } ?? [])
    }
}
