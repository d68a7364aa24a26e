import HelpCheck
import HelpDiagnostics
import HelpMarkup

extension Emitter {
    /// A topic as data; the schema is `Documentation/Schemas/topic.rng`.
    func topicXML(of reference: TopicReference, _ body: XHTMLBody) -> [UInt8] {
        let topic = catalog[reference]
        let frontMatter = topic.parsed.frontMatter
        var document = XMLDocument(capacity: body.count * 5 / 4 + 2048)
        document.begin(
            "topic", [("xmlns", "urn:helpc:topic:1"), ("xml:lang", catalog.locales[reference.locale].tag.description)])
        document.element("title", topic.title)
        document.element("tocTitle", topic.tocTitle == topic.title ? nil : topic.tocTitle)
        document.begin("ids")
        document.element("assetId", topic.identity.assetID?.description)
        document.element("mtpsId", topic.identity.mtpsID?.description)
        document.element("errorId", topic.identity.errorID)
        document.element("contentKeyId", topic.identity.contentKeyID?.description)
        for alias in frontMatter.texts(.aliases) { document.element("alias", alias.text) }
        for keyword in frontMatter.texts(.keywords) { document.element("keyword", keyword.text) }
        document.end()
        document.element("url", topic.identity.publishedURL)
        document.element("version", topic.identity.version)
        document.element("date", TopicDate.normalized(frontMatter.text(.date)?.text))
        document.element("translationType", frontMatter.text(.translationType)?.text)
        document.element("description", frontMatter.text(.description)?.text)
        document.element("source", topic.path)
        translations(of: reference, &document)
        sections(topic.parsed.headings, &document)
        related(reference, &document)
        document.raw(" <body xmlns=\"http://www.w3.org/1999/xhtml\">\n")
        let links = rendered(checked.links(of: reference), of: reference, .xml)
        document.append { body.append(links: links, to: &$0) }
        document.raw("</body>\n")
        document.end()
        return document.bytes
    }

    private func translations(of reference: TopicReference, _ document: inout XMLDocument) {
        let others = catalog.translations(of: reference)
            .filter { $0 != reference && isAvailable($0, .xml) }
        guard !others.isEmpty else { return }
        let folder = folder(of: reference)
        document.begin("translations")
        for other in others {
            document.empty(
                "translation",
                [
                    ("xml:lang", catalog.locales[other.locale].tag.description),
                    ("href", text(way(from: folder, to: other, .xml))),
                ])
        }
        document.end()
    }

    private func sections(_ headings: [Heading], _ document: inout XMLDocument) {
        let titled = headings.filter { !$0.text.isEmpty }
        guard !titled.isEmpty else { return }
        document.begin("sections")
        for heading in titled {
            document.element(
                "section", heading.text,
                [("level", String(heading.level)), ("anchor", heading.id.isEmpty ? nil : heading.id)])
        }
        document.end()
    }

    /// The topics that this one links to, each once, in the order of their first link.
    private func related(_ reference: TopicReference, _ document: inout XMLDocument) {
        var seen: Set<TopicReference> = [reference]
        let topics = checked.links(of: reference).compactMap { link -> TopicReference? in
            guard case .topic(let target, _, _) = link.target, isAvailable(target, .xml),
                seen.insert(target).inserted
            else { return nil }
            return target
        }
        guard !topics.isEmpty else { return }
        let folder = folder(of: reference)
        document.begin("related")
        for topic in topics {
            document.element(
                "link", catalog[topic].title.clippedTitle,
                [
                    ("href", text(way(from: folder, to: topic, .xml))),
                    ("assetId", catalog[topic].identity.assetID?.description),
                ])
        }
        document.end()
    }

    /// A URL's bytes, which are ASCII, as text.
    func text(_ url: [UInt8]) -> String { String(decoding: url, as: UTF8.self) }
}
