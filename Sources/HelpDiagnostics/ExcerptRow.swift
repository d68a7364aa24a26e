/// A stretch of source as the cells a terminal shows it in.
struct ExcerptRow {
    /// What shares its columns: a base with its marks, an emoji sequence, a tab, an escaped scalar.
    struct Cell {
        /// The bytes it comes from.
        var bytes: Range<Int>
        /// What to print in their place; nil where they are printed as they stand.
        var replacement: String?
        /// How many columns that takes.
        var width: Int
    }

    private static let tabWidth = 4

    /// The cells, from left to right.
    private(set) var cells: [Cell] = []
    private let bytes: [UInt8]
    private var column = 0
    private var meter = DisplayWidthMeter()

    /// The cells of `window` in `bytes`, where the line goes on to `limit`.
    init(_ bytes: [UInt8], window: Range<Int>, limit: Int, isLineStart: Bool) {
        self.bytes = bytes
        var index = window.lowerBound
        cells.reserveCapacity(window.count)
        // A window may begin inside a scalar; more than three such bytes are no scalar's and shown as what they are.
        let latest = min(index + 3, window.upperBound)
        while !isLineStart, index < latest, bytes[index] & 0xC0 == 0x80 { index += 1 }
        while index < window.upperBound {
            let unit = UTF8Decoding.unit(in: bytes, at: index, limit: limit)
            append(unit.scalar, bytes: index..<index + unit.length)
            index += unit.length
        }
    }

    /// The columns of `range`, which is a range of cells.
    func width(of range: Range<Int>) -> Int { cells[range].reduce(0) { $0 + $1.width } }

    /// What to print for `range`, which is a range of cells.
    func text(of range: Range<Int>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(range.count)
        for cell in cells[range] {
            if let replacement = cell.replacement {
                text.append(contentsOf: replacement.utf8)
            } else {
                text.append(contentsOf: bytes[cell.bytes])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The offset where the last cell of `range` ends; beyond all there is where the range is empty.
    func end(of range: Range<Int>) -> Int { cells[range].last?.bytes.upperBound ?? Int.max }

    /// The cells that `mark` touches; those after its start where it is empty, as long as there are any.
    func cells(in mark: Range<Int>, trimmingBlanks: Bool) -> Range<Int> {
        var lower = cells.firstIndex { $0.bytes.upperBound > mark.lowerBound } ?? cells.count
        let upper = cells[lower...].firstIndex { $0.bytes.lowerBound >= mark.upperBound } ?? cells.count
        while trimmingBlanks, lower + 1 < upper, isBlank(cells[lower]) { lower += 1 }
        return lower..<max(lower, upper)
    }

    private func isBlank(_ cell: Cell) -> Bool {
        cell.replacement?.utf8.allSatisfy { $0 == 0x20 } ?? bytes[cell.bytes].allSatisfy { $0 == 0x20 }
    }

    /// As many cells as fit into `width` columns: the anchored end of `marked`, as much of the rest as leaves some room
    /// for what stands on the other side, then both sides alike.
    func clip(around marked: Range<Int>, anchor: ExcerptLine.Anchor, to width: Int) -> Range<Int> {
        let start = anchor == .start ? marked.lowerBound : marked.upperBound
        var clip = Clip(row: self, range: start..<start)
        switch anchor {
        case .start:
            clip.growRight(upTo: marked.upperBound, width: width - width / 4)
            clip.growLeft(downTo: 0, width: clip.used + (width - clip.used) / 2)
        case .end:
            clip.growLeft(downTo: marked.lowerBound, width: width - width / 4)
            clip.growRight(upTo: cells.count, width: clip.used + (width - clip.used) / 2)
            clip.growLeft(downTo: 0, width: width)
        }
        clip.growRight(upTo: cells.count, width: width)
        clip.growLeft(downTo: 0, width: width)
        return withoutNeedlessEllipsis(clip.range)
    }

    /// `range` with the first and the last cell where an ellipsis for them would take the column they take.
    private func withoutNeedlessEllipsis(_ range: Range<Int>) -> Range<Int> {
        let lower = range.lowerBound == 1 && cells[0].width == 1 ? 0 : range.lowerBound
        let isNextToLast = range.upperBound == cells.count - 1
        let upper = isNextToLast && cells[range.upperBound].width == 1 ? cells.count : range.upperBound
        return lower..<upper
    }

    private mutating func append(_ scalar: Unicode.Scalar, bytes: Range<Int>) {
        if scalar == "\t" {
            let width = Self.tabWidth - column % Self.tabWidth
            appendApart(String(repeating: " ", count: width), width: width, bytes: bytes)
        } else if TerminalText.isUnsafe(scalar) {
            let text = TerminalText.escape(scalar)
            appendApart(text, width: text.utf8.count, bytes: bytes)
        } else {
            appendPrintable(scalar, bytes: bytes)
        }
    }

    /// Adds a cell that nothing joins.
    private mutating func appendApart(_ text: String, width: Int, bytes: Range<Int>) {
        meter = DisplayWidthMeter()
        cells.append(Cell(bytes: bytes, replacement: text, width: width))
        column += width
    }

    private mutating func appendPrintable(_ scalar: Unicode.Scalar, bytes: Range<Int>) {
        // What stands for invalid bytes is not what they are.
        let replacement = scalar == "\u{FFFD}" ? String(scalar) : nil
        switch meter.add(scalar) {
        case .joins(let extra):
            guard let last = cells.indices.last else { return }
            if replacement != nil || cells[last].replacement != nil {
                cells[last].replacement = text(of: last..<last + 1) + String(scalar)
            }
            cells[last].bytes = cells[last].bytes.lowerBound..<bytes.upperBound
            cells[last].width += extra
            column += extra
        case .begins(width: 0):
            // A mark with nothing to sit on would sit on our own frame.
            cells.append(Cell(bytes: bytes, replacement: "\u{25CC}" + String(scalar), width: 1))
            column += 1
        case .begins(let width):
            cells.append(Cell(bytes: bytes, replacement: replacement, width: width))
            column += width
        }
    }
}

extension ExcerptRow {
    /// A range of cells that grows as long as it fits.
    private struct Clip {
        let row: ExcerptRow
        var range: Range<Int>
        var used = 0

        mutating func growRight(upTo limit: Int, width: Int) {
            while range.upperBound < limit, used + row.cells[range.upperBound].width <= width {
                used += row.cells[range.upperBound].width
                range = range.lowerBound..<range.upperBound + 1
            }
        }

        mutating func growLeft(downTo limit: Int, width: Int) {
            while range.lowerBound > limit, used + row.cells[range.lowerBound - 1].width <= width {
                used += row.cells[range.lowerBound - 1].width
                range = range.lowerBound - 1..<range.upperBound
            }
        }
    }
}
