import HelpDiagnostics

/// Turns a Markdown tree into the token stream: blocks here, inlines by `InlineWriter`, raw HTML by `RawHTMLReader`.
struct BodyParser {
    private let tree: MarkdownTree
    private let map: SourceMap
    private let options: MarkupOptions
    private var writer: InlineWriter
    private var reader = RawHTMLReader()
    private let tables: PipeTables?
    private var cellWriter: InlineWriter?
    private var quotes = 0
    private var directives = DirectiveScopes()
    private(set) var builder: MarkupBuilder

    /// Parses the blocks of `tree`.
    ///
    /// - Throws: `MarkdownTree.Failure`, where table cells cannot be parsed.
    init(_ tree: MarkdownTree, map: SourceMap, options: MarkupOptions) throws(MarkdownTree.Failure) {
        self.tree = tree
        self.map = map
        self.options = options
        writer = InlineWriter(tree, map: map, options: options)
        tables = try PipeTables(tree, map: map, maximumDepth: options.maximumDepth)
        cellWriter = tables.map { InlineWriter($0.tree, map: $0.map, options: options) }
        builder = MarkupBuilder(capacity: tree.bytes.count)
        children(of: 0, isTight: false)
        builder.finish()
    }

    private mutating func children(of parent: Int, isTight: Bool) {
        var child = parent + 1
        while child < tree.nodes[parent].end {
            block(child, isTight: isTight)
            child = Int(tree.nodes[child].end)
        }
    }

    private mutating func block(_ index: Int, isTight: Bool) {
        let node = tree.nodes[index]
        if node.kind != .htmlBlock { directives.begin(block: map.span(of: node), &builder) }
        switch node.kind {
        case .paragraph: paragraph(index, isTight: isTight)
        case .heading:
            builder.open(.heading(Int(node.level)), span: map.span(of: node))
            builder.addAttribute(.id, [])
            inlines(of: index)
            builder.close()
        case .blockQuote: blockQuote(index)
        case .list: list(index)
        case .codeBlock: code(node)
        case .htmlBlock:
            let literal = Array(tree.slice(node.literal))
            if options.keepsHTML { return builder.verbatim(literal) }
            let before = reader.read(literal, place: LiteralPlace(of: literal, block: node, in: map), into: &builder)
            directives.endHTML(block: map.span(of: node), directivesBeforeEnd: before, &builder)
        case .thematicBreak: builder.empty(.hr, span: map.span(of: node))
        default: break
        }
    }

    private mutating func paragraph(_ index: Int, isTight: Bool) {
        if let table = tables?.tables[index] { return self.table(table) }
        if isTight { return inlines(of: index) }
        builder.open(.p, span: map.span(of: tree.nodes[index]))
        inlines(of: index)
        builder.close()
    }

    private mutating func inlines(of index: Int, from first: Int? = nil) {
        writer.write(index, from: first, quotes: quotes, into: &builder)
        directives.endInlines(of: map.span(of: tree.nodes[index]), &builder)
    }

    private mutating func list(_ index: Int) {
        let node = tree.nodes[index]
        builder.open(node.level == 1 ? .ol : .ul, span: map.span(of: node))
        if node.level == 1, node.listStart != 1 { builder.addAttribute(.start, "\(node.listStart)".utf8) }
        for item in tree.children(of: index) {
            directives.begin(block: map.span(of: tree.nodes[item]), &builder)
            builder.open(.li, span: map.span(of: tree.nodes[item]))
            children(of: item, isTight: node.isTight)
            builder.close()
        }
        builder.close()
    }

    private mutating func code(_ node: MarkdownTree.Node) {
        let span = map.span(of: node)
        builder.open(.pre, role: .codeBlock, span: span)
        builder.open(.code, span: span)
        let language = tree.slice(node.extra).prefix { !$0.isHTMLSpace }
        if !language.isEmpty { builder.addAttribute(.class, Array("language-".utf8) + language) }
        builder.text(tree.slice(node.literal))
        builder.close()
        builder.close()
    }

    // MARK: Block quotes and alerts

    private mutating func blockQuote(_ index: Int) {
        let span = map.span(of: tree.nodes[index])
        quotes += 1
        defer { quotes -= 1 }
        guard let (marker, first, rest) = marker(of: index) else {
            builder.open(.blockquote, span: span)
            children(of: index, isTight: false)
            builder.close()
            return
        }
        switch marker {
        case .alert(let role):
            builder.open(.div, role: role, span: span)
        case .video(let url):
            builder.open(.div, span: span)
            builder.open(.p, span: span)
            builder.open(.a, span: span)
            if let scheme = URLScheme.refused(in: url, isImage: false) {
                builder.addFault(.unsafeURL(scheme: scheme, element: "a"), at: span)
            } else {
                let link = RawLink(destination: url, syntax: .inline, span: span, isExact: false)
                builder.addAttribute(.href, url.utf8, link: link)
            }
            builder.text(url.utf8)
            builder.close()
            builder.close()
        case .directive(let keyword):
            builder.addFault(.unsupportedDirective(keyword: keyword), at: span)
            builder.open(.blockquote, span: span)
            children(of: index, isTight: false)
            builder.close()
            return
        case .unknown(let keyword):
            let place = markerSpan(of: first)
            builder.addFault(.unknownAlert(keyword: keyword), at: place, fix: fix(of: keyword, at: place))
            builder.open(.blockquote, role: .unknownAlert, span: span)
            children(of: index, isTight: false)
            builder.close()
            return
        }
        if rest < tree.nodes[first].end {
            builder.open(.p, span: map.span(of: tree.nodes[first]))
            inlines(of: first, from: rest)
            builder.close()
        }
        var child = Int(tree.nodes[first].end)
        while child < tree.nodes[index].end {
            block(child, isTight: false)
            child = Int(tree.nodes[child].end)
        }
        builder.close()
    }

    /// The marker on the first line of a block quote, its paragraph, and the first inline behind it.
    private func marker(of quote: Int) -> (Alert.Marker, paragraph: Int, rest: Int)? {
        let first = quote + 1
        guard first < tree.nodes[quote].end, tree.nodes[first].kind == .paragraph, !options.keepsHTML else { return nil }
        var line: [UInt8] = []
        var index = first + 1
        let end = Int(tree.nodes[first].end)
        while index < end, tree.nodes[index].kind != .softBreak, tree.nodes[index].kind != .lineBreak {
            guard tree.nodes[index].kind == .text, line.count < 4096 else {
                return Alert.isInclude(line) ? (.directive("INCLUDE"), first, index) : nil
            }
            line += tree.slice(tree.nodes[index].literal)
            index += 1
        }
        guard let marker = Alert.marker(line[...]), startsWithBracket(first) else { return nil }
        return (marker, first, min(index + 1, end))
    }

    /// Whether the bracket is the author's own and not an escaped one, `\[!NOTE]`.
    private func startsWithBracket(_ paragraph: Int) -> Bool {
        let start = Int(map.span(of: tree.nodes[paragraph]).start)
        return map.source.indices.contains(start) && map.source[start] == 0x5B
    }

    private func markerSpan(of paragraph: Int) -> SourceSpan {
        let start = Int(map.span(of: tree.nodes[paragraph]).start)
        let end = map.source[start...].firstIndex(of: 0x5D).map { $0 + 1 } ?? start
        return SourceSpan(start, end)
    }

    private func fix(of keyword: String, at span: SourceSpan) -> Fix? {
        let written = map.source[span.range]
        let word = written.dropFirst(2).dropLast().drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed()
        guard written.starts(with: [0x5B, 0x21]), word.elementsEqual(keyword.utf8) else { return nil }
        return AlertKeyword.meant(by: keyword).flatMap {
            Fix([Fix.Edit(at: Int(span.start), written, "[!\($0)]".utf8)])
        }
    }

    // MARK: Tables

    private mutating func table(_ table: PipeTables.Table) {
        if let before = table.before { fragment(before, in: .p) }
        builder.open(.table, span: table.span)
        builder.open(.thead, span: table.span)
        row(table.header, as: .th, table.alignments)
        builder.close()
        if !table.rows.isEmpty {
            builder.open(.tbody, span: table.span)
            for cells in table.rows { row(cells, as: .td, table.alignments) }
            builder.close()
        }
        builder.close()
        if let after = table.after { fragment(after, in: .p) }
    }

    private mutating func row(_ cells: [PipeTables.Fragment], as element: ElementName, _ alignments: [PipeTables.Alignment]) {
        builder.open(.tr, span: cells.first?.span ?? .fileStart)
        for (cell, alignment) in zip(cells, alignments) {
            fragment(cell, in: element, alignment: alignment)
        }
        builder.close()
    }

    private mutating func fragment(
        _ fragment: PipeTables.Fragment, in element: ElementName, alignment: PipeTables.Alignment = .none
    ) {
        builder.open(element, span: fragment.span)
        switch alignment {
        case .none: break
        case .left: builder.addAttribute(.style, "text-align: left".utf8)
        case .center: builder.addAttribute(.style, "text-align: center".utf8)
        case .right: builder.addAttribute(.style, "text-align: right".utf8)
        }
        if let node = tables?.node(of: fragment) { cellWriter?.write(node, quotes: 0, into: &builder) }
        directives.endInlines(of: fragment.span, &builder)
        builder.close()
    }
}
