/// The cells of a table by row and column.
struct TableGrid {
    /// A cell and where it stands.
    struct Cell {
        /// The index of its block.
        var block: Int
        /// Its first column.
        var column: Int
        /// How many columns it takes.
        var span: Int
    }

    /// The cells of one row.
    struct Row {
        var cells: [Cell] = []
        var isHeader = false
    }

    private(set) var rows: [Row] = []
    private(set) var columnCount = 0
    /// What stands in the table and in no row of it.
    private(set) var others: [Int] = []

    /// Cells that reach down are kept count of in so many columns; what is wider is not shown in columns.
    private static let trackedColumns = 64

    /// The grid of the table at `index`.
    init(_ tree: LayoutTree, table index: Int) {
        /// The rows that a cell from above still takes, by column.
        var taken = Array(repeating: 0, count: Self.trackedColumns)
        var hasBody = false
        for child in Self.children(tree, index) {
            guard tree.blocks[child].kind == .row else {
                others.append(child)
                continue
            }
            var row = Row()
            var column = 0
            for block in Self.children(tree, child) {
                while column < taken.count, taken[column] > 0 { column += 1 }
                let isCell = tree.blocks[block].kind == .cell
                let span = isCell ? tree.blocks[block].number : 1
                row.cells.append(Cell(block: block, column: column, span: span))
                let end = min(column + span, taken.count)
                if isCell, column < end {
                    for place in column..<end { taken[place] = max(taken[place], tree.blocks[block].rows) }
                }
                column += span
            }
            for place in taken.indices where taken[place] > 0 { taken[place] -= 1 }
            // A row of nothing but header cells above the others is one of headers, `thead` or not.
            let isHead = row.cells.allSatisfy { tree.blocks[$0.block].isMarked }
            row.isHeader = tree.blocks[child].isMarked || isHead && !hasBody && !row.cells.isEmpty
            row.cells.removeAll { tree.blocks[$0.block].end <= $0.block + 1 && tree.blocks[$0.block].kind == .cell }
            hasBody = hasBody || !row.isHeader
            columnCount = max(columnCount, row.cells.last.map { $0.column + $0.span } ?? 0)
            if !row.cells.isEmpty { rows.append(row) }
        }
    }

    private static func children(_ tree: LayoutTree, _ index: Int) -> [Int] {
        var children: [Int] = []
        var child = index + 1
        while child < tree.blocks[index].end {
            children.append(child)
            child = max(tree.blocks[child].end, child + 1)
        }
        return children
    }
}
