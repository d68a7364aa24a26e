/// Tables.
///
/// A table stands in columns where these are wide enough to be read. Otherwise each row is a list of what its cells
/// say, each behind the header of its column.
extension BlockLayout {
    /// Tables in tables in tables stand in columns up to this depth.
    private static let maximumColumnDepth = 3

    mutating func table(_ index: Int) {
        let grid = TableGrid(tree, table: index)
        for other in grid.others {
            blocks(other..<tree.blocks[other].end)
            out.separate()
        }
        guard !grid.rows.isEmpty else { return }
        out.writeMarks(always: false)
        if tableDepth < Self.maximumColumnDepth, let widths = ColumnWidths(tree, grid, room: room) {
            columns(grid, widths.widths)
        } else {
            records(grid)
        }
    }

    // MARK: Columns

    private mutating func columns(_ grid: TableGrid, _ widths: [Int]) {
        let rows = grid.rows.map { row in row.cells.map { laidOut($0, widths) } }
        let isTall = zip(grid.rows, rows).contains { row, cells in
            !row.isHeader && cells.contains { $0.lines.count > 1 }
        }
        for (position, row) in grid.rows.enumerated() {
            let follows = position > 0 && !grid.rows[position - 1].isHeader
            if follows, isTall || row.isHeader { out.separate() }
            write(row, rows[position], widths)
            let endsHeader = row.isHeader && (position + 1 == grid.rows.count || !grid.rows[position + 1].isHeader)
            if endsHeader { ruleBelowHeader(widths) }
        }
    }

    private func laidOut(_ cell: TableGrid.Cell, _ widths: [Int]) -> LineWriter {
        var layout = BlockLayout(tree, width: width(of: cell, widths), usesSGR: usesSGR, tableDepth: tableDepth + 1)
        if tree.blocks[cell.block].kind == .cell {
            layout.blocks(content(of: cell.block))
        } else {
            layout.blocks(cell.block..<tree.blocks[cell.block].end)
        }
        return layout.out
    }

    private func width(of cell: TableGrid.Cell, _ widths: [Int]) -> Int {
        let columns = widths[cell.column..<min(cell.column + cell.span, widths.count)]
        return columns.reduce(0, +) + ColumnWidths.gap * (columns.count - 1)
    }

    private mutating func write(_ row: TableGrid.Row, _ cells: [LineWriter], _ widths: [Int]) {
        let starts = widths.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1 + ColumnWidths.gap) }
        for line in 0..<(cells.map(\.lines.count).max() ?? 0) {
            out.beginLine()
            var place = 0
            for (cell, text) in zip(row.cells, cells) where line < text.lines.count {
                let start = line == 0 ? 0 : text.lines[line - 1].end + 1
                let columns = text.lines[line].columns
                let free = max(width(of: cell, widths) - columns, 0)
                let alignment = tree.blocks[cell.block].alignment
                let shift = alignment == .right ? free : alignment == .center ? free / 2 : 0
                out.add(spaces: starts[cell.column] + shift - place)
                out.add(text.bytes[start..<text.lines[line].end], columns: columns)
                place = max(starts[cell.column] + shift, place) + columns
            }
            out.endLine()
        }
    }

    private mutating func ruleBelowHeader(_ widths: [Int]) {
        out.beginLine()
        for (column, width) in widths.enumerated() {
            if column > 0 { out.add(spaces: ColumnWidths.gap) }
            out.add(repeatElement(Array("─".utf8), count: width).joined(), columns: width)
        }
        out.endLine()
    }

    // MARK: Records

    /// How much of a header is said again before each cell.
    private static let longestLabel = 40

    private mutating func records(_ grid: TableGrid) {
        let header = grid.rows.lastIndex { $0.isHeader }.map { grid.rows[$0] }
        var labels: [Int: [InlineScalar]] = [:]
        for cell in header?.cells ?? [] { labels[cell.column] = label(cell.block) }
        // What no cell stands below has to be said all the same.
        var unsaid = Set(labels.keys)
        for row in grid.rows where !row.isHeader { unsaid.subtract(row.cells.map(\.column)) }
        var long = Set(labels.keys.filter { labels[$0]?.count ?? 0 > Self.longestLabel })
        var isFirst = true
        for (position, row) in grid.rows.enumerated() {
            if row.isHeader {
                // Of several rows of headers the last one names the columns.
                if position + 1 < grid.rows.count, grid.rows[position + 1].isHeader { plain(row) }
                continue
            }
            if position > 0, !(grid.rows[position - 1].isHeader) { out.separate() }
            record(row, labels, also: isFirst ? unsaid : [])
            isFirst = false
            // What has been said in full is said again in short.
            for column in row.cells.map(\.column) where long.remove(column) != nil {
                labels[column] = shortened(labels[column] ?? [])
            }
        }
        if isFirst, let header { plain(header) }
    }

    private mutating func plain(_ row: TableGrid.Row) {
        for cell in row.cells { blocks(cell.block..<tree.blocks[cell.block].end) }
    }

    private mutating func record(_ row: TableGrid.Row, _ labels: [Int: [InlineScalar]], also unsaid: Set<Int>) {
        var cells = row.cells.map { (column: $0.column, block: Optional($0.block)) }
        if !unsaid.isEmpty {
            cells = (cells + unsaid.map { (column: $0, block: nil) }).sorted { $0.column < $1.column }
        }
        for (position, cell) in cells.enumerated() {
            // Without a header the first cell says what the row is about.
            let indent = labels.isEmpty && position > 0 && affords(2) ? 2 : 0
            out.push(LineWriter.Margin(spaces: indent))
            field(labels[cell.column] ?? [], cell.block)
            out.pop()
        }
    }

    /// Lays out a cell behind its label.
    private mutating func field(_ label: [InlineScalar], _ block: Int?) {
        let content = block.map { tree.blocks[$0].kind == .cell ? self.content(of: $0) : $0..<tree.blocks[$0].end }
        guard !label.isEmpty else {
            if let content { blocks(content) }
            return
        }
        var margin = LineWriter.Margin(spaces: affords(2) ? 2 : 0)
        margin.mark = []
        out.push(margin)
        var line = label
        if let last = line.last?.scalar, !":：?？".unicodeScalars.contains(last) {
            line.append(InlineScalar(scalar: ":", style: .bold, columns: 1, opportunity: .none))
        }
        if let content, let first = content.first, tree.blocks[first].kind == .text {
            line.append(InlineScalar(scalar: " ", style: [], columns: 1, opportunity: .none))
            let start = line.count
            line.append(contentsOf: tree.scalars[tree.blocks[first].text])
            line[start].opportunity = .usual
            paragraph(line, 0..<line.count)
            let rest = (first + 1)..<content.upperBound
            if !rest.isEmpty {
                if tree.blocks[first + 1].kind != .list { out.separate() }
                blocks(rest)
            }
        } else {
            paragraph(line, 0..<line.count)
            if let content { blocks(content) }
        }
        out.pop()
    }

    /// The text of a header as one line.
    private func label(_ index: Int) -> [InlineScalar] {
        var label: [InlineScalar] = []
        for block in tree.blocks[index..<max(tree.blocks[index].end, index + 1)] where !block.text.isEmpty {
            if !label.isEmpty {
                label.append(InlineScalar(scalar: " ", style: .bold, columns: 1, opportunity: .none))
            }
            let start = label.count
            label.append(contentsOf: tree.scalars[block.text])
            if start > 0 { label[start].opportunity = .usual }
        }
        for place in label.indices where label[place].scalar == "\n" {
            label[place].scalar = " "
            label[place].columns = 1
            if place + 1 < label.count { label[place + 1].opportunity = .usual }
        }
        return label
    }

    /// The start of a long label.
    private func shortened(_ label: [InlineScalar]) -> [InlineScalar] {
        var end = Self.longestLabel - 1
        while end > 0, label[end].opportunity == .none { end -= 1 }
        return label[..<end] + [InlineScalar(scalar: "…", style: .bold, columns: 1, opportunity: .none)]
    }
}
