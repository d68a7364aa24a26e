import HelpDiagnostics

/// A topic's body as XHTML, written once for all outputs that hold it: page, XML and bundle differ in their links and
/// in what a page adds, which are filled in when the body is appended.
public struct XHTMLBody: Sendable {
    /// Where something is filled in.
    struct Place: Sendable {
        /// What it is.
        enum Kind: UInt8, Sendable {
            /// The start tag of a link, or an image.
            case link
            /// The end tag of a link.
            case linkEnd
            /// The end of a heading, where its link to itself stands; the token is the one that opens it.
            case headingEnd
            /// Before a table and behind it, where a box that scrolls begins and ends.
            case table, tableEnd
        }

        var kind: Kind
        /// How many of `bytes` come before.
        var offset: Int
        var token: Int
    }

    private let markup: Markup
    private let bytes: [UInt8]
    private let places: [Place]

    init(markup: Markup, bytes: [UInt8], places: [Place]) {
        self.markup = markup
        self.bytes = bytes
        self.places = places
    }

    /// How many bytes there are without links.
    public var count: Int { bytes.count }

    /// Appends the body to `out`.
    ///
    /// - Parameters:
    ///   - links: what each link of the topic becomes, by its index.
    ///   - decoration: what a page adds: headings link to themselves, and tables stand in a box that scrolls.
    /// - Returns: how many of the bytes are decoration.
    @discardableResult
    public func append(
        links: [RenderedLink], decoration: XHTMLWriter.Decoration? = nil, to out: inout OutputBytes
    ) -> Int {
        var decorationCount = 0
        // Links do not nest.
        var isSpan = false
        var start = 0
        for place in places {
            out.append(contentsOf: bytes[start..<place.offset])
            start = place.offset
            let before = out.count
            switch place.kind {
            case .link:
                isSpan = open(markup.tokens[place.token], links, to: &out)
                continue
            case .linkEnd:
                out.append(contentsOf: isSpan ? Self.spanEnd : Self.linkEnd)
                continue
            case .headingEnd:
                guard let decoration, decorationCount < decoration.limit else { continue }
                append(link: decoration.headingLink, to: markup.tokens[place.token], to: &out)
            case .table: if decoration != nil { out.append(contentsOf: Self.box) }
            case .tableEnd: if decoration != nil { out.append(contentsOf: Self.boxEnd) }
            }
            decorationCount += out.count - before
        }
        out.append(contentsOf: bytes[start...])
        return decorationCount
    }

    private static let linkEnd = Array("</a>".utf8)
    private static let spanEnd = Array("</span>".utf8)
    private static let box = Array("<div class=\"scroll\">".utf8)
    private static let boxEnd = Array("</div>".utf8)
    static let voidEnd = Array(" />".utf8)

    private func append(link label: String, to heading: Markup.Token, to out: inout OutputBytes) {
        guard let id = markup.attributes(of: heading).first(where: { $0.name == .id }) else { return }
        out.append("<a class=\"anchor\" href=\"#")
        URLText.appendFragment(markup.bytes(of: id), to: &out)
        out.append("\" aria-label=\"")
        XMLText.appendAttribute(label, to: &out)
        out.append("\"></a>")
    }

    // MARK: Links

    /// Writes the start tag of the link or image `token`.
    ///
    /// - Returns: whether it became a `span`.
    private func open(_ token: Markup.Token, _ links: [RenderedLink], to out: inout OutputBytes) -> Bool {
        let attributes = markup.attributes(of: token)
        let index = attributes.first { $0.link >= 0 }.map { Int($0.link) }
        let link = index.flatMap { links.indices.contains($0) ? links[$0] : nil }
        var isSpan = false
        if case .text(let name)? = link {
            if token.element == .img {
                missingImage(token, name, to: &out)
                return false
            }
            isSpan = true
            out.append("<span")
            Self.append("class", Array(name.utf8)[...], to: &out)
        } else {
            out.append(0x3C)
            out.append(contentsOf: token.element.bytes)
        }
        for attribute in attributes {
            guard attribute.link >= 0 else {
                Self.append(attribute, markup.bytes(of: attribute), isSpan: isSpan, to: &out)
                continue
            }
            guard case .url(let url, let language)? = link else { continue }
            Self.append(attribute.name, url[...], to: &out)
            if let language { Self.append(.hreflang, Array(language.utf8)[...], to: &out) }
        }
        if token.element.isVoid { out.append(contentsOf: Self.voidEnd) } else { out.append(0x3E) }
        return isSpan
    }

    /// An image that is not there: its alternative text is what assistive technology reads and the style sheet shows.
    /// It is no text of the topic.
    private func missingImage(_ token: Markup.Token, _ name: String, to out: inout OutputBytes) {
        let alternative = markup.attributes(of: token).first { $0.name == .alt }
        out.append("<span")
        Self.append("class", Array((name + " missing-image").utf8)[...], to: &out)
        if let alternative, alternative.count > 0 {
            Self.append("role", Array("img".utf8)[...], to: &out)
            Self.append("aria-label", markup.bytes(of: alternative), to: &out)
        }
        out.append("></span>")
    }

    // MARK: Attributes

    /// Writes an attribute that is no link, unless it says nothing or the element that is written cannot have it.
    static func append(
        _ attribute: Markup.Attribute, _ value: ArraySlice<UInt8>, isSpan: Bool, to out: inout OutputBytes
    ) {
        if value.isEmpty, attribute.name != .alt { return }
        if isSpan, attribute.name == .class || !attribute.name.isAllowed(on: .span) { return }
        append(attribute.name, value, to: &out)
    }

    private static func append(_ name: AttributeName, _ value: ArraySlice<UInt8>, to out: inout OutputBytes) {
        out.append(0x20)
        out.append(contentsOf: name.bytes)
        end(value, to: &out)
    }

    static func append(_ name: String, _ value: ArraySlice<UInt8>, to out: inout OutputBytes) {
        out.append(0x20)
        out.append(name)
        end(value, to: &out)
    }

    private static func end(_ value: ArraySlice<UInt8>, to out: inout OutputBytes) {
        out.append(0x3D)
        out.append(0x22)
        XMLText.appendAttribute(value, to: &out)
        out.append(0x22)
    }
}
