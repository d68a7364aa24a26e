import HelpDiagnostics

/// The content of a block as one text: its lines without what quotes and lists put before them, to be parsed again with
/// changes.
struct BlockText {
    /// The content, each line with LF at its end.
    private(set) var bytes: [UInt8] = []
    private var pieces: [(here: Int, source: Range<Int>)] = []

    /// More bytes than this are not parsed again.
    private static let farthest = 65_536

    /// The content of `block` inside `quotes` block quotes; nil where that is very long.
    init?(_ block: MarkdownTree.Node, map: SourceMap, quotes: Int) {
        guard map.span(of: block).count <= Self.farthest else { return nil }
        for number in Int(block.startLine)...max(Int(block.startLine), Int(block.endLine)) {
            let line = map.line(number)
            let start =
                number == Int(block.startLine)
                ? line.lowerBound + max(Int(block.startColumn) - 1, 0) : map.contentStart(ofLine: number, quotes: quotes)
            let range = min(start, line.upperBound)..<line.upperBound
            pieces.append((bytes.count, range))
            bytes += map.source[range] + [0x0A]
        }
    }

    /// Where `range` of the content is in the source; nil for what goes over a line end.
    func source(of range: Range<Int>) -> Range<Int>? {
        pieces.last { $0.here <= range.lowerBound }.flatMap { piece in
            let start = piece.source.lowerBound + range.lowerBound - piece.here
            return start + range.count <= piece.source.upperBound ? start..<start + range.count : nil
        }
    }

    /// What CommonMark makes of the content after `edits`, which are places of the source; nil where one is not in it.
    func tree(after edits: [Fix.Edit]) -> MarkdownTree? {
        var changed = bytes
        for edit in edits.sorted(by: { $0.span.start > $1.span.start }) {
            let range = edit.span.range
            guard let piece = pieces.first(where: {
                $0.source.contains(range.lowerBound) && range.upperBound <= $0.source.upperBound
            }) else { return nil }
            let here = piece.here + range.lowerBound - piece.source.lowerBound
            changed.replaceSubrange(here..<here + range.count, with: edit.replacement)
        }
        return try? MarkdownTree(parsing: changed[...], maximumDepth: 200)
    }
}

extension Fix {
    /// The fix that makes `edits`, which are places of the source of `map`; nil where the file has not the same bytes there.
    init?(_ edits: [Edit], in map: SourceMap) {
        guard edits.allSatisfy({ map.isContiguous($0.span) }) else { return nil }
        self.init(edits.map { Edit(at: Int(map.fileSpan($0.span).start), $0.expected, $0.replacement) })
    }
}
