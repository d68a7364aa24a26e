import HelpDiagnostics

/// Writes a token stream as XHTML that an HTML parser and an XML parser read as the same tree.
///
/// One loop over the tokens. Only void elements close themselves; text and attributes are escaped by `XMLText`; a line
/// break follows each block, so that a page can be read and compared.
public struct XHTMLWriter {
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
    private let links: [RenderedLink]
    private let labels: Labels
    private let decoration: Decoration?
    /// How many bytes of `out` are decoration.
    private var decorationCount = 0
    /// The id of the heading that is open, which gets a link to itself; headings stand in no link (`TreeConformer`).
    private var headingID: ArraySlice<UInt8>?
    private var tableDepth = 0
    /// Whether the link that is open is written as a `span`; links do not nest.
    private var isLinkText = false
    /// Whether nothing was written yet into a `pre`, where an HTML parser drops a first line end.
    private var isPreformattedStart = false

    /// Appends the body `markup` to `out`.
    ///
    /// - Parameters:
    ///   - links: what each link of the topic becomes, by its index.
    ///   - decoration: what a page adds: headings link to themselves, and tables stand in a box that scrolls.
    /// - Returns: how many of the bytes are decoration.
    @discardableResult
    public static func append(
        _ markup: Markup, links: [RenderedLink], labels: Labels, decoration: Decoration? = nil, to out: inout [UInt8]
    ) -> Int {
        var writer = XHTMLWriter(markup: markup, links: links, labels: labels, decoration: decoration)
        for (index, token) in markup.tokens.enumerated() { writer.write(token, at: index, to: &out) }
        return writer.decorationCount
    }

    private init(markup: Markup, links: [RenderedLink], labels: Labels, decoration: Decoration?) {
        self.markup = markup
        self.links = links
        self.labels = labels
        self.decoration = decoration
    }

    private mutating func write(_ token: Markup.Token, at index: Int, to out: inout [UInt8]) {
        switch token.kind {
        case .open: open(token, at: index, to: &out)
        case .close: close(token, at: index, to: &out)
        case .verbatim: out.append(contentsOf: markup.bytes(of: token))
        case .text:
            var bytes = markup.bytes(of: token)
            if isPreformattedStart { bytes = bytes.drop { $0 == 0x0A || $0 == 0x0D } }
            XMLText.append(bytes, to: &out)
        }
        if token.kind != .open { isPreformattedStart = false }
    }

    // MARK: Tags

    private mutating func open(_ token: Markup.Token, at index: Int, to out: inout [UInt8]) {
        let element = token.element
        if !element.isPhrasing, let last = out.last, last != 0x0A, index > 0, markup.tokens[index - 1].kind == .text {
            out.append(0x0A)
        }
        var isSpan = false
        var missingClass: String?
        if element == .a || element == .img, case .text(let name)? = link(of: token) {
            missingClass = name
            if element == .img { return missingImage(token, name, to: &out) }
            isSpan = true
        }
        if element == .a { isLinkText = isSpan }
        if decoration != nil { decorateOpening(token, to: &out) }
        out.append(0x3C)
        out.append(contentsOf: (isSpan ? ElementName.span : element).bytes)
        if let missingClass { attribute("class", Array(missingClass.utf8)[...], to: &out) }
        let alert = labels.alert(token.role)
        if let alert { attribute("class", Array("alert \(alert.name)".utf8)[...], to: &out) }
        for attribute in markup.attributes(of: token) { write(attribute, isSpan: isSpan, to: &out) }
        if element.isVoid {
            out.append(contentsOf: [0x20, 0x2F, 0x3E])
            return
        }
        out.append(0x3E)
        isPreformattedStart = element == .pre
        if let alert {
            out.append(contentsOf: Array("\n<p class=\"alert-title\"".utf8))
            if let language = labels.language { attribute("lang", Array(language.utf8)[...], to: &out) }
            out.append(0x3E)
            XMLText.append(alert.title, to: &out)
            out.append(contentsOf: Array("</p>\n".utf8))
        } else if Self.breaksInside.contains(element), !startsLine(index + 1) {
            out.append(0x0A)
        }
    }

    private mutating func close(_ token: Markup.Token, at index: Int, to out: inout [UInt8]) {
        let element = token.element
        if !element.isVoid {
            if let decoration, let headingID, element.headingLevel != nil, decorationCount < decoration.limit {
                append(link: decoration.headingLink, to: headingID, to: &out)
            }
            out.append(contentsOf: [0x3C, 0x2F])
            out.append(contentsOf: (element == .a && isLinkText ? ElementName.span : element).bytes)
            out.append(0x3E)
            if element == .a { isLinkText = false }
            if decoration != nil { decorateClosing(element, to: &out) }
        }
        if !element.isPhrasing, !startsLine(index + 1) { out.append(0x0A) }
    }

    private static let breaksInside: Set<ElementName> = [
        .blockquote, .colgroup, .dl, .ol, .table, .tbody, .tfoot, .thead, .tr, .ul,
    ]

    /// Whether the token at `index` is text that begins with a line end, so that none is needed before it.
    private func startsLine(_ index: Int) -> Bool {
        guard index < markup.tokens.count, markup.tokens[index].kind == .text else { return false }
        return markup.bytes(of: markup.tokens[index]).first == 0x0A
    }

    // MARK: Decoration

    private mutating func decorateOpening(_ token: Markup.Token, to out: inout [UInt8]) {
        switch token.element {
        case .table:
            tableDepth += 1
            if tableDepth == 1 { decorate(Self.tableBox, to: &out) }
        // The link to a heading of the first level is the page's own.
        case .h2, .h3, .h4, .h5, .h6:
            let id = markup.attributes(of: token).first { $0.name == .id }.map { markup.bytes(of: $0) }
            headingID = id?.isEmpty == false ? id : nil
        default: break
        }
    }

    private mutating func decorateClosing(_ element: ElementName, to out: inout [UInt8]) {
        switch element {
        case .table:
            tableDepth -= 1
            if tableDepth == 0 { decorate(Self.boxEnd, to: &out) }
        case .h2, .h3, .h4, .h5, .h6: headingID = nil
        default: break
        }
    }

    private static let tableBox = Array("<div class=\"scroll\">".utf8)
    private static let boxEnd = Array("</div>".utf8)

    private mutating func decorate(_ bytes: [UInt8], to out: inout [UInt8]) {
        out.append(contentsOf: bytes)
        decorationCount += bytes.count
    }

    private mutating func append(link label: String, to id: ArraySlice<UInt8>, to out: inout [UInt8]) {
        let start = out.count
        out.append(contentsOf: Array("<a class=\"anchor\" href=\"#".utf8))
        URLText.appendFragment(id, to: &out)
        out.append(contentsOf: Array("\" aria-label=\"".utf8))
        XMLText.appendAttribute(Array(label.utf8)[...], to: &out)
        out.append(contentsOf: Array("\"></a>".utf8))
        decorationCount += out.count - start
    }

    // MARK: Attributes

    private func link(of token: Markup.Token) -> RenderedLink? {
        guard let attribute = markup.attributes(of: token).first(where: { $0.link >= 0 }) else { return nil }
        return links.indices.contains(Int(attribute.link)) ? links[Int(attribute.link)] : nil
    }

    private func write(_ attribute: Markup.Attribute, isSpan: Bool, to out: inout [UInt8]) {
        let value = markup.bytes(of: attribute)
        if attribute.link >= 0 {
            guard links.indices.contains(Int(attribute.link)), case .url(let url, let language) = links[Int(attribute.link)]
            else { return }
            self.attribute(attribute.name, url[...], to: &out)
            if let language { self.attribute(.hreflang, Array(language.utf8)[...], to: &out) }
            return
        }
        if value.isEmpty, attribute.name != .alt { return }
        if isSpan, attribute.name == .class || !attribute.name.isAllowed(on: .span) { return }
        self.attribute(attribute.name, value, to: &out)
    }

    private func attribute(_ name: AttributeName, _ value: ArraySlice<UInt8>, to out: inout [UInt8]) {
        out.append(0x20)
        out.append(contentsOf: name.bytes)
        out.append(contentsOf: [0x3D, 0x22])
        XMLText.appendAttribute(value, to: &out)
        out.append(0x22)
    }

    private func attribute(_ name: String, _ value: ArraySlice<UInt8>, to out: inout [UInt8]) {
        out.append(contentsOf: Array(" \(name)=\"".utf8))
        XMLText.appendAttribute(value, to: &out)
        out.append(0x22)
    }

    /// An image that is not there: its alternative text is what assistive technology reads and the style sheet shows. It is
    /// no text of the topic.
    private func missingImage(_ token: Markup.Token, _ name: String, to out: inout [UInt8]) {
        let alternative = markup.attributes(of: token).first { $0.name == .alt }
        out.append(contentsOf: Array("<span".utf8))
        attribute("class", Array((name + " missing-image").utf8)[...], to: &out)
        if let alternative, alternative.count > 0 {
            attribute("role", Array("img".utf8)[...], to: &out)
            attribute("aria-label", markup.bytes(of: alternative), to: &out)
        }
        out.append(contentsOf: Array("></span>".utf8))
    }
}
