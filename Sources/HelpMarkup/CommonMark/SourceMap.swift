import HelpDiagnostics

/// From cmark's lines and columns back to bytes of the file.
///
/// cmark counts the column of an inline from its block's first column on every line, as if each continuation line were
/// indented as much as the first; the prefix that it stripped from a continuation line is found again here.
/// What comes out is a guess until the bytes there were looked at: every user verifies before relying on it.
struct SourceMap: Sendable {
    /// The whole file.
    let source: [UInt8]
    /// Where the body begins in the file.
    let bodyStart: Int
    private let lines: LineIndex
    /// For a source that was put together from pieces of a file: where each piece begins here and there, and its length.
    private var pieces: [(here: Int, file: Int, count: Int)] = []

    /// Maps the lines of the body that begins at `bodyStart` of `source`; O(n).
    init(_ source: [UInt8], bodyStart: Int) {
        self.source = source
        self.bodyStart = bodyStart
        lines = LineIndex(source, from: bodyStart)
    }

    /// Maps the lines of `source`, whose bytes from each `here` on are those of the file from `file` on.
    init(_ source: [UInt8], pieces: [(here: Int, file: Int, count: Int)]) {
        self.init(source, bodyStart: 0)
        self.pieces = pieces
    }

    /// The place in the file of a `span` of `source`; what was put between the pieces belongs to neither.
    func fileSpan(_ span: SourceSpan) -> SourceSpan {
        guard !pieces.isEmpty else { return span }
        var first = piece(at: Int(span.start))
        if Int(span.start) - pieces[first].here >= pieces[first].count, first + 1 < pieces.count, !span.isEmpty { first += 1 }
        let start = offset(Int(span.start), in: pieces[first])
        return SourceSpan(start, span.isEmpty ? start : offset(Int(span.end), in: pieces[piece(at: Int(span.end) - 1)]))
    }

    /// Whether the file has the bytes of `span` in one piece, unchanged.
    func isContiguous(_ span: SourceSpan) -> Bool {
        pieces.isEmpty || fileSpan(span).count == span.count
    }

    /// The index of the last piece that begins at `here` or before.
    private func piece(at here: Int) -> Int {
        var low = 0
        var high = pieces.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if pieces[middle].here <= here { low = middle } else { high = middle }
        }
        return low
    }

    private func offset(_ here: Int, in piece: (here: Int, file: Int, count: Int)) -> Int {
        piece.file + min(max(here - piece.here, 0), piece.count)
    }

    /// The number of lines of the body.
    var lineCount: Int { lines.lineCount }

    /// The bytes of `line` (from 1) without its line end; empty where there is no such line.
    func line(_ line: Int) -> Range<Int> {
        let whole = lines.range(ofLine: line - 1)
        var end = whole.upperBound
        while end > whole.lowerBound, source[end - 1] == 0x0A || source[end - 1] == 0x0D { end -= 1 }
        return whole.lowerBound..<end
    }

    /// The span of the block-level `node`.
    func span(of node: MarkdownTree.Node) -> SourceSpan {
        let first = line(Int(node.startLine))
        let last = line(max(Int(node.endLine), Int(node.startLine)))
        let start = min(first.lowerBound + max(Int(node.startColumn) - 1, 0), first.upperBound)
        // A fenced block may report its end on the line after, a block quote that ends with a blank line before it.
        var end = max(start, last.upperBound)
        while end > start, source[end - 1] == 0x20 || source[end - 1] == 0x09 { end -= 1 }
        return SourceSpan(start, end)
    }

    /// The byte that cmark's `line` and `column` mean for an inline in `block`, which has `quotes` block quotes around.
    func offset(line number: Int, column: Int, in block: MarkdownTree.Node, quotes: Int) -> Int? {
        guard number >= 1, column >= 1, number <= lines.lineCount else { return nil }
        let bytes = line(number)
        let offset =
            number == Int(block.startLine)
            ? bytes.lowerBound + column - 1
            : contentStart(ofLine: number, quotes: quotes) + column - Int(block.startColumn)
        return offset >= bytes.lowerBound && offset <= bytes.upperBound ? offset : nil
    }

    /// Where the text of a continuation line begins: behind its white space and at most `quotes` `>` marks.
    func contentStart(ofLine number: Int, quotes: Int) -> Int {
        let bytes = line(number)
        var index = bytes.lowerBound
        var left = quotes
        while index < bytes.upperBound {
            switch source[index] {
            case 0x20, 0x09: index += 1
            case 0x3E where left > 0:
                left -= 1
                index += 1
            default: return index
            }
        }
        return index
    }

    /// Whether the file has `bytes` at `offset`.
    func matches(_ bytes: ArraySlice<UInt8>, at offset: Int) -> Bool {
        guard offset >= 0, offset + bytes.count <= source.count else { return false }
        return ByteSearch.areEqual(source[offset..<offset + bytes.count], bytes)
    }
}
