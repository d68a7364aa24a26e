import HelpDiagnostics

/// Writes a token stream as XHTML that an HTML parser and an XML parser read as the same tree.
///
/// One loop over the tokens. Only void elements close themselves; text and attributes are escaped by `XMLText`; a line
/// break follows each block, so that a page can be read and compared. What a link becomes, and what a page adds, differs
/// from output to output: the loop notes the places, and `XHTMLBody` fills them.
public struct XHTMLWriter: ~Copyable {
    /// What helpc itself says in a topic, in the topic's language.
    public struct Labels: Sendable {
        /// The title of a note.
        public var note: String
        /// The title of a tip.
        public var tip: String
        /// The title of an important note.
        public var important: String
        /// The title of a warning.
        public var warning: String
        /// The title of a caution.
        public var caution: String
        /// The language that the titles are in, where it is not the topic's.
        public var language: String?

        /// The five titles.
        public init(note: String, tip: String, important: String, warning: String, caution: String) {
            self.note = note
            self.tip = tip
            self.important = important
            self.warning = warning
            self.caution = caution
        }

        /// The class and the title of an alert's box.
        func alert(_ role: Markup.Role) -> (name: String, title: String)? {
            switch role {
            case .note: ("note", note)
            case .tip: ("tip", tip)
            case .important: ("important", important)
            case .warning: ("warning", warning)
            case .caution: ("caution", caution)
            default: nil
            }
        }
    }

    /// What a page adds to a topic for its readers; the topic as data has none of it.
    public struct Decoration: Sendable {
        /// What the link of a heading to itself is called.
        public var headingLink: String
        /// How many bytes there may be of it before headings go without their links.
        public var limit: Int

        /// A decoration.
        public init(headingLink: String, limit: Int) {
            self.headingLink = headingLink
            self.limit = limit
        }
    }

    private let markup: Markup
    private let labels: Labels
    private var out: OutputBytes
    private var places: [XHTMLBody.Place] = []
    /// The opening token of the heading that is open and has an id; headings stand in no link (`TreeConformer`).
    private var heading: Int?
    private var tableDepth = 0
    /// Whether nothing was written yet into a `pre`, where an HTML parser drops a first line end.
    private var isPreformattedStart = false

    /// The body `markup`, written but for its links. O(n).
    public static func body(of markup: Markup, labels: Labels) -> XHTMLBody {
        var writer = XHTMLWriter(markup: markup, labels: labels)
        for (index, token) in markup.tokens.enumerated() { writer.write(token, at: index) }
        return XHTMLBody(markup: markup, bytes: writer.out.bytes, places: writer.places)
    }

    private init(markup: Markup, labels: Labels) {
        self.markup = markup
        self.labels = labels
        out = OutputBytes(capacity: markup.text.count + markup.tokens.count * 6)
    }

    private mutating func write(_ token: Markup.Token, at index: Int) {
        switch token.kind {
        case .open: open(token, at: index)
        case .close: close(token, at: index)
        case .verbatim: out.append(contentsOf: markup.bytes(of: token))
        case .text:
            var bytes = markup.bytes(of: token)
            if isPreformattedStart { bytes = bytes.drop { $0 == 0x0A || $0 == 0x0D } }
            XMLText.append(bytes, to: &out)
        }
        if token.kind != .open { isPreformattedStart = false }
    }

    private mutating func place(_ kind: XHTMLBody.Place.Kind, _ token: Int) {
        places.append(XHTMLBody.Place(kind: kind, offset: out.count, token: token))
    }

    // MARK: Tags

    private mutating func open(_ token: Markup.Token, at index: Int) {
        let element = token.element
        // What fills a place never ends in a line end.
        let isLineStart = (out.last ?? 0x0A) == 0x0A && places.last?.offset != out.count
        if !element.isPhrasing, !isLineStart, index > 0, markup.tokens[index - 1].kind == .text { out.append(0x0A) }
        if element == .a || element == .img {
            place(.link, index)
            if element == .a { isPreformattedStart = false }
            return
        }
        placeOpening(token, at: index)
        out.append(0x3C)
        out.append(contentsOf: element.bytes)
        let alert = labels.alert(token.role)
        if let alert { XHTMLBody.append("class", Array("alert \(alert.name)".utf8)[...], to: &out) }
        for attribute in markup.attributes(of: token) {
            XHTMLBody.append(attribute, markup.bytes(of: attribute), isSpan: false, to: &out)
        }
        if element.isVoid {
            out.append(contentsOf: XHTMLBody.voidEnd)
            return
        }
        out.append(0x3E)
        isPreformattedStart = element == .pre
        if let alert {
            out.append("\n<p class=\"alert-title\"")
            if let language = labels.language { XHTMLBody.append("lang", Array(language.utf8)[...], to: &out) }
            out.append(0x3E)
            XMLText.append(alert.title, to: &out)
            out.append("</p>\n")
        } else if Self.breaksInside(element), !startsLine(index + 1) {
            out.append(0x0A)
        }
    }

    private mutating func close(_ token: Markup.Token, at index: Int) {
        let element = token.element
        if element == .a {
            place(.linkEnd, index)
        } else if !element.isVoid {
            if let opening = heading, element.headingLevel != nil {
                place(.headingEnd, opening)
                heading = nil
            }
            out.append(0x3C)
            out.append(0x2F)
            out.append(contentsOf: element.bytes)
            out.append(0x3E)
            if element == .table {
                tableDepth -= 1
                if tableDepth == 0 { place(.tableEnd, index) }
            }
        }
        if !element.isPhrasing, !startsLine(index + 1) { out.append(0x0A) }
    }

    private static func breaksInside(_ element: ElementName) -> Bool {
        switch element {
        case .blockquote, .colgroup, .dl, .ol, .table, .tbody, .tfoot, .thead, .tr, .ul: true
        default: false
        }
    }

    /// Whether the token at `index` is text that begins with a line end, so that none is needed before it.
    private func startsLine(_ index: Int) -> Bool {
        guard index < markup.tokens.count, markup.tokens[index].kind == .text else { return false }
        return markup.bytes(of: markup.tokens[index]).first == 0x0A
    }

    private mutating func placeOpening(_ token: Markup.Token, at index: Int) {
        switch token.element {
        case .table:
            if tableDepth == 0 { place(.table, index) }
            tableDepth += 1
        // The link to a heading of the first level is the page's own.
        case .h2, .h3, .h4, .h5, .h6:
            heading = markup.attributes(of: token).contains { $0.name == .id && $0.count > 0 } ? index : nil
        default: break
        }
    }
}
