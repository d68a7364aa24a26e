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
        var left = room - frame.count - rest.count - own.count - end.utf8.count - Self.listTags
        guard left > 0 else { return }
        // Where the entries stand among what was written of them, which is not the order that they are shown in.
        var items = Page.fragment()
        var (children, above, below): ([Range<Int>], [Range<Int>], [Range<Int>]) = ([], [], [])
        var child = current.child
        while let range = item(child, from: folder, reference.locale, &left, &items) {
            children.append(range)
            child = child.flatMap { places.entries[$0].after }
        }
        var (before, after) = (current.before, current.after)
        while true {
            let next = item(after, from: folder, reference.locale, &left, &items)
            if let next {
                below.append(next)
                after = after.flatMap { places.entries[$0].after }
            }
            let previous = item(before, from: folder, reference.locale, &left, &items)
            if let previous {
                above.append(previous)
                before = before.flatMap { places.entries[$0].before }
            }
            if next == nil, previous == nil { break }
        }
        page.append(frame)
        for range in above.reversed() { page.append(items, range) }
        page.append(own)
        if !children.isEmpty {
            page.raw("\n<ul>\n")
            for range in children { page.append(items, range) }
            page.raw("</ul>\n")
        }
        page.raw("</li>\n")
        for range in below { page.append(items, range) }
        if child != nil || before != nil || after != nil { page.append(rest) }
        page.raw(end)
    }

    /// Writes an entry of the section, if it takes no more than what is `left` of its room.
    ///
    /// - Returns: where it stands in `items`.
    private func item(
        _ place: Int?, from folder: PageFolder, _ locale: Int, _ left: inout Int, _ items: inout Page
    ) -> Range<Int>? {
        guard let place else { return nil }
        let start = items.count
        items.raw("<li>")
        anchor(place, from: folder, locale, &items)
        items.raw("</li>\n")
        guard items.count - start <= left else { return nil }
        left -= items.count - start
        return start..<items.count
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
