import HelpDiagnostics
import HelpLookup

/// A topic as markup, for programs and for pages that others make.
enum TopicMarkup {
    /// The body in an `article` with its language; with its title where the body has no heading of the first level.
    static func html(_ record: LookupRecord) -> [UInt8] {
        var out = OutputBytes()
        out.append("<article lang=\"")
        XMLText.appendAttribute(record.locale.description, to: &out)
        out.append("\">\n")
        let body = record.utf8(.html)
        if !hasTitle(body) {
            out.append("<h1>")
            XMLText.append(record.title, to: &out)
            out.append("</h1>\n")
        }
        out.append(contentsOf: body)
        out.append("</article>\n")
        return out.bytes
    }

    /// Whether the body begins with a heading of the first level.
    static func hasTitle(_ body: [UInt8]) -> Bool {
        let start = body.prefix(64).drop { $0 == 0x20 || $0 == 0x0A }
        return start.starts(with: "<h1".utf8)
    }

    /// A document of the form that `Documentation/Schemas/topic.rng` gives topics.
    static func xml(_ record: LookupRecord) -> [UInt8] {
        var document = XMLDocument()
        document.begin("topic", [("xmlns", "urn:helpc:topic:1"), ("xml:lang", record.locale.description)])
        document.element("title", record.title)
        document.begin("ids")
        document.element("assetId", record.assetID)
        document.element("mtpsId", record.mtpsID)
        document.element("errorId", record.errorID)
        document.element("contentKeyId", record.contentKeyID)
        document.end()
        document.element("url", record.url)
        document.element("version", record.version)
        document.element("date", record.date)
        document.element("translationType", translation(record))
        document.element("description", record.summary)
        document.element("source", record.path)
        document.raw(" <body xmlns=\"http://www.w3.org/1999/xhtml\">\n")
        document.append { $0.append(contentsOf: record.utf8(.html)) }
        document.raw("</body>\n")
        document.end()
        return document.bytes
    }

    private static func translation(_ record: LookupRecord) -> String {
        switch record.translation {
        case .unknown: ""
        case .machine: "MT"
        case .human: "HT"
        }
    }
}
