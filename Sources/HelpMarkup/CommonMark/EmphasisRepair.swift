import HelpDiagnostics

/// Finds emphasis that CommonMark leaves as literal asterisks though its meaning is clear.
///
/// CommonMark decides by the characters beside a delimiter run whether it can open or close (section 6.2); a run after
/// punctuation and before a letter can only open, so `**Applies to:**Server` shows its asterisks. Translation, no-break
/// spaces and scripts without spaces produce this all the time. The rule here: runs of equal character and length in
/// one inline container pair up where the first stands before, and the second after, something that is no ASCII white
/// space. Escaped delimiters are the author's own and never count, which is why each run is looked up in the source.
struct EmphasisRepair {
    /// A delimiter run that becomes a tag.
    struct Cut: Sendable {
        /// Where the run begins in its text node's literal, and its length.
        var offset: Int
        var length: Int
        var isOpening: Bool
    }

    /// One pair, for the report.
    struct Pair: Sendable {
        var delimiter: String
        var text: String
        var span: SourceSpan
        /// The two runs, in the source that the map knows.
        var open: Range<Int>
        var close: Range<Int>
        var fix: Fix?
    }

    private struct Run {
        var node: Int
        var offset: Int
        var length: Int
        var character: UInt8
        var place: Int
        var canOpen: Bool
        var canClose: Bool
        /// The raw HTML element that is open here, by number: a pair must not cross a tag.
        var element: Int
    }

    /// In blocks longer than this a text is not sought where cmark's column is wrong.
    private static let farthest = 65_536
    /// How many more bytes of the block may be compared in vain while texts are sought.
    private var patience = 0
    /// More stray runs than this in one container have no clear meaning, and each may be compared with all others.
    private static let maximumRuns = 1_000

    private let tree: MarkdownTree
    private let map: SourceMap
    private let block: Int
    private let quotes: Int
    private var references = CharacterReferences()
    private(set) var cuts: [Int: [Cut]] = [:]
    private(set) var pairs: [Pair] = []

    /// Looks at the inlines of the node at `block`, for which `mayBe(in:block:)` is asked first; nil where it has no
    /// stray delimiters.
    init?(_ tree: MarkdownTree, block: Int, map: SourceMap, quotes: Int) {
        self.tree = tree
        self.map = map
        self.block = block
        self.quotes = quotes
        patience = map.span(of: tree.nodes[block]).count * 4 + 1024
        var containers = [block]
        for index in block + 1..<Int(tree.nodes[block].end) {
            switch tree.nodes[index].kind {
            case .emphasis, .strong, .link: containers.append(index)
            default: break
            }
        }
        for container in containers { repair(container) }
        if cuts.isEmpty { return nil }
        let fixes = EmphasisFix.fixes(of: pairs, in: tree.nodes[block], map: map, quotes: quotes)
        for (index, fix) in fixes.enumerated() { pairs[index].fix = fix }
    }

    private static let delimiters = ByteStops(0x2A, 0x5F)

    /// Whether the texts of the block have two delimiters at all, which is hardly ever so.
    static func mayBe(in tree: MarkdownTree, block: Int) -> Bool {
        var count = 0
        for index in block + 1..<Int(tree.nodes[block].end) where tree.nodes[index].hasMarks {
            var literal = tree.slice(tree.nodes[index].literal)
            while true {
                literal = literal[delimiters.first(in: literal)...]
                guard !literal.isEmpty else { break }
                count += 1
                if count > 1 { return true }
                literal.removeFirst()
            }
        }
        return false
    }

    private mutating func repair(_ container: Int) {
        var open: [Run] = []
        let runs = runs(in: container)
        guard runs.count <= Self.maximumRuns else { return }
        for run in runs {
            if run.canClose,
                let partner = open.lastIndex(where: {
                    $0.character == run.character && $0.length == run.length && $0.element == run.element
                }), open[partner].place + run.length < run.place
            {
                pair(open[partner], run)
                open.removeSubrange(partner...)
            } else if run.canOpen {
                open.append(run)
            }
        }
    }

    private mutating func pair(_ first: Run, _ second: Run) {
        cuts[first.node, default: []].append(Cut(offset: first.offset, length: first.length, isOpening: true))
        cuts[second.node, default: []].append(Cut(offset: second.offset, length: second.length, isOpening: false))
        let inner = map.source[first.place + first.length..<second.place]
        pairs.append(
            Pair(
                delimiter: String(repeating: Character(Unicode.Scalar(first.character)), count: first.length),
                text: String(decoding: inner, as: UTF8.self),
                span: map.fileSpan(SourceSpan(first.place, second.place + second.length)),
                open: first.place..<first.place + first.length, close: second.place..<second.place + second.length))
    }

    /// The unescaped delimiter runs of the texts directly in `container`.
    private mutating func runs(in container: Int) -> [Run] {
        var result: [Run] = []
        var open: [Int] = []
        for child in tree.children(of: container) {
            let node = tree.nodes[child]
            if node.kind == .htmlInline {
                let literal = tree.slice(node.literal)
                if literal.starts(with: [0x3C, 0x2F]) { _ = open.popLast() } else if !isVoid(literal) { open.append(child) }
            }
            guard node.kind == .text else { continue }
            let literal = Array(tree.slice(node.literal))
            guard literal.contains(where: { $0 == 0x2A || $0 == 0x5F }), let places = places(of: literal, node) else {
                continue
            }
            var offset = 0
            while offset < literal.count {
                let character = literal[offset]
                guard character == 0x2A || character == 0x5F, let place = places[offset] else {
                    offset += 1
                    continue
                }
                var length = 1
                while offset + length < literal.count, literal[offset + length] == character,
                    places[offset + length] == place + length
                { length += 1 }
                if length <= 3 {
                    result.append(
                        run(node: child, offset: offset, length: length, character: character, place: place,
                            element: open.last ?? 0))
                }
                offset += length
            }
        }
        return result
    }

    private func isVoid(_ tag: ArraySlice<UInt8>) -> Bool {
        tag.dropFirst().first == 0x21 || tag.suffix(2).first == 0x2F
            || ElementName.named(tag.dropFirst().prefix { $0.isASCIILetter })?.isVoid == true
    }

    private func run(node: Int, offset: Int, length: Int, character: UInt8, place: Int, element: Int) -> Run {
        let before: UInt8 = place > map.bodyStart ? map.source[place - 1] : 0x20
        let after: UInt8 = place + length < map.source.count ? map.source[place + length] : 0x20
        var canOpen = !after.isHTMLSpace
        var canClose = !before.isHTMLSpace
        // A star behind a word and before the end of a clause is a footnote's.
        if length == 1, isWord(before), ",.;:!?)]".utf8.contains(after) { canOpen = false }
        // An underscore inside a word is part of a name, as in `some_file_name`.
        if character == 0x5F {
            canOpen = canOpen && !isWord(before)
            canClose = canClose && !isWord(after)
        }
        return Run(
            node: node, offset: offset, length: length, character: character, place: place, canOpen: canOpen,
            canClose: canClose, element: element)
    }

    private func isWord(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte.isASCIIDigit || byte == 0x5F || byte >= 0x80 }

    /// For each byte of the text `literal` its place in the source, nil for what an escape or a reference spells.
    ///
    /// cmark's column is taken first; where the source there does not read as the literal, the text is sought in its
    /// line, and where it is not found exactly once the node is left alone.
    private mutating func places(of literal: [UInt8], _ node: MarkdownTree.Node) -> [Int?]? {
        let blockNode = tree.nodes[block]
        if let offset = map.offset(
            line: Int(node.startLine), column: Int(node.startColumn), in: blockNode, quotes: quotes),
            let places = align(literal, at: offset)
        {
            return places
        }
        var found: [Int?]?
        let span = map.span(of: blockNode)
        guard span.count <= Self.farthest else { return nil }
        for start in span.range where map.source[start] == literal[0] || map.source[start] == 0x5C {
            guard patience > 0 else { return nil }
            guard let places = align(literal, at: start) else { continue }
            if found != nil { return nil }
            found = places
        }
        return found
    }

    private mutating func align(_ literal: [UInt8], at start: Int) -> [Int?]? {
        let source = map.source
        var places: [Int?] = []
        places.reserveCapacity(literal.count)
        var index = start
        var position = 0
        defer { patience -= index - start + 1 }
        while position < literal.count {
            guard index < source.count else { return nil }
            if source[index] == 0x5C, index + 1 < source.count, source[index + 1].isASCIIPunctuation {
                guard source[index + 1] == literal[position] else { return nil }
                places.append(nil)
                index += 2
                position += 1
            } else if source[index] == 0x26,
                let found = references.reference(in: source, at: index, end: source.count)
            {
                guard literal[position...].starts(with: found.text) else { return nil }
                places += Array(repeating: nil, count: found.text.count)
                index = found.end
                position += found.text.count
            } else {
                guard source[index] == literal[position] else { return nil }
                places.append(index)
                index += 1
                position += 1
            }
        }
        return places
    }
}
