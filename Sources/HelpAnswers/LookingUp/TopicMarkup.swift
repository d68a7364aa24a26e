import HelpDiagnostics
import HelpLookup

/// A topic as markup, for programs and for pages that others make.
enum TopicMarkup {
    /// The body in an `article` with its language; with its title where the body has no heading of the first level.
    static func html(_ record: LookupRecord) -> [UInt8] {
        var out = Array("<article lang=\"".utf8)
        XMLText.appendAttribute(Array(record.locale.description.utf8)[...], to: &out)
        out += Array("\">\n".utf8)
        let body = record.utf8(.html)
        if !hasTitle(body) {
            out += Array("<h1>".utf8)
            XMLText.append(record.title, to: &out)
            out += Array("</h1>\n".utf8)
        }
        out += body
        out += Array("</article>\n".utf8)
        return out
    }

    /// Whether the body begins with a heading of the first level.
    static func hasTitle(_ body: [UInt8]) -> Bool {
        let start = body.prefix(64).drop { $0 == 0x20 || $0 == 0x0A }
        return start.starts(with: "<h1".utf8)
    }

    /// A document of the form that `Documentation/Schemas/topic.rng` gives topics.
    static func xml(_ record: LookupRecord) -> [UInt8] {
        var out = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<topic xmlns=\"urn:helpc:topic:1\" xml:lang=\"".utf8)
        XMLText.appendAttribute(Array(record.locale.description.utf8)[...], to: &out)
        out += Array("\">\n".utf8)
        element("title", record.title, " ", to: &out)
        out += Array(" <ids>\n".utf8)
        element("assetId", record.assetID, "  ", to: &out)
        element("mtpsId", record.mtpsID, "  ", to: &out)
        element("errorId", record.errorID, "  ", to: &out)
        element("contentKeyId", record.contentKeyID, "  ", to: &out)
        out += Array(" </ids>\n".utf8)
        element("url", record.url, " ", to: &out)
        element("version", record.version, " ", to: &out)
        element("date", record.date, " ", to: &out)
        element("translationType", translation(record), " ", to: &out)
        element("description", record.summary, " ", to: &out)
        element("source", record.path, " ", to: &out)
        out += Array(" <body xmlns=\"http://www.w3.org/1999/xhtml\">\n".utf8)
        out += record.utf8(.html)
        out += Array("</body>\n</topic>\n".utf8)
        return out
    }

    private static func translation(_ record: LookupRecord) -> String {
        switch record.translation {
        case .unknown: ""
        case .machine: "MT"
        case .human: "HT"
        }
    }

    private static func element(_ name: String, _ text: String, _ indent: String, to out: inout [UInt8]) {
        guard !text.isEmpty else { return }
        out += Array("\(indent)<\(name)>".utf8)
        XMLText.append(text, to: &out)
        out += Array("</\(name)>\n".utf8)
    }
}
