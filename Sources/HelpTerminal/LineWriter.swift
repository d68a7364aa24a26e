/// Writes lines, each with what the blocks around it put at its left.
struct LineWriter {
    /// What a block puts at the left of its lines.
    struct Margin {
        /// What stands there in the first line only, until that is written: an item's mark.
        var mark: [UInt8]?
        var markColumns = 0
        /// What stands there in all other lines.
        var rest: [UInt8] = []
        var columns = 0
        /// Whether `rest` is only spaces.
        var isBlank = true

        /// A margin of spaces.
        init(spaces: Int) {
            rest = Array(repeating: 0x20, count: spaces)
            columns = spaces
        }

        /// A bar beside each line.
        init(bar style: InlineStyle, usesSGR: Bool) {
            let bar = usesSGR && !style.isEmpty ? "\u{1B}[\(style.parameters)m│\u{1B}[0m " : "│ "
            rest = Array(bar.utf8)
            columns = 2
            isBlank = false
        }
    }

    /// A line that is written: where it ends, without its line end, and the columns that it takes.
    struct Line {
        var end: Int
        var columns: Int
    }

    /// The lines, each with a line end.
    var bytes: [UInt8] = []
    /// The lines one by one, where they are asked for.
    private(set) var lines: [Line] = []
    private let keepsLines: Bool
    private var margins: [Margin] = []
    /// The columns of all margins.
    private(set) var marginColumns = 0
    /// How many margins stand beside the empty line that comes before the next one, where one does.
    private var emptyLineDepth: Int?
    private var lineStart = 0
    private var lineColumns = 0

    init(keepsLines: Bool) { self.keepsLines = keepsLines }

    // MARK: Margins

    mutating func push(_ margin: Margin) {
        margins.append(margin)
        marginColumns += margin.columns
    }

    mutating func pop() {
        guard let margin = margins.popLast() else { return }
        marginColumns -= margin.columns
        if let depth = emptyLineDepth { emptyLineDepth = min(depth, margins.count) }
    }

    /// The columns of the margins in the line that comes next.
    var nextMarginColumns: Int {
        margins.reduce(0) { $0 + ($1.mark == nil ? $1.columns : $1.markColumns) }
    }

    /// How many columns of the margins could be given up, from the right.
    var sparableColumns: Int { margins.reversed().prefix(while: \.isBlank).reduce(0) { $0 + $1.columns } }

    /// Whether the innermost margin has a mark to write.
    var hasMark: Bool { margins.last?.mark != nil }

    /// Writes marks that wait for a line in one of their own, where they take other room than what comes below them.
    ///
    /// - Parameter always: whether those that take the same room are written too.
    mutating func writeMarks(always: Bool) {
        guard margins.contains(where: { $0.mark != nil && (always || $0.markColumns != $0.columns) }) else { return }
        beginLine()
        endLine()
    }

    // MARK: Lines

    /// Puts an empty line before the next one, unless that is the first.
    mutating func separate() {
        if !bytes.isEmpty, emptyLineDepth == nil { emptyLineDepth = margins.count }
    }

    /// Begins a line.
    ///
    /// - Parameter spared: how many columns of the margins are given up; at most `sparableColumns`.
    mutating func beginLine(sparing spared: Int = 0) {
        if let depth = emptyLineDepth {
            emptyLineDepth = nil
            startLine()
            for margin in margins.prefix(depth) { add(margin.rest, columns: margin.columns) }
            endLine()
        }
        startLine()
        for index in margins.indices {
            if let mark = margins[index].mark {
                add(mark, columns: margins[index].markColumns)
                margins[index].mark = nil
            } else {
                add(margins[index].rest, columns: margins[index].columns)
            }
        }
        guard spared > 0 else { return }
        bytes.removeLast(spared)
        lineColumns -= spared
    }

    private mutating func startLine() {
        lineStart = bytes.count
        lineColumns = 0
    }

    /// Appends to the line.
    mutating func add(_ text: some Collection<UInt8>, columns: Int) {
        bytes.append(contentsOf: text)
        lineColumns += columns
    }

    /// Appends spaces to the line.
    mutating func add(spaces: Int) {
        if spaces > 0 { add(repeatElement(0x20, count: spaces), columns: spaces) }
    }

    /// Ends the line, without spaces at its end.
    mutating func endLine() {
        while bytes.count > lineStart, bytes.last == 0x20 {
            bytes.removeLast()
            lineColumns -= 1
        }
        if keepsLines { lines.append(Line(end: bytes.count, columns: lineColumns)) }
        bytes.append(0x0A)
    }

    /// Appends scalars to the line.
    mutating func add(_ scalars: ArraySlice<InlineScalar>, usesSGR: Bool) {
        var style: InlineStyle = []
        for unit in scalars {
            if usesSGR, unit.style != style {
                if !style.parameters.isEmpty { bytes.append(contentsOf: Self.reset) }
                style = unit.style
                let parameters = style.parameters
                if !parameters.isEmpty { bytes.append(contentsOf: Array("\u{1B}[\(parameters)m".utf8)) }
            }
            lineColumns += Int(unit.columns)
            switch unit.scalar.value {
            case 0..<0x80: bytes.append(UInt8(unit.scalar.value))
            // Where lines end is settled; other programs take only plain spaces for spaces.
            case 0xA0, 0x2007, 0x202F: bytes.append(0x20)
            default: if let encoded = UTF8.encode(unit.scalar) { bytes.append(contentsOf: encoded) }
            }
        }
        if usesSGR, !style.parameters.isEmpty { bytes.append(contentsOf: Self.reset) }
    }

    private static let reset = Array("\u{1B}[0m".utf8)
}
