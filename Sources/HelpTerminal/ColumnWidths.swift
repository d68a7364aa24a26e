/// How wide the columns of a table are.
struct ColumnWidths {
    /// The spaces between two columns.
    static let gap = 2
    /// A column that has more to show is not made narrower than this.
    private static let least = 12
    /// Text in a column that is much narrower than this reads badly.
    private static let comfortable = 24

    /// The width of each column.
    private(set) var widths: [Int]

    /// The widths of the columns of `grid` in `room` columns; nil where they would be too narrow to read.
    init?(_ tree: LayoutTree, _ grid: TableGrid, room: Int) {
        let count = grid.columnCount
        guard count > 0, count * (Self.gap + 1) <= room + Self.gap else { return nil }
        let space = room - Self.gap * (count - 1)
        var minimum = Array(repeating: 1, count: count)
        var natural = Array(repeating: 1, count: count)
        var area = Array(repeating: 1, count: count)
        for row in grid.rows {
            for cell in row.cells {
                let block = tree.blocks[cell.block]
                // A cell over several columns asks each for its share.
                for column in cell.column..<(cell.column + cell.span) {
                    minimum[column] = max(minimum[column], (block.minimum - Self.gap * (cell.span - 1)) / cell.span)
                    natural[column] = max(natural[column], (block.natural - Self.gap * (cell.span - 1)) / cell.span)
                    area[column] = max(area[column], block.area / cell.span)
                }
            }
        }
        if natural.reduce(0, +) <= space {
            widths = natural
            return
        }
        // One long name does not take the room of all other columns: it is divided.
        let cap = max(Self.least, space * 2 / 5)
        let floor = zip(minimum, natural).map { max(min($0, cap), min($1, Self.least)) }
        guard floor.reduce(0, +) <= space else { return nil }
        widths = Self.filled(floor, natural, area, space)
        let isLegible = zip(widths, natural).allSatisfy {
            $0 >= $1 || $0 >= Self.comfortable || $1 <= $0 * ($0 < 16 ? 3 : 6)
        }
        guard isLegible else { return nil }
    }

    /// Each column as wide as it would be, or as its share of the room: a cell of four times as much text gets twice
    /// the width of another, and becomes twice as high.
    private static func filled(_ floor: [Int], _ natural: [Int], _ area: [Int], _ space: Int) -> [Int] {
        let weights = area.map { max(1, Int(Double($0).squareRoot() * 16)) }
        func widths(_ level: Int) -> [Int] {
            floor.indices.map { max(floor[$0], min(natural[$0], weights[$0] * level / 1_024)) }
        }
        var low = 0
        var high = space * 1_024
        while low < high {
            let middle = (low + high + 1) / 2
            if widths(middle).reduce(0, +) <= space { low = middle } else { high = middle - 1 }
        }
        var result = widths(low)
        var rest = space - result.reduce(0, +)
        for column in result.indices where rest > 0 && result[column] < natural[column] {
            result[column] += 1
            rest -= 1
        }
        return result
    }
}
