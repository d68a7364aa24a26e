/// Lays blocks out below each other.
struct BlockLayout {
    let tree: LayoutTree
    let usesSGR: Bool
    /// The columns of a line, its margins included.
    let width: Int
    /// How many columns a block keeps to itself, however deep it stands.
    let leastWidth: Int
    var out: LineWriter
    /// How many tables the blocks stand in.
    let tableDepth: Int
    /// How many lists are around the next block.
    var listDepth = 0

    init(_ tree: LayoutTree, width: Int, usesSGR: Bool, tableDepth: Int = 0) {
        self.tree = tree
        self.usesSGR = usesSGR
        self.width = width
        self.tableDepth = tableDepth
        leastWidth = min(20, width * 3 / 5)
        out = LineWriter(keepsLines: tableDepth > 0)
    }

    /// The columns that are left beside the margins.
    var room: Int { max(width - out.marginColumns, 1) }

    /// Whether a margin may take so many columns more.
    func affords(_ columns: Int) -> Bool { room - columns >= leastWidth }

    // MARK: Blocks

    /// Lays out the blocks of `range`.
    ///
    /// - Parameter isTight: whether there are empty lines only where they are needed to tell blocks apart.
    mutating func blocks(_ range: Range<Int>, isTight: Bool = false) {
        var index = range.lowerBound
        var previous: LayoutBlock?
        while index < range.upperBound {
            let next = tree.blocks[index]
            // Rules one after another divide nothing more than one does.
            if previous?.kind == .rule, next.kind == .rule {
                index += 1
                continue
            }
            if let previous, Self.areApart(previous, next, isTight) { out.separate() }
            block(index)
            previous = next
            index = max(tree.blocks[index].end, index + 1)
        }
    }

    /// The blocks within the one at `index`.
    func content(of index: Int) -> Range<Int> { (index + 1)..<max(tree.blocks[index].end, index + 1) }

    private static func areApart(_ previous: LayoutBlock, _ next: LayoutBlock, _ isTight: Bool) -> Bool {
        switch (previous.kind, next.kind) {
        case (.alertTitle, _), (.term, .description), (.term, .term), (.row, .row), (.cell, .cell): false
        case (.text, .list), (.text, .text): !isTight
        // The heading belongs to what follows; a title does to all of it.
        case (.heading, .text), (.heading, .list), (.heading, .code), (.heading, .quote): previous.number == 1
        default: true
        }
    }

    private mutating func block(_ index: Int) {
        let block = tree.blocks[index]
        switch block.kind {
        case .text, .alertTitle: paragraph(tree.scalars, block.text)
        case .heading: heading(block)
        case .code: code(block)
        case .rule: rule()
        case .quote: quote(index, block)
        case .list: list(index, block)
        case .item: item(index, mark: "•", columns: 2, isTight: true)
        case .description: description(index)
        case .table: table(index)
        case .box, .term, .row, .cell: blocks(content(of: index))
        }
    }

    /// Lays out text that is filled into lines.
    ///
    /// - Returns: the columns of the longest line.
    @discardableResult
    mutating func paragraph(_ scalars: [InlineScalar], _ range: Range<Int>) -> Int {
        let filling = LineFilling(width: room, firstWidth: max(width - out.nextMarginColumns, 1))
        var longest = 0
        filling.forEachLine(of: scalars, in: range) { line in
            out.beginLine()
            out.add(scalars[line], usesSGR: usesSGR)
            out.endLine()
            longest = max(longest, scalars[line].reduce(0) { $0 + Int($1.columns) })
        }
        return longest
    }

    private mutating func heading(_ block: LayoutBlock) {
        let longest = paragraph(tree.scalars, block.text)
        // Where it cannot be bold, a line below makes a heading stand out.
        guard !usesSGR || block.number == 1 else { return }
        let line = block.number == 1 ? "═" : block.number == 2 ? "─" : "·"
        out.beginLine()
        let columns = min(longest, room)
        out.add(repeatElement(Array(line.utf8), count: columns).joined(), columns: columns)
        out.endLine()
    }

    private mutating func rule() {
        out.writeMarks(always: false)
        out.beginLine()
        out.add(repeatElement(Array("─".utf8), count: room).joined(), columns: room)
        out.endLine()
    }

    private mutating func quote(_ index: Int, _ block: LayoutBlock) {
        let hasBar = affords(2)
        if hasBar { out.push(LineWriter.Margin(bar: block.style, usesSGR: usesSGR)) }
        blocks(content(of: index))
        if hasBar { out.pop() }
    }

    private mutating func description(_ index: Int) {
        let indent = affords(4 + leastWidth) ? 4 : 2
        out.push(LineWriter.Margin(spaces: affords(indent) ? indent : 0))
        blocks(content(of: index))
        out.pop()
    }
}
