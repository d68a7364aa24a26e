import HelpCheck
import HelpDiagnostics
import HelpMarkup

extension Emitter {
    /// The topics of a locale by id; the schema is `Documentation/Schemas/index.rng`.
    func localeIndex(_ locale: Int) -> [UInt8] {
        let folder = PageFolder(catalog.locales[locale].folder)
        var document = XMLDocument(capacity: 1 << 18)
        document.begin(
            "index", [("xmlns", "urn:helpc:index:1"), ("xml:lang", catalog.locales[locale].tag.description)])
        let topics = catalog.locales[locale].topics.sorted { left, right in
            guard left.identity.assetID != right.identity.assetID else { return left.path.precedes(right.path) }
            guard let one = left.identity.assetID else { return false }
            return right.identity.assetID.map { one < $0 } ?? true
        }
        for topic in topics {
            document.element(
                "topic", topic.title,
                [
                    ("href", text(way(from: folder, to: topic.pagePath + ".xml")))
                ] + ids(of: topic))
        }
        for (redirect, end) in zip(catalog.locales[locale].redirects, checked.redirectEnds[locale]) {
            guard case .topic(let target, let fragment) = end,
                case .url(let url, _) = rendered(
                    .topic(target, query: nil, fragment: fragment), from: folder, locale: locale, .xml)
            else { continue }
            document.empty("redirect", [("from", redirect.path), ("href", text(url))])
        }
        document.end()
        return document.bytes
    }

    private func ids(of topic: Topic) -> [(String, String?)] {
        [
            ("assetId", topic.identity.assetID?.description), ("mtpsId", topic.identity.mtpsID?.description),
            ("errorId", topic.identity.errorID), ("contentKeyId", topic.identity.contentKeyID?.description),
        ]
    }

    /// A locale's table of contents; the schema is `Documentation/Schemas/toc.rng`.
    func tocXML(_ locale: Int) -> [UInt8] {
        var document = XMLDocument(capacity: 1 << 18)
        document.begin("toc", [("xmlns", "urn:helpc:toc:1"), ("xml:lang", catalog.locales[locale].tag.description)])
        entries(checked.tocs[locale], locale, &document)
        document.end()
        return document.bytes
    }

    private func entries(_ nodes: [TocNode], _ locale: Int, _ document: inout XMLDocument) {
        for node in nodes {
            let link = node.target.map {
                rendered($0, from: PageFolder(catalog.locales[locale].folder), locale: locale, .xml)
            }
            var attributes: [(String, String?)] = [("title", node.title)]
            if case .url(let url, let language)? = link {
                attributes += [("href", text(url)), ("hreflang", language)]
            }
            if node.children.isEmpty {
                document.empty("entry", attributes)
            } else {
                document.begin("entry", attributes)
                entries(node.children, locale, &document)
                document.end()
            }
        }
    }

    /// Every key of every topic, with the file that each locale has for it; the schema is `Documentation/Schemas/keys.rng`.
    func keyIndex() -> [UInt8] {
        var document = XMLDocument(capacity: 1 << 20)
        document.begin("keys", [("xmlns", "urn:helpc:keys:1")])
        var seen: Set<TopicReference> = []
        for reference in catalog.references where isAvailable(reference, .xml) {
            guard seen.insert(reference).inserted else { continue }
            let group = catalog.translations(of: reference).filter { isAvailable($0, .xml) }
            // The first topic of an id speaks for it; a second one in the same locale is a topic of its own.
            let isShared = group.contains(reference) && group.first == reference
            let members = isShared ? group : [reference]
            seen.formUnion(members)
            keys(of: members, &document)
        }
        document.end()
        return document.bytes
    }

    private func keys(of members: [TopicReference], _ document: inout XMLDocument) {
        guard let first = members.first else { return }
        document.begin("topic", [("assetId", catalog[first].identity.assetID?.description)])
        var written: Set<String> = []
        func key(_ kind: String, _ value: String?) {
            guard let value, written.insert(kind + "\n" + value.lowercased()).inserted else { return }
            document.element("key", value, [("kind", kind)])
        }
        for member in members {
            let topic = catalog[member]
            key("asset-id", topic.identity.assetID?.description)
            key("mtps-id", topic.identity.mtpsID?.description)
            key("error-id", topic.identity.errorID)
            key("content-key-id", topic.identity.contentKeyID?.description)
            for alias in topic.parsed.frontMatter.texts(.aliases) { key("alias", alias.text) }
            for keyword in topic.parsed.frontMatter.texts(.keywords) { key("keyword", keyword.text) }
        }
        for member in members {
            document.element(
                "file", catalog[member].title,
                [
                    ("xml:lang", catalog.locales[member.locale].tag.description),
                    ("href", text(way(from: PageFolder(""), to: member, .xml))),
                    ("contentKeyId", catalog[member].identity.contentKeyID?.description),
                ])
        }
        document.end()
    }
}
