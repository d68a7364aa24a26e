import HelpMarkup

/// The frame of a page: polyglot, so that an HTML parser and an XML parser see the same tree. No white space stands where
/// the two would put it into different elements.
struct Page {
    private(set) var bytes: [UInt8] = []

    /// A page's text so far, begun with `<head>`.
    ///
    /// - Parameter root: the way from the page to the folder of all pages, with its last slash.
    init(language: String, title: String, root: String, capacity: Int = 4096) {
        bytes.reserveCapacity(capacity)
        raw("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"")
        attribute(language)
        raw("\" xml:lang=\"")
        attribute(language)
        raw("\"><head>\n<meta charset=\"utf-8\" />\n")
        raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n<title>")
        text(title)
        raw("</title>\n<link rel=\"stylesheet\" href=\"\(root)_style.css\" />\n")
    }

    /// Ends the head and begins the body.
    mutating func body() { raw("</head><body>\n") }

    /// The whole page.
    mutating func finished() -> [UInt8] {
        raw("</body></html>")
        return bytes
    }

    /// Adds markup as it stands.
    mutating func raw(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

    /// Adds text.
    mutating func text(_ text: String) { XMLText.append(text, to: &bytes) }

    /// Adds the inside of an attribute.
    mutating func attribute(_ value: String) { XMLText.appendAttribute(Array(value.utf8)[...], to: &bytes) }

    /// Adds a piece of metadata, unless there is none.
    mutating func meta(_ name: String, _ content: String?) {
        guard let content, !content.isEmpty else { return }
        raw("<meta name=\"\(name)\" content=\"")
        attribute(content)
        raw("\" />\n")
    }

    /// Adds a link that stands in the head.
    mutating func link(_ relation: String, url: [UInt8], language: String? = nil) {
        raw("<link rel=\"\(relation)\"")
        if let language {
            raw(" hreflang=\"")
            attribute(language)
            raw("\"")
        }
        raw(" href=\"")
        XMLText.appendAttribute(url[...], to: &bytes)
        raw("\" />\n")
    }

    /// Lets `body` write markup to the end.
    mutating func append(_ body: (inout [UInt8]) -> Void) { body(&bytes) }
}
