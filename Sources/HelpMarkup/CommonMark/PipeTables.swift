import HelpDiagnostics

/// The pipe tables of a body (GitHub Flavored Markdown, section 4.10), which cmark does not know.
///
/// cmark sees a table as one paragraph. Its lines are taken apart here; all cells of a topic are then parsed together as
/// one second document, each cell a heading line, so that cmark reads their inlines and nothing in them can become a
/// block. That document ends with the whole body once more, for the link definitions that cells may refer to.
struct PipeTables {
    /// How a column is aligned.
    enum Alignment: Sendable {
        case none, left, center, right
    }

    /// The inlines of a cell, or of the text around a table: the line of the second document that holds them.
    struct Fragment: Sendable {
        var line: Int
        var span: SourceSpan
    }

    /// A table found in a paragraph.
    struct Table: Sendable {
        var alignments: [Alignment]
        var header: [Fragment]
        var rows: [[Fragment]]
        /// Text of the paragraph before the table, and after it from the first line on that is no row.
        var before: Fragment?
        var after: Fragment?
        var span: SourceSpan
    }

    /// The tables by the index of their paragraph in the tree.
    private(set) var tables: [Int: Table] = [:]
    /// The second document.
    private(set) var tree = MarkdownTree()
    /// From the second document to the file.
    private(set) var map: SourceMap
    /// The node of the second document that begins on a line.
    private var nodeAtLine: [Int: Int] = [:]

    private var source: [UInt8] = []
    private var pieces: [(here: Int, file: Int, count: Int)] = []
    private var line = 1
    /// How many cells may be added to rows that have too few: a wide header makes each short row as wide.
    private var padding = 100_000

    /// Finds the tables of `tree`; nil where there is none.
    init?(_ tree: MarkdownTree, map: SourceMap, maximumDepth: Int) throws(MarkdownTree.Failure) {
        let delimiters = Self.delimiterLines(map)
        guard !delimiters.isEmpty else { return nil }
        self.map = map
        var quotes: [Int] = []
        for index in tree.nodes.indices {
            while let last = quotes.last, tree.nodes[last].end <= index { quotes.removeLast() }
            if tree.nodes[index].kind == .blockQuote { quotes.append(index) }
            guard tree.nodes[index].kind == .paragraph else { continue }
            find(in: tree, paragraph: index, delimiters: delimiters, quotes: quotes.count, map)
        }
        guard !tables.isEmpty else { return nil }
        source += [0x0A, 0x0A] + map.source[map.bodyStart...]
        self.map = SourceMap(source, pieces: pieces)
        self.tree = try MarkdownTree(parsing: source[...], maximumDepth: maximumDepth)
        for index in self.tree.children(of: 0) { nodeAtLine[Int(self.tree.nodes[index].startLine)] = index }
    }

    /// The node of the second document that holds the inlines of `fragment`; nil where it is empty.
    func node(of fragment: Fragment) -> Int? { nodeAtLine[fragment.line] }

    // MARK: Lines

    /// The lines that can be the second line of a table, in order: nothing but pipes, colons, dashes and spaces.
    private static func delimiterLines(_ map: SourceMap) -> [Int] {
        var result: [Int] = []
        for number in stride(from: 2, through: map.lineCount, by: 1) {
            let bytes = map.line(number)
            var index = bytes.lowerBound
            while index < bytes.upperBound, [0x20, 0x09, 0x3E].contains(map.source[index]) { index += 1 }
            guard index < bytes.upperBound, [0x7C, 0x3A, 0x2D].contains(map.source[index]) else { continue }
            let line = map.source[index..<bytes.upperBound]
            if line.contains(0x2D), line.allSatisfy({ [0x7C, 0x3A, 0x2D, 0x20, 0x09].contains($0) }) {
                result.append(number)
            }
        }
        return result
    }

    private mutating func find(
        in tree: MarkdownTree, paragraph: Int, delimiters: [Int], quotes: Int, _ map: SourceMap
    ) {
        let node = tree.nodes[paragraph]
        let first = Int(node.startLine)
        let last = Int(node.endLine)
        var next = firstIndex(in: delimiters, after: first)
        while next < delimiters.count, delimiters[next] <= last {
            let delimiter = delimiters[next]
            next += 1
            let lines = [content(delimiter, quotes, map), header(delimiter - 1, of: node, quotes, map)]
            guard let alignments = alignments(lines[0], map), lines.contains(where: { map.source[$0].contains(0x7C) }) else {
                continue
            }
            let header = cells(lines[1], map)
            guard header.count == alignments.count else { continue }
            var end = delimiter + 1
            while end <= last, !isLazy(end, quotes, map), !cells(content(end, quotes, map), map).isEmpty { end += 1 }
            let rows = (delimiter + 1..<end).map { number in
                var row = cells(content(number, quotes, map), map)
                while row.count < alignments.count, padding > 0 {
                    row.append([])
                    padding -= 1
                }
                return row.prefix(alignments.count).map { $0 }
            }
            tables[paragraph] = Table(
                alignments: alignments, header: header.map { cell($0, map, lineEnd: lines[1].upperBound) },
                rows: zip(delimiter + 1..<end, rows).map { number, row in
                    row.map { cell($0, map, lineEnd: map.line(number).upperBound) }
                },
                before: delimiter - 1 > first ? text(first..<delimiter - 1, of: node, quotes, map) : nil,
                after: end <= last ? text(end..<last + 1, of: node, quotes, map) : nil,
                span: SourceSpan(lines[1].lowerBound, map.line(end - 1).upperBound))
            return
        }
    }

    /// The index of the first of the sorted `lines` behind `line`.
    private func firstIndex(in lines: [Int], after line: Int) -> Int {
        var (low, high) = (0, lines.count)
        while low < high {
            let middle = (low + high) / 2
            if lines[middle] <= line { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// A paragraph's first line begins where cmark says, behind a list's mark; the others behind their white space.
    private func header(_ number: Int, of node: MarkdownTree.Node, _ quotes: Int, _ map: SourceMap) -> Range<Int> {
        guard number == Int(node.startLine) else { return content(number, quotes, map) }
        let line = map.line(number)
        return min(line.lowerBound + max(Int(node.startColumn) - 1, 0), line.upperBound)..<line.upperBound
    }

    private func content(_ number: Int, _ quotes: Int, _ map: SourceMap) -> Range<Int> {
        map.contentStart(ofLine: number, quotes: quotes)..<map.line(number).upperBound
    }

    /// Whether the line lacks a `>` that the quotes around it want: it goes on a paragraph, but not a table.
    private func isLazy(_ number: Int, _ quotes: Int, _ map: SourceMap) -> Bool {
        quotes > 0
            && map.source[map.line(number).lowerBound..<content(number, quotes, map).lowerBound].filter { $0 == 0x3E }
                .count < quotes
    }

    private func alignments(_ line: Range<Int>, _ map: SourceMap) -> [Alignment]? {
        var result: [Alignment] = []
        for cell in cells(line, map) {
            let bytes = cell.flatMap { map.source[$0] }
            let dashes = bytes.drop { $0 == 0x3A }.prefix { $0 == 0x2D }.count
            let left = bytes.first == 0x3A
            let right = bytes.last == 0x3A
            guard dashes > 0, bytes.count == dashes + (left ? 1 : 0) + (right ? 1 : 0) else { return nil }
            result.append(left && right ? .center : left ? .left : right ? .right : .none)
        }
        return result.isEmpty ? nil : result
    }

    /// The cells of a row, each as the pieces of the file between its escaped pipes, without white space around it.
    private func cells(_ line: Range<Int>, _ map: SourceMap) -> [[Range<Int>]] {
        var index = line.lowerBound
        if index < line.upperBound, map.source[index] == 0x7C { index += 1 }
        var result: [[Range<Int>]] = []
        var pieces: [Range<Int>] = []
        var start = index
        while index < line.upperBound {
            let byte = map.source[index]
            if byte == 0x5C, index + 1 < line.upperBound {
                if map.source[index + 1] == 0x7C {
                    pieces.append(start..<index)
                    start = index + 1
                }
                index += 2
            } else if byte == 0x7C {
                result.append(trimmed(pieces + [start..<index], map))
                pieces = []
                index += 1
                start = index
            } else {
                index += 1
            }
        }
        let rest = trimmed(pieces + [start..<min(max(start, index), line.upperBound)], map)
        if rest.contains(where: { !$0.isEmpty }) { result.append(rest) }
        return result
    }

    private func trimmed(_ pieces: [Range<Int>], _ map: SourceMap) -> [Range<Int>] {
        var pieces = pieces
        while let first = pieces.first, pieces.count > 0, !first.isEmpty, map.source[first.lowerBound].isHTMLSpace {
            pieces[0] = first.lowerBound + 1..<first.upperBound
        }
        while let last = pieces.last, !last.isEmpty, map.source[last.upperBound - 1].isHTMLSpace {
            pieces[pieces.count - 1] = last.lowerBound..<last.upperBound - 1
        }
        return pieces
    }

    // MARK: The second document

    /// Adds a cell as a heading: a line of inlines, whose closing `#` keeps the cell's own last `#`.
    ///
    /// - Parameter lineEnd: where a cell is that the row does not have.
    private mutating func cell(_ ranges: [Range<Int>], _ map: SourceMap, lineEnd: Int) -> Fragment {
        source += [0x23, 0x20]
        for range in ranges where !range.isEmpty {
            pieces.append((here: source.count, file: range.lowerBound, count: range.count))
            source += map.source[range]
        }
        source += [0x20, 0x23, 0x0A]
        defer { line += 1 }
        return Fragment(line: line, span: SourceSpan(ranges.first?.lowerBound ?? lineEnd, ranges.last?.upperBound ?? lineEnd))
    }

    /// Adds the text of a paragraph's `lines` as a paragraph.
    private mutating func text(
        _ lines: Range<Int>, of node: MarkdownTree.Node, _ quotes: Int, _ map: SourceMap
    ) -> Fragment {
        source.append(0x0A)
        line += 1
        let first = line
        for number in lines {
            let range = header(number, of: node, quotes, map)
            pieces.append((here: source.count, file: range.lowerBound, count: range.count))
            source += map.source[range] + [0x0A]
            line += 1
        }
        source.append(0x0A)
        line += 1
        return Fragment(
            line: first,
            span: SourceSpan(header(lines.lowerBound, of: node, quotes, map).lowerBound, map.line(lines.upperBound - 1).upperBound))
    }
}
