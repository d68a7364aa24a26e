import HelpDiagnostics
import HelpMarkup

/// The frame of a page: polyglot, so that an HTML parser and an XML parser see the same tree. No white space stands
/// where the two would put it into different elements.
struct Page: ~Copyable {
    private var out: OutputBytes

    /// A page's text so far, begun with `<head>`.
    ///
    /// - Parameters:
    ///   - locale: whose page it is; nil for one that is in helpc's own words.
    ///   - root: the way from the page to the folder of all pages, with its last slash.
    init(of locale: LocalePages?, title: String, root: String, capacity: Int = 4096) {
        let language = locale?.tag ?? "en"
        out = OutputBytes(capacity: capacity)
        raw("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"\(language)\" xml:lang=\"\(language)\"")
        if locale?.isRightToLeft == true { raw(" dir=\"rtl\"") }
        raw("><head>\n<meta charset=\"utf-8\" />\n")
        raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n<title>")
        text(title)
        raw("</title>\n<link rel=\"stylesheet\" href=\"\(root)\(PageFile.style.name)\" />\n")
    }

    /// Adds the script that pages of a locale get; it does nothing that a page cannot do without.
    mutating func script(root: String, _ labels: InterfaceLabels) {
        raw("<script src=\"\(root)\(PageFile.script.name)\" defer=\"defer\" data-copy=\"")
        attribute(labels.copy.before)
        raw("\" data-copied=\"")
        attribute(labels.copy.after)
        raw("\" data-scroll=\"")
        attribute(labels.scrollable)
        raw("\"></script>\n")
    }

    private init() { out = OutputBytes() }

    /// A part of a page, to be put into one.
    static func fragment() -> Page { Page() }

    /// How many bytes there are so far.
    var count: Int { out.count }

    /// Whether there is nothing yet.
    var isEmpty: Bool { out.isEmpty }

    /// Adds what `part` holds.
    mutating func append(_ part: borrowing Page) { out.append(contentsOf: part.out) }

    /// Adds those bytes of `part` that are in `range`.
    mutating func append(_ part: borrowing Page, _ range: Range<Int>) { out.append(contentsOf: part.out, range) }

    /// Ends the head and begins the body.
    mutating func body() { raw("</head><body>\n") }

    /// The whole page.
    mutating func finished() -> [UInt8] {
        raw("</body></html>")
        return out.bytes
    }

    /// Adds markup as it stands.
    mutating func raw(_ markup: String) { out.append(markup) }

    /// Adds text.
    mutating func text(_ text: String) { XMLText.append(text, to: &out) }

    /// Adds text that is escaped already.
    mutating func escaped(_ text: [UInt8]) { out.append(contentsOf: text) }

    /// Adds the inside of an attribute.
    mutating func attribute(_ value: String) { XMLText.appendAttribute(value, to: &out) }

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
        XMLText.appendAttribute(url[...], to: &out)
        raw("\" />\n")
    }

    /// Adds an element with text.
    ///
    /// - Parameter start: the start tag without its angle brackets.
    mutating func element(_ start: String, _ content: String) {
        raw("<\(start)>")
        text(content)
        raw("</\(start.prefix { $0 != " " })>")
    }

    /// Adds one of helpc's own labels, in an element that names its language where it is not the page's.
    mutating func label(_ label: String, of labels: InterfaceLabels) {
        guard let language = labels.language else { return text(label) }
        element("span lang=\"\(language)\" dir=\"auto\"", label)
    }

    /// Adds a link called `title`; where it leads nowhere, `title` alone.
    ///
    /// - Parameter attributes: more of the start tag, beginning with a space.
    mutating func anchor(_ link: RenderedLink?, _ title: String, attributes: String = "") {
        switch link {
        case .url(let url, let language):
            begin(url: url, language: language, attributes: attributes)
            text(title)
            raw("</a>")
        case .text(let name): element("span class=\"\(name)\"", title)
        case nil: text(title)
        }
    }

    /// Adds a link to something in the language of `other`, by that language's own name.
    mutating func anchor(to url: [UInt8], in other: LocalePages) {
        begin(url: url, language: other.tag, attributes: " lang=\"\(other.tag)\"")
        text(other.name)
        raw("</a>")
    }

    /// Adds the start tag of a link.
    mutating func begin(url: [UInt8], language: String? = nil, attributes: String = "") {
        raw("<a href=\"")
        XMLText.appendAttribute(url[...], to: &out)
        raw("\"")
        if let language { raw(" hreflang=\"\(language)\"") }
        raw(attributes + ">")
    }

    /// Lets `body` write markup to the end.
    mutating func append(_ body: (inout OutputBytes) -> Void) { body(&out) }
}
