import HelpDiagnostics

/// Where the bytes of a literal that cmark handed out stand in the file.
///
/// cmark strips indentation and `>` marks from the lines of a literal, so that it is a list of pieces of the file.
/// Each piece was compared with the file; a literal that was not found there is placed at its block as a whole.
struct LiteralPlace: Sendable {
    private struct Piece: Sendable {
        var literal: Int
        var file: Int
    }

    /// Whether the literal is a block of its own, in which a backslash escapes nothing.
    let isBlock: Bool
    private let pieces: [Piece]
    private let block: SourceSpan
    private let map: SourceMap

    /// Finds `literal`, the content of the HTML block `node`.
    init(of literal: [UInt8], block node: MarkdownTree.Node, in map: SourceMap) {
        self.map = map
        isBlock = true
        block = map.span(of: node)
        let start = map.line(Int(node.startLine)).lowerBound
        if map.matches(literal[...], at: start) {
            pieces = [Piece(literal: 0, file: start)]
            return
        }
        var pieces: [Piece] = []
        var line = Int(node.startLine)
        var index = 0
        while index < literal.count {
            let stop = literal[index...].firstIndex(of: 0x0A) ?? literal.count
            let text = literal[index..<stop]
            let content = text.last == 0x0D ? text.dropLast() : text
            let file = map.line(line).upperBound - content.count
            guard map.matches(content, at: file) else {
                pieces = []
                break
            }
            pieces.append(Piece(literal: index, file: file))
            index = stop + 1
            line += 1
        }
        self.pieces = pieces
    }

    /// Places `literal`, an inline, at `offset`; where its lines do not stand there as they are, at `block`.
    init(of literal: [UInt8], at offset: Int?, block: SourceSpan, in map: SourceMap) {
        self.map = map
        isBlock = false
        self.block = block
        guard let offset, map.matches(literal[...], at: offset) else {
            pieces = []
            return
        }
        pieces = [Piece(literal: 0, file: offset)]
    }

    /// The place of `range` of the literal.
    func span(_ range: Range<Int>) -> SourceSpan {
        guard let start = file(range.lowerBound) else { return map.fileSpan(block) }
        let end = range.isEmpty ? start : (file(range.upperBound - 1) ?? start) + 1
        return map.fileSpan(SourceSpan(start, end))
    }

    /// Whether `range` of the literal stands in the file in one piece.
    func isExact(_ range: Range<Int>) -> Bool {
        guard let start = file(range.lowerBound), !range.isEmpty, let last = file(range.upperBound - 1) else {
            return false
        }
        return last - start == range.count - 1 && map.isContiguous(SourceSpan(start, last + 1))
    }

    private func file(_ index: Int) -> Int? {
        var low = 0
        var high = pieces.count
        guard high > 0 else { return nil }
        while high - low > 1 {
            let middle = (low + high) / 2
            if pieces[middle].literal <= index { low = middle } else { high = middle }
        }
        return pieces[low].file + index - pieces[low].literal
    }
}
