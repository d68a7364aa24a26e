import HelpCheck
import HelpMarkup

extension Emitter {
    /// A topic's page around its `body`.
    func page(of reference: TopicReference, _ body: XHTMLBody) -> [UInt8] {
        let topic = catalog[reference]
        let folder = folder(of: reference)
        let labels = pages[reference.locale].labels
        var page = Page(
            of: pages[reference.locale], title: topic.title, root: folder.root,
            capacity: body.count * 5 / 4 + 8192)
        head(of: topic, reference, folder, &page)
        page.script(root: folder.root, labels)
        page.body()
        // The anchor of the page's own part, unless the topic uses that name.
        let main = topic.parsed.anchors.contains { $0.id == "_main" } ? nil : "_main"
        if let main {
            page.begin(url: Array("#\(main)".utf8), attributes: " class=\"skip\"")
            page.label(labels.skip, of: labels)
            page.raw("</a>")
        }
        page.raw("\n<header>\n")
        breadcrumb(of: reference, from: folder, &page)
        languages(of: reference, from: folder, &page)
        page.raw("</header>\n<main\(main.map { " id=\"\($0)\"" } ?? "")>\n")
        if !topic.parsed.headings.contains(where: { $0.level == 1 }) {
            page.raw("<h1>")
            page.text(topic.title)
            page.raw("</h1>\n")
        }
        origin(of: reference, from: folder, &page)
        page.raw("<article class=\"topic\">\n")
        let links = rendered(checked.links(of: reference), of: reference, .html)
        let start = page.count
        var decorationCount = 0
        page.append {
            decorationCount = body.append(
                links: links,
                decoration: XHTMLWriter.Decoration(headingLink: labels.headingLink, limit: Self.decorationLimit),
                to: &$0)
        }
        let bodyCount = page.count - start - decorationCount
        page.raw("</article>\n")
        identifiers(of: topic, labels, &page)
        page.raw("</main>\n")
        steps(from: reference, from: folder, &page)
        section(of: reference, from: folder, room: Self.frameLimit - (page.count - bodyCount), &page)
        return page.finished()
    }

    /// What a page may add to its topic, in bytes, where the topic's own ids and titles do not take more.
    private static let frameLimit = 6_000

    /// What a page may add inside its topic, in bytes, before it leaves headings' links to the script.
    private static let decorationLimit = 2_000

    /// Says that no person translated the page, and leads to the original.
    private func origin(of reference: TopicReference, from folder: PageFolder, _ page: inout Page) {
        let labels = pages[reference.locale].labels
        guard catalog[reference].translationType == .machine else { return }
        page.raw("<p class=\"machine-translated\">")
        page.label(labels.machineTranslated, of: labels)
        let source = catalog.sourceLocale
        let original = catalog.translations(of: reference)
            .first { $0.locale == source && $0 != reference && isAvailable($0, .html) }
        if let original {
            page.raw(" ")
            page.label(labels.original, of: labels)
            page.raw(" ")
            page.anchor(to: way(from: folder, to: original, .html), in: pages[original.locale])
        }
        page.raw("</p>\n")
    }

    /// The ids that a caller may hold.
    private func identifiers(of topic: Topic, _ labels: InterfaceLabels, _ page: inout Page) {
        let identity = topic.identity
        let aliases = topic.parsed.frontMatter.texts(.aliases).map { (labels.ids.alias, $0.text) }
        let ids: [(name: String, value: String?)] =
            [
                (labels.ids.error, identity.errorID), (labels.ids.asset, identity.assetID?.description),
                (labels.ids.topic, identity.mtpsID?.description),
                (labels.ids.contentKey, identity.contentKeyID?.description),
            ] + aliases + [(labels.ids.address, identity.publishedURL)]
        guard ids.contains(where: { $0.value != nil }) else { return }
        page.raw("<details class=\"ids\"><summary>")
        page.label(labels.identifiers, of: labels)
        page.raw("</summary>\n<dl>\n")
        for case (let name, let value?) in ids where !value.isEmpty {
            page.raw("<dt>")
            page.label(name, of: labels)
            page.raw("</dt><dd>")
            page.element("code", value)
            page.raw("</dd>\n")
        }
        page.raw("</dl></details>\n")
    }

    private func head(of topic: Topic, _ reference: TopicReference, _ folder: PageFolder, _ page: inout Page) {
        page.meta("description", topic.parsed.frontMatter.text(.description)?.text)
        page.meta("help-asset-id", topic.identity.assetID?.description)
        page.meta("help-topic-id", topic.identity.mtpsID?.description)
        page.meta("help-error-id", topic.identity.errorID)
        page.meta("help-content-key-id", topic.identity.contentKeyID?.description)
        page.meta("help-version", topic.parsed.frontMatter.text(.version)?.text)
        page.meta("help-date", TopicDate.normalized(topic.parsed.frontMatter.text(.date)?.text))
        page.meta("help-translation", topic.parsed.frontMatter.text(.translationType)?.text)
        if let published = topic.identity.publishedURL, case .url(let url, _) = Self.external(published),
            LinkDestination.scheme(of: published)?.hasPrefix("http") == true
        {
            page.link("canonical", url: url)
        }
        let translations = catalog.translations(of: reference).filter { isAvailable($0, .html) }
        guard translations.count > 1 else { return }
        for translation in translations {
            let url = way(from: folder, to: translation, .html)
            page.link("alternate", url: url, language: pages[translation.locale].tag)
        }
    }
}
