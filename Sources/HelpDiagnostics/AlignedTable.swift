/// Rows of text in columns, for a terminal: two spaces between columns, none at the end of a line, and no rules.
///
/// Cells count as wide as a terminal shows them (`DisplayWidth`), and what could command it is escaped.
public struct AlignedTable: Hashable, Sendable {
    /// The side of its column that a cell keeps to.
    public enum Alignment: Hashable, Sendable {
        /// For words.
        case left
        /// For numbers, so that their last digits stand below each other.
        case right
    }

    private let alignments: [Alignment]
    private var rows: [[String]] = []

    /// A table without rows and with a column for each of `alignments`.
    public init(_ alignments: [Alignment]) { self.alignments = alignments }

    /// Adds a row. Cells beyond the columns have none to stand in and are left out; missing ones are empty.
    public mutating func add(_ cells: [String]) { rows.append(cells.map(TerminalText.escaped)) }

    /// All rows, each with a line end. O(n) in the length of the cells.
    public var text: String {
        let widths = alignments.indices.map { column in
            rows.map { $0.indices.contains(column) ? DisplayWidth.of($0[column]) : 0 }.max() ?? 0
        }
        return rows.map { line($0, widths) + "\n" }.joined()
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        var gap = 0
        for ((cell, width), alignment) in zip(zip(cells, widths), alignments) {
            let padding = width - DisplayWidth.of(cell)
            let before = alignment == .right ? padding : 0
            // Spaces are written only once something follows them.
            if !cell.isEmpty {
                line += String(repeating: " ", count: gap + before) + cell
                gap = padding - before + 2
            } else {
                gap += width + 2
            }
        }
        return line
    }
}
