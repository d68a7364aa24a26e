import HelpCheck
import HelpMarkup

extension Emitter {
    /// The way from a file in `folder` to the folder of all files: `../../`.
    func root(from folder: String) -> String {
        String(repeating: "../", count: folder.isEmpty ? 0 : folder.utf8.split(separator: 0x2F).count)
    }

    /// A topic's page.
    func page(of reference: TopicReference) -> [UInt8] {
        let topic = catalog[reference]
        let folder = ContentPath.folder(of: topic.pagePath)
        let markup = topic.parsed.markup
        var page = Page(
            language: catalog.locales[reference.locale].tag.description, title: topic.title, root: root(from: folder),
            capacity: markup.text.count + markup.tokens.count * 8 + 2048)
        head(of: topic, reference, folder, &page)
        page.body()
        page.raw("<main>\n")
        if !topic.parsed.headings.contains(where: { $0.level == 1 }) {
            page.raw("<h1>")
            page.text(topic.title)
            page.raw("</h1>\n")
        }
        page.raw("<article class=\"topic\">\n")
        let links = rendered(checked.links(of: reference), of: reference, .html)
        page.append { XHTMLWriter.append(markup, links: links, labels: labels[reference.locale].alerts, to: &$0) }
        page.raw("</article>\n</main>\n")
        return page.finished()
    }

    private func head(of topic: Topic, _ reference: TopicReference, _ folder: String, _ page: inout Page) {
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
            let url = relative(from: folder, to: catalog[translation].pagePath + ".html")
            page.link("alternate", url: url, language: catalog.locales[translation.locale].tag.description)
        }
    }
}
