import HelpDiagnostics

/// Builds a token stream and proves, while it grows, that it is well nested and fits HTML's content models.
///
/// Markdown always nests; raw HTML may not. The builder keeps one stack for both, so that a table that Markdown's blank
/// lines cut into twenty blocks is one element again. What does not nest is kept as written and noted: `isBalanced` and
/// `conforms` say whether `HTMLRepair` and `TreeConformer` have to go over the stream.
struct MarkupBuilder {
    private struct OpenElement {
        var element: ElementName
        /// What the author wrote, of which `element` may be the successor.
        var written: ElementName
        var isRaw: Bool
        var model: ContentModel
        var span: SourceSpan
        /// Whether a child of a description list came; the first has to be a term.
        var hasChild = false
    }

    /// The stream so far.
    private(set) var markup = Markup()
    /// The links so far; attributes refer to them by index.
    private(set) var links: [RawLink] = []
    /// The faults so far.
    private(set) var faults: [MarkupFault] = []
    /// The comments for helpc so far.
    private(set) var directives: [CommentDirective] = []
    /// Whether every tag so far has found its partner in its own parent.
    private(set) var isBalanced = true
    /// Whether every element so far may stand where it stands.
    private(set) var conforms = true
    /// Whether the stream holds elements that have to be removed with their content.
    private(set) var hasUnsafe = false
    /// Whether more elements were open at once than any document has, end tags left out or not.
    private(set) var isTooDeep = false

    private var stack: [OpenElement] = []
    /// How many elements of each name Markdown ended before their end tag came: the tag is no second fault.
    private var cutShort = ElementCounts()
    private var openLinks = 0
    /// How many elements that will be removed are open: what is wrong inside them only follows from that.
    private var openUnsafe = 0
    /// How many raw elements of each name are open, so that a stray end tag need not look for one.
    private var openRaw = ElementCounts()
    private static let maximumOpen = 4_096

    /// A builder for a body of about `capacity` bytes.
    init(capacity: Int) {
        markup.text.reserveCapacity(capacity)
        markup.tokens.reserveCapacity(capacity / 12 + 16)
        markup.attributes.reserveCapacity(capacity / 48 + 16)
    }

    /// The stream, which the builder keeps no copy of: who changes it then copies nothing.
    mutating func takeMarkup() -> Markup {
        defer { markup = Markup() }
        return markup
    }

    // MARK: Elements

    /// Opens `element`, which the author calls `written`; attributes are added to it by `addAttribute` before anything else is.
    mutating func open(
        _ element: ElementName, role: Markup.Role = .none, isRaw: Bool = false, as written: ElementName? = nil,
        span: SourceSpan
    ) {
        let parent = stack.last
        if !(parent?.model ?? .flow).allows(element, in: parent?.element) { conforms = false }
        if parent?.element == .dl, parent?.hasChild == false {
            if element != .dt { conforms = false }
            stack[stack.count - 1].hasChild = true
        }
        if element == .a {
            if openLinks > 0 { conforms = false }
            openLinks += 1
        }
        markup.tokens.append(
            Markup.Token(
                kind: .open, element: element, role: role, isRaw: isRaw, first: Int32(markup.attributes.count), count: 0,
                span: span))
        stack.append(OpenElement(element: element, written: written ?? element, isRaw: isRaw, model: ContentModel(of: element), span: span))
        if isRaw { openRaw[element] += 1 }
        if isRaw, element.treatment == .remove {
            hasUnsafe = true
            openUnsafe += 1
        }
        isTooDeep = isTooDeep || stack.count > Self.maximumOpen
    }

    /// Closes the Markdown element that was opened last, and with it what raw HTML left open inside.
    mutating func close() {
        while let top = stack.last, top.isRaw {
            cutShort[top.element] += 1
            leaveOpen(top)
        }
        guard let top = stack.last else { return }
        pop()
        appendClose(top.element, isRaw: false, span: top.span)
    }

    /// Takes an end tag of raw HTML.
    mutating func closeRaw(_ element: ElementName, as written: ElementName? = nil, span: SourceSpan) {
        if let top = stack.last, top.isRaw, top.element == element {
            pop()
            appendClose(element, isRaw: true, span: span)
            return
        }
        isBalanced = false
        // Only within the innermost Markdown element: a tag cannot end what Markdown began.
        if openRaw[element] > 0, !isTooDeep,
            stack.reversed().prefix(while: \.isRaw).contains(where: { $0.element == element })
        {
            while let top = stack.last, top.element != element { leaveOpen(top) }
            pop()
        } else if cutShort[element] > 0 {
            cutShort[element] -= 1
        } else if !element.isVoid {
            addFault(.closesNothing(name: (written ?? element).name), at: span)
        }
        appendClose(element, isRaw: true, span: span)
    }

    /// Ends the body: what is still open is noted.
    mutating func finish() {
        while let top = stack.last { leaveOpen(top) }
    }

    /// Adds an element without content.
    mutating func empty(_ element: ElementName, isRaw: Bool = false, span: SourceSpan) {
        open(element, isRaw: isRaw, span: span)
        closeEmpty()
    }

    /// Closes the element just opened, whoever wrote it: a void one, or one that closes itself.
    mutating func closeEmpty() {
        guard let top = stack.last else { return }
        pop()
        appendClose(top.element, isRaw: top.isRaw, span: top.span)
    }

    /// Notes what is wrong at a place.
    mutating func addFault(_ kind: MarkupFault.Kind, at span: SourceSpan, fix: Fix? = nil) {
        guard openUnsafe == 0 else { return }
        faults.append(MarkupFault(kind, span, fix: fix))
    }

    /// Notes a comment for helpc. What it is about is not known before its block has been read.
    mutating func addDirective(_ text: String, at span: SourceSpan) {
        let end = Int(span.end)
        directives.append(CommentDirective(text: text, span: span, scope: SourceSpan(end, end)))
    }

    /// Lets the directives at `indices` be about all that stands behind each of them up to `end`; about the whole file
    /// where that is nil.
    mutating func extendDirectives(_ indices: Range<Int>, to end: Int32?) {
        for index in indices {
            directives[index].scope = end.map { SourceSpan(Int(directives[index].span.end), Int($0)) }
        }
    }

    private mutating func leaveOpen(_ element: OpenElement) {
        isBalanced = false
        if !element.element.mayOmitEndTag {
            addFault(.leftOpen(name: element.written.name), at: element.span)
        }
        pop()
    }

    private mutating func pop() {
        guard let top = stack.popLast() else { return }
        if top.element == .a { openLinks -= 1 }
        if top.isRaw { openRaw[top.element] -= 1 }
        if top.isRaw, top.element.treatment == .remove { openUnsafe -= 1 }
    }

    private mutating func appendClose(_ element: ElementName, isRaw: Bool, span: SourceSpan) {
        markup.tokens.append(.closing(element, isRaw: isRaw, span: span))
    }

    // MARK: Content

    /// Adds an attribute to the element just opened.
    mutating func addAttribute(_ name: AttributeName, _ value: some Collection<UInt8>, link: RawLink? = nil) {
        guard let last = markup.tokens.indices.last, markup.tokens[last].kind == .open else { return }
        var index: Int32 = -1
        if let link {
            index = Int32(links.count)
            links.append(link)
        }
        let first = Int32(markup.text.count)
        markup.text.append(contentsOf: value)
        markup.attributes.append(
            Markup.Attribute(name: name, link: index, first: first, count: Int32(markup.text.count) - first))
        markup.tokens[last].count += 1
    }

    /// Adds text, joined to text that stands just before.
    mutating func text(_ bytes: some Collection<UInt8>) {
        guard !bytes.isEmpty else { return }
        let first = Int32(markup.text.count)
        markup.text.append(contentsOf: bytes)
        noteText(from: first)
    }

    /// Notes that the bytes of the arena from `first` on are text.
    private mutating func noteText(from first: Int32) {
        if let top = stack.last, !top.model.allowsText, conforms,
            !markup.text[Int(first)...].allSatisfy(\.isHTMLSpace)
        {
            conforms = false
        }
        let count = Int32(markup.text.count) - first
        if let last = markup.tokens.indices.last, markup.tokens[last].kind == .text,
            markup.tokens[last].first + markup.tokens[last].count == first
        {
            markup.tokens[last].count += count
            return
        }
        markup.tokens.append(.bytes(.text, from: Int(first), to: markup.text.count))
    }

    /// Adds HTML that is written out as it stands.
    mutating func verbatim(_ bytes: some Collection<UInt8>) {
        let first = markup.text.count
        markup.text.append(contentsOf: bytes)
        markup.tokens.append(.bytes(.verbatim, from: first, to: markup.text.count))
    }
}
