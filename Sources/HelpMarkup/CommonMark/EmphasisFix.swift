import HelpDiagnostics

/// Finds out how emphasis that CommonMark leaves literal has to be written so that CommonMark reads it as meant.
///
/// A no-break space inside a delimiter goes to its other side where that is enough; else the delimiters become tags. Which
/// is enough is not argued but tried: the block is parsed as it would be, and has to have the same words, as many stray
/// delimiters less, and as much more emphasis, as the pairs say.
struct EmphasisFix {
    /// How a pair is written anew.
    private enum Way {
        case moved, tagged, left
    }

    /// What CommonMark reads in a block.
    private struct Reading: Equatable {
        /// The text and the destinations, without delimiters and tags.
        var words: [UInt8] = []
        var stray = 0
        var emphases = 0
        var tags = 0
        var others = 0

        init(_ tree: MarkdownTree) {
            for node in tree.nodes {
                switch node.kind {
                case .text:
                    let literal = tree.slice(node.literal)
                    words += literal.filter { $0 != 0x2A && $0 != 0x5F }
                    stray += literal.count { $0 == 0x2A || $0 == 0x5F }
                case .emphasis, .strong: emphases += 1
                case .htmlInline: tags += 1
                default:
                    words += tree.slice(node.literal)
                    others += 1
                }
            }
        }
    }

    /// More pairs than this in one block are not tried one by one.
    private static let patience = 8

    private let map: SourceMap
    private let pairs: [EmphasisRepair.Pair]
    private let text: BlockText

    /// The fix of each of `pairs`, which stand in `block` inside `quotes` block quotes; nil where none is sure.
    static func fixes(
        of pairs: [EmphasisRepair.Pair], in block: MarkdownTree.Node, map: SourceMap, quotes: Int
    ) -> [Fix?] {
        let none = [Fix?](repeating: nil, count: pairs.count)
        guard let text = BlockText(block, map: map, quotes: quotes) else { return none }
        let fix = EmphasisFix(map: map, pairs: pairs, text: text)
        guard let before = fix.reading([]) else { return none }
        let preferred = pairs.map { fix.moves($0) == nil ? Way.tagged : .moved }
        for ways in [preferred, preferred.map { _ in .tagged }] where fix.isRight(ways, before) {
            return zip(pairs, ways).map { fix.fix($0, $1) }
        }
        guard pairs.count <= patience else { return none }
        var ways = preferred.map { _ in Way.left }
        for index in ways.indices {
            for way in [preferred[index], .tagged] where ways[index] == .left {
                var tried = ways
                tried[index] = way
                if fix.isRight(tried, before) { ways = tried }
            }
        }
        return zip(pairs, ways).map { fix.fix($0, $1) }
    }

    // MARK: Edits

    private func edits(_ pair: EmphasisRepair.Pair, _ way: Way) -> [Fix.Edit] {
        switch way {
        case .left: []
        case .moved: moves(pair) ?? []
        case .tagged: tags(pair)
        }
    }

    private func tags(_ pair: EmphasisRepair.Pair) -> [Fix.Edit] {
        let (open, close) =
            switch pair.open.count {
            case 1: ("<em>", "</em>")
            case 2: ("<strong>", "</strong>")
            default: ("<em><strong>", "</strong></em>")
            }
        return [
            Fix.Edit(at: pair.open.lowerBound, map.source[pair.open], open.utf8),
            Fix.Edit(at: pair.close.lowerBound, map.source[pair.close], close.utf8),
        ]
    }

    /// The no-break spaces inside the delimiters brought outside; nil where there are none.
    private func moves(_ pair: EmphasisRepair.Pair) -> [Fix.Edit]? {
        let inner = pair.open.upperBound..<pair.close.lowerBound
        var start = inner.lowerBound
        while let length = Self.noBreakSpace(startingIn: map.source[start..<inner.upperBound]) { start += length }
        var end = inner.upperBound
        while end > start, let length = Self.noBreakSpace(endingIn: map.source[start..<end]) { end -= length }
        guard start < end else { return nil }
        var edits: [Fix.Edit] = []
        for (delimiter, space) in [(pair.open, inner.lowerBound..<start), (pair.close, end..<inner.upperBound)] where !space.isEmpty {
            let whole = min(delimiter.lowerBound, space.lowerBound)..<max(delimiter.upperBound, space.upperBound)
            let (first, second) = delimiter.lowerBound < space.lowerBound ? (space, delimiter) : (delimiter, space)
            edits.append(
                Fix.Edit(at: whole.lowerBound, map.source[whole], Array(map.source[first] + map.source[second])))
        }
        return edits.isEmpty ? nil : edits
    }

    /// U+00A0 and the narrow U+202F, which French sets before a colon.
    private static let noBreakSpaces: [[UInt8]] = [[0xC2, 0xA0], [0xE2, 0x80, 0xAF]]

    private static func noBreakSpace(startingIn bytes: ArraySlice<UInt8>) -> Int? {
        noBreakSpaces.first { bytes.starts(with: $0) }?.count
    }

    private static func noBreakSpace(endingIn bytes: ArraySlice<UInt8>) -> Int? {
        noBreakSpaces.first { bytes.suffix($0.count).elementsEqual($0) }?.count
    }

    // MARK: Trying

    private func reading(_ edits: [Fix.Edit]) -> Reading? { text.tree(after: edits).map { Reading($0) } }

    private func isRight(_ ways: [Way], _ before: Reading) -> Bool {
        var expected = before
        for (pair, way) in zip(pairs, ways) where way != .left {
            let count = pair.open.count == 3 ? 2 : 1
            expected.stray -= 2 * pair.open.count
            if way == .moved { expected.emphases += count } else { expected.tags += 2 * count }
        }
        return reading(zip(pairs, ways).flatMap { edits($0, $1) }) == expected
    }

    private func fix(_ pair: EmphasisRepair.Pair, _ way: Way) -> Fix? { Fix(edits(pair, way), in: map) }
}
