import HelpKeys

/// Makes a tree to be laid out of the tags and the text of a body.
///
/// The tags of helpc nest, and each is closed. Others are taken as they come: what closes nothing is passed over, what
/// is not closed ends with what it stands in, and beyond a depth that no text has, elements are only what they hold.
struct LayoutTreeBuilder {
    /// How many elements may be open in each other.
    static let maximumDepth = 100

    /// An element that is open, and what was before it.
    struct OpenElement {
        var element: BodyElement
        /// The index of its block, where it is one that holds others.
        var block: Int?
        var style: InlineStyle
        var role: LayoutBlock
        var linkStart: Int
    }

    var tree = LayoutTree()
    var open: [OpenElement] = []
    /// The blocks that are open, the outermost first.
    var containers = [0]
    /// How many elements are open beyond the depth that is kept.
    private var excess = 0

    var style: InlineStyle = []
    /// What a paragraph is, here.
    var role = LayoutBlock(.text)
    var headDepth = 0
    var tableDepth = 0

    // The paragraph that is open.
    var paragraphStart: Int?
    var pendingSpace: InlineStyle?
    var previousClass: LineBreakClass = []
    /// A mark that may stand alone behind a space, as in French, so that no line may begin with it; known at the next
    /// scalar.
    var loneMark: Int?
    var meter = TextMeter()
    var hasURL = false
    var code: CodeState?
    var isSuperscript = false
    /// Whether the reading of a ruby is written without parentheses of its own.
    private var addsParentheses = false

    // The link that is open.
    var link: [UInt8]?
    var linkStart = 0
    private var linkNumbers: [[UInt8]: Int] = [:]

    /// The text of code, of which the last line end is known to be meant only when more follows.
    struct CodeState {
        var start: Int
        var column = 0
        var pendingLineEnds = 0
        var shell: Shell?
        var isFirst = true
    }

    /// The tree of the body `xhtml`.
    static func tree(of xhtml: [UInt8]) -> LayoutTree {
        var reader = XHTMLReader(xhtml)
        var builder = LayoutTreeBuilder()
        // Most of a body is text; a large one grows as it is read, since it may be nothing but tags.
        builder.tree.scalars.reserveCapacity(min(xhtml.count, 1 << 16))
        while let event = reader.next() {
            switch event {
            case .text: builder.append(utf8: reader.text)
            case .close: builder.close(BodyElement.named(reader.name))
            case .open, .empty: builder.open(reader, isEmpty: event == .empty)
            }
        }
        return builder.finished()
    }

    /// The tree of one paragraph.
    static func tree(ofParagraph text: String, _ role: LayoutBlock = LayoutBlock(.text)) -> LayoutTree {
        var builder = LayoutTreeBuilder()
        builder.role = role
        if role.kind == .heading { builder.style = .bold }
        builder.append(utf8: Array(text.utf8))
        return builder.finished()
    }

    private mutating func finished() -> LayoutTree {
        while !open.isEmpty { closeLast() }
        finishParagraph()
        closeContainer()
        return tree
    }

    // MARK: Tags

    private mutating func open(_ reader: XHTMLReader, isEmpty: Bool) {
        guard let element = BodyElement.named(reader.name) else { return openUnknown(isEmpty) }
        if element.isVoid { return void(element, reader) }
        if !element.isInline { finishParagraph() }
        if open.count >= Self.maximumDepth {
            if !isEmpty { excess += 1 }
            return
        }
        var entry = OpenElement(element: element, block: nil, style: style, role: role, linkStart: linkStart)
        style.formUnion(element.style)
        if element.isInline {
            openInline(element, reader)
        } else if element == .pre {
            if code == nil { code = CodeState(start: tree.scalars.count) }
        } else {
            entry.block = openBlock(element, reader)
        }
        open.append(entry)
        if isEmpty { closeLast() }
    }

    /// An element that is not known is its content; it is kept count of, lest its end closes another.
    private mutating func openUnknown(_ isEmpty: Bool) {
        if excess > 0, !isEmpty { excess += 1 }
    }

    private mutating func close(_ element: BodyElement?) {
        if excess > 0, element?.isVoid != true {
            excess -= 1
            if element?.isInline != true { finishParagraph() }
            return
        }
        guard let element, !element.isVoid else { return }
        // An inline element ends within its block, a block within its cell.
        let isCellPart = [.table, .thead, .tbody, .tfoot, .tr].contains(element)
        var place = open.count - 1
        while place >= 0, open[place].element != element {
            if element.isInline, !open[place].element.isInline { return }
            if !isCellPart, open[place].element == .td || open[place].element == .th { return }
            place -= 1
        }
        guard place >= 0 else { return }
        while open.count > place { closeLast() }
    }

    private mutating func closeLast() {
        guard let entry = open.popLast() else { return }
        switch entry.element {
        case .a: endLink()
        case .q: append("”")
        case .rt: if addsParentheses { append(")") }
        case .sup: isSuperscript = false
        case .thead: headDepth -= 1
        case .table: tableDepth -= 1
        default: break
        }
        if !entry.element.isInline { finishParagraph() }
        if entry.element == .pre { finishCode() }
        if entry.block != nil { closeContainer() }
        style = entry.style
        role = entry.role
    }

    // MARK: Inline elements

    private mutating func openInline(_ element: BodyElement, _ reader: XHTMLReader) {
        switch element {
        case .a:
            endLink()
            link = reader.attribute("href").flatMap { Self.schemeLength($0) == nil ? nil : $0 }
            linkStart = tree.scalars.count
        case .code:
            if code != nil, let name = reader.attribute("class") { code?.shell = Shell(codeClass: name) }
        case .q: append("“")
        case .rt:
            addsParentheses = !isInParenthesis
            if addsParentheses { append("(") }
        case .sup: isSuperscript = true
        case .span:
            // An image that is not there is a span with its text.
            if let label = reader.attribute("aria-label"), !label.isEmpty { append(image: label) }
        default: break
        }
    }

    /// Whether the text so far ends with an opening parenthesis, as before the reading of a ruby that is written with
    /// `rp`.
    private var isInParenthesis: Bool {
        guard paragraphStart != nil, let last = tree.scalars.last?.scalar else { return false }
        return last == "(" || last == "（"
    }

    private mutating func void(_ element: BodyElement, _ reader: XHTMLReader) {
        switch element {
        case .br: lineBreak()
        case .wbr: previousClass.insert(.space)
        case .hr:
            finishParagraph()
            add(LayoutBlock(.rule))
        case .img:
            if let text = reader.attribute("alt") ?? Self.fileName(reader.attribute("src")), !text.isEmpty {
                append(image: text)
            }
        default: break
        }
    }

    private static func fileName(_ path: [UInt8]?) -> [UInt8]? {
        path?.split(separator: 0x2F).last.map { Array($0) }
    }

    private mutating func append(image text: [UInt8]) {
        append("[")
        append(utf8: text)
        pendingSpace = nil
        append("]")
    }

    // MARK: Links

    /// The schemes of what a reader at a terminal can follow, the last one by looking up the asset id behind it.
    private static let schemes = ["https://", "http://", "mailto:"].map { Array($0.utf8) } + [topicScheme]
    private static let topicScheme = Array("urn:uuid:".utf8)

    /// The length of the scheme that `url` has, if it is one of these, in any letter case.
    private static func schemeLength(_ url: [UInt8]) -> Int? {
        for scheme in schemes where url.count > scheme.count {
            let matches = zip(url, scheme).allSatisfy { byte, wanted in
                byte == wanted || (0x41...0x5A).contains(byte) && byte | 0x20 == wanted
            }
            guard matches, scheme != topicScheme || isTopic(url[scheme.count...]) else { continue }
            return scheme.count
        }
        return nil
    }

    /// Whether `name` is an asset id, perhaps with a place in the topic behind it.
    private static func isTopic(_ name: ArraySlice<UInt8>) -> Bool { AssetID(utf8: Array(name.prefix { $0 != 0x23 })) != nil }

    mutating func endLink() {
        guard let url = link else { return }
        link = nil
        // A number would become part of a command.
        guard code == nil, !isText(url) else { return }
        let known = linkNumbers[url]
        let number = known ?? tree.links.count + 1
        if known == nil {
            tree.links.append(url)
            linkNumbers[url] = number
        }
        // The number stands at the text, whatever space is yet to come.
        let space = pendingSpace
        if paragraphStart != nil { pendingSpace = nil }
        for scalar in "[\(number)]".unicodeScalars { append(scalar, opportunity: BreakOpportunity.none) }
        pendingSpace = space
    }

    /// Whether the text of the link that ends here is its URL, but for what a reader can add.
    private func isText(_ url: [UInt8]) -> Bool {
        guard linkStart <= tree.scalars.count else { return false }
        var text: [UInt8] = []
        for unit in tree.scalars[linkStart...] where unit.scalar != " " {
            guard text.count <= url.count, let encoded = UTF8.encode(unit.scalar) else { break }
            text.append(contentsOf: encoded)
        }
        return Self.bare(text) == Self.bare(url)
    }

    /// `url` without its scheme and a slash at its end.
    private static func bare(_ url: [UInt8]) -> ArraySlice<UInt8> {
        let rest = url.dropFirst(schemeLength(url) ?? 0)
        return rest.last == 0x2F ? rest.dropLast() : rest
    }
}
