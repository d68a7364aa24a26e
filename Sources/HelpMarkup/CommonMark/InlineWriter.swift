import HelpDiagnostics

/// Writes the inlines of one Markdown tree into the token stream.
struct InlineWriter {
    private let tree: MarkdownTree
    private let map: SourceMap
    private let options: MarkupOptions
    private var locator: LinkLocator
    private var reader: RawHTMLReader
    /// The block whose inlines are being written, and the block quotes around it.
    private var block = 0
    private var blockPlace = SourceSpan.fileStart
    private var blockSpan = SourceSpan.fileStart
    /// Where the next autolink of the block is sought.
    private var autolinkStart = 0
    private var quotes = 0
    private var cuts: [Int: [EmphasisRepair.Cut]] = [:]
    private lazy var definitions = LinkDefinitions(map)

    /// A writer of the inlines of `tree`, whose source `map` knows.
    init(_ tree: MarkdownTree, map: SourceMap, options: MarkupOptions) {
        self.tree = tree
        self.map = map
        self.options = options
        locator = LinkLocator(source: map.source)
        reader = RawHTMLReader()
    }

    /// Writes what the block at `index` holds, from its child `first` on (the first where nil).
    mutating func write(_ index: Int, from first: Int? = nil, quotes: Int, into builder: inout MarkupBuilder) {
        block = index
        self.quotes = quotes
        blockPlace = map.span(of: tree.nodes[index])
        blockSpan = map.fileSpan(blockPlace)
        autolinkStart = Int(blockPlace.start)
        cuts = [:]
        if options.repairsEmphasis, EmphasisRepair.mayBe(in: tree, block: index),
            let repair = EmphasisRepair(tree, block: index, map: map, quotes: quotes)
        {
            cuts = repair.cuts
            for pair in repair.pairs {
                builder.addFault(.emphasis(delimiter: pair.delimiter, text: pair.text), at: pair.span, fix: pair.fix)
            }
        }
        if LinkSyntax.mayBe(in: tree, block: index) {
            for link in LinkSyntax.broken(tree, block: index, map: map, quotes: quotes, definitions: definitions) {
                builder.addFault(link.kind, at: link.span, fix: link.fix)
            }
        }
        inlines(from: first ?? index + 1, to: Int(tree.nodes[index].end), into: &builder)
    }

    private mutating func inlines(from start: Int, to end: Int, into builder: inout MarkupBuilder) {
        var index = start
        while index < end {
            inline(index, into: &builder)
            index = Int(tree.nodes[index].end)
        }
    }

    private mutating func inline(_ index: Int, into builder: inout MarkupBuilder) {
        let node = tree.nodes[index]
        switch node.kind {
        case .text:
            if let cuts = cuts[index] {
                text(node, cuts, into: &builder)
            } else {
                builder.text(tree.slice(node.literal))
            }
        case .softBreak: builder.text([0x0A])
        case .lineBreak:
            builder.empty(.br, span: blockSpan)
            builder.text([0x0A])
        case .code:
            builder.open(.code, span: blockSpan)
            builder.text(tree.slice(node.literal))
            builder.close()
        case .emphasis: wrapped(.em, index, into: &builder)
        case .strong: wrapped(.strong, index, into: &builder)
        case .link: link(index, into: &builder)
        case .image: image(index, into: &builder)
        case .htmlInline: html(node, into: &builder)
        default: break
        }
    }

    private mutating func wrapped(_ element: ElementName, _ index: Int, into builder: inout MarkupBuilder) {
        builder.open(element, span: blockSpan)
        inlines(from: index + 1, to: Int(tree.nodes[index].end), into: &builder)
        builder.close()
    }

    private func text(
        _ node: MarkdownTree.Node, _ cuts: [EmphasisRepair.Cut], into builder: inout MarkupBuilder
    ) {
        let literal = tree.slice(node.literal)
        var position = literal.startIndex
        for cut in cuts.sorted(by: { $0.offset < $1.offset }) {
            let start = literal.startIndex + cut.offset
            builder.text(literal[position..<start])
            position = start + cut.length
            let elements: [ElementName] = cut.length == 1 ? [.em] : cut.length == 2 ? [.strong] : [.em, .strong]
            for element in elements {
                if cut.isOpening { builder.open(element, role: .repaired, span: blockSpan) } else { builder.close() }
            }
        }
        builder.text(literal[position...])
    }

    private mutating func html(_ node: MarkdownTree.Node, into builder: inout MarkupBuilder) {
        let literal = Array(tree.slice(node.literal))
        if options.keepsHTML { return builder.verbatim(literal) }
        let offset = offset(of: node)
        let place = LiteralPlace(of: literal, at: offset, block: blockPlace, in: map)
        reader.read(literal, place: place, into: &builder)
    }

    private func offset(of node: MarkdownTree.Node) -> Int? {
        map.offset(
            line: Int(node.startLine), column: Int(node.startColumn), in: tree.nodes[block], quotes: quotes)
    }

    // MARK: Links

    private mutating func link(_ index: Int, into builder: inout MarkupBuilder) {
        let node = tree.nodes[index]
        let url = tree.slice(node.literal)
        guard !isUnsafe(url, element: "a", isImage: false, index, into: &builder) else {
            return inlines(from: index + 1, to: Int(node.end), into: &builder)
        }
        let place = place(of: index, isImage: false)
        builder.open(.a, role: place.syntax == .autolink ? .autolink : .none, span: map.fileSpan(place.span))
        builder.addAttribute(.href, url, link: raw(url, place, isImage: false))
        if !node.extra.isEmpty { builder.addAttribute(.title, tree.slice(node.extra)) }
        inlines(from: index + 1, to: Int(node.end), into: &builder)
        builder.close()
    }

    private mutating func image(_ index: Int, into builder: inout MarkupBuilder) {
        let node = tree.nodes[index]
        let url = tree.slice(node.literal)
        let alternative = plainText(of: index)
        guard !isUnsafe(url, element: "img", isImage: true, index, into: &builder) else {
            return builder.text(alternative)
        }
        let place = place(of: index, isImage: true)
        builder.open(.img, span: map.fileSpan(place.span))
        builder.addAttribute(.src, url, link: raw(url, place, isImage: true))
        builder.addAttribute(.alt, alternative)
        if alternative.isEmpty { builder.addFault(.missingAlternative(isRaw: false), at: map.fileSpan(place.span)) }
        if !node.extra.isEmpty { builder.addAttribute(.title, tree.slice(node.extra)) }
        builder.close()
    }

    private mutating func isUnsafe(
        _ url: ArraySlice<UInt8>, element: String, isImage: Bool, _ index: Int, into builder: inout MarkupBuilder
    ) -> Bool {
        guard !options.keepsHTML, let scheme = URLScheme.refused(in: url, isImage: isImage) else { return false }
        let span = map.fileSpan(place(of: index, isImage: isImage).span)
        builder.addFault(.unsafeURL(scheme: scheme, element: element), at: span)
        return true
    }

    private func raw(_ url: ArraySlice<UInt8>, _ place: LinkLocator.Place, isImage: Bool) -> RawLink {
        RawLink(
            destination: String(decoding: url, as: UTF8.self), syntax: place.syntax, isImage: isImage,
            span: map.fileSpan(place.span), isExact: place.isExact && map.isContiguous(place.span),
            written: map.source[place.span.range])
    }

    /// Where the link at `index` is written: as cmark says, or, where a link goes on over two lines and cmark names the
    /// line of its end, as its first child says; the block where neither is true.
    private mutating func place(of index: Int, isImage: Bool) -> LinkLocator.Place {
        let node = tree.nodes[index]
        let url = tree.slice(node.literal)
        let end = blockPlace.range.upperBound
        var candidates = [offset(of: node)]
        if index + 1 < node.end, tree.nodes[index + 1].startLine != node.startLine {
            var other = node
            other.startLine = tree.nodes[index + 1].startLine
            candidates.append(offset(of: other))
        }
        for case let start? in candidates {
            if let place = locator.destination(from: start, end: end, isImage: isImage, url: url) { return place }
        }
        if !isImage, isAutolink(index), let place = locator.nextAutolink(to: url, from: autolinkStart, end: end) {
            autolinkStart = Int(place.span.end)
            return place
        }
        return LinkLocator.Place(span: blockPlace, isExact: false, syntax: .inline)
    }

    /// Whether the link's text is its destination, as an autolink's is.
    private func isAutolink(_ index: Int) -> Bool {
        let node = tree.nodes[index]
        guard node.extra.isEmpty, node.end == index + 2, tree.nodes[index + 1].kind == .text else { return false }
        return LinkLocator.isAutolink(tree.slice(tree.nodes[index + 1].literal), to: tree.slice(node.literal))
    }

    private func plainText(of index: Int) -> [UInt8] {
        var result: [UInt8] = []
        for child in index + 1..<Int(tree.nodes[index].end) {
            switch tree.nodes[child].kind {
            case .text, .code: result += tree.slice(tree.nodes[child].literal)
            case .softBreak, .lineBreak: result.append(0x20)
            default: break
            }
        }
        return result
    }
}
