import HelpDiagnostics

/// Finds links that lost their form, as translation does it: `[text] (url)`, full-width brackets, a label that nothing
/// defines.
///
/// What stands in the second brackets has to be an address, or a label in a topic that defines labels. That it is text, and
/// not code or a part of another link, is not argued but tried: written rightly, it has to be a link to CommonMark.
struct LinkSyntax {
    /// A link that is none.
    struct Broken {
        var kind: MarkupFault.Kind
        var span: SourceSpan
        var fix: Fix?
    }

    private struct Candidate {
        var kind: MarkupFault.Kind
        var span: SourceSpan
        /// What makes a link of it; where that is only a trial, `isTrial` says so.
        var edits: [Fix.Edit]
        var destination: [UInt8]
        var isTrial = false
        /// The edits that are right, where they are not those.
        var fix: [Fix.Edit] = []
    }

    /// More candidates than this in one block are not looked at.
    private static let maximumCandidates = 64
    /// Brackets that may end a link's text are looked at up to this number, and their partners and what follows sought
    /// so far.
    private static let maximumBrackets = 512
    private static let farthest = 2_048
    /// More than this are not tried one by one.
    private static let patience = 8

    private let text: BlockText
    private let map: SourceMap
    private let definitions: LinkDefinitions
    private var bytes: [UInt8] { text.bytes }

    /// The broken links of the block at `index`, for which `mayBe(in:block:)` is asked first.
    static func broken(
        _ tree: MarkdownTree, block index: Int, map: SourceMap, quotes: Int, definitions: LinkDefinitions
    ) -> [Broken] {
        guard let text = BlockText(tree.nodes[index], map: map, quotes: quotes) else { return [] }
        let syntax = LinkSyntax(text: text, map: map, definitions: definitions)
        let candidates = syntax.candidates()
        guard !candidates.isEmpty, candidates.count <= maximumCandidates, let before = text.tree(after: []) else { return [] }
        if syntax.areLinks(candidates, before) { return candidates.map { syntax.broken($0) } }
        return candidates.prefix(patience).filter { syntax.areLinks([$0], before) }.map { syntax.broken($0) }
    }

    /// Where a closing bracket may be: itself, or the first byte of what may be a wide one.
    private static let closings = ByteStops(0x5D, 0xEF)
    private static let wideClosing = Array("\u{FF3D}".utf8)

    /// Whether a text of the block at `index` holds a closing bracket at all.
    static func mayBe(in tree: MarkdownTree, block index: Int) -> Bool {
        for child in index + 1..<Int(tree.nodes[index].end) where tree.nodes[child].hasMarks {
            var literal = tree.slice(tree.nodes[child].literal)
            while true {
                literal = literal[closings.first(in: literal)...]
                guard let first = literal.first else { break }
                if first == 0x5D || literal.starts(with: wideClosing) { return true }
                literal.removeFirst()
            }
        }
        return false
    }

    private func broken(_ candidate: Candidate) -> Broken {
        let edits = candidate.isTrial ? candidate.fix : candidate.edits
        return Broken(kind: candidate.kind, span: map.fileSpan(candidate.span), fix: Fix(edits, in: map))
    }

    /// Whether the block has as many links more as there are `candidates`, to where they lead.
    private func areLinks(_ candidates: [Candidate], _ before: MarkdownTree) -> Bool {
        guard let after = text.tree(after: candidates.flatMap(\.edits)) else { return false }
        var left = Self.destinations(of: after)
        for destination in Self.destinations(of: before) + candidates.map(\.destination) {
            guard let index = left.firstIndex(of: destination) else { return false }
            left.remove(at: index)
        }
        return left.isEmpty
    }

    private static func destinations(of tree: MarkdownTree) -> [[UInt8]] {
        tree.nodes.filter { $0.kind == .link || $0.kind == .image }.map { Array(tree.slice($0.literal)) }
    }

    // MARK: Candidates

    private func candidates() -> [Candidate] {
        var candidates: [Candidate] = []
        var index = 0
        var brackets = 0
        while index < bytes.count, brackets < Self.maximumBrackets {
            guard let close = Bracket.closing(bytes, at: index) else {
                index += bytes[index] == 0x5C ? 2 : 1
                continue
            }
            brackets += 1
            if let candidate = address(behind: close) ?? label(behind: close) { candidates.append(candidate) }
            index = close.range.upperBound
        }
        return candidates
    }

    /// `[text] (url)` whose first brackets end with `close`.
    private func address(behind close: Bracket) -> Candidate? {
        var start = close.range.upperBound
        while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        guard let second = Bracket.openingParenthesis(bytes, at: start),
            let end = closingParenthesis(from: second.range.upperBound)
        else { return nil }
        let destination = Array(bytes[second.range.upperBound..<end.range.lowerBound])
        guard Self.isAddress(destination), let first = opening(of: close) else { return nil }
        let isWide = first.isWide || close.isWide || second.isWide || end.isWide
        guard isWide || start > close.range.upperBound, let whole = text.source(of: first.range.lowerBound..<end.range.upperBound) else {
            return nil
        }
        var edits: [Fix.Edit] = []
        for (range, replacement) in [
            (first.range, "["), (close.range.lowerBound..<second.range.upperBound, "]("), (end.range, ")"),
        ] {
            guard let source = text.source(of: range) else { return nil }
            edits.append(Fix.Edit(at: source.lowerBound, map.source[source], replacement.utf8))
        }
        return Candidate(
            kind: .brokenLink(destination: String(decoding: destination, as: UTF8.self), isWide: isWide),
            span: SourceSpan(whole.lowerBound, whole.upperBound), edits: edits, destination: destination)
    }

    /// Whether `text` ends in a letter or a digit of a script that puts spaces between words: `table[i][j]` is no link.
    private static func endsInWord(_ text: ArraySlice<UInt8>) -> Bool {
        guard let last = String(decoding: text.suffix(4), as: UTF8.self).unicodeScalars.last else { return false }
        return last.value < 0x2E80 && (last.properties.isAlphabetic || last.properties.numericType != nil || last == "_")
    }

    /// `[text][label]` whose first brackets end with `close`, in a topic that has definitions, but none of `label`.
    private func label(behind close: Bracket) -> Candidate? {
        let start = close.range.upperBound
        guard !close.isWide, start < bytes.count, bytes[start] == 0x5B, let first = opening(of: close), !first.isWide,
            let end = bytes[(start + 1)...].prefix(Self.farthest).firstIndex(of: 0x5D)
        else { return nil }
        let label = Array(bytes[start + 1..<end])
        let content = bytes[first.range.upperBound..<close.range.lowerBound]
        let hasWord = Self.endsInWord(bytes[..<first.range.lowerBound])
        guard !definitions.isEmpty, !hasWord, label.contains(where: Self.isWord), content.contains(where: Self.isWord),
            !label.contains(where: { [0x5B, 0x0A, 0x5C].contains($0) }), !definitions.contains(label),
            let whole = text.source(of: first.range.lowerBound..<end + 1),
            let source = text.source(of: start..<end + 1)
        else { return nil }
        let probe = Array("(helpc:probe)".utf8)
        var candidate = Candidate(
            kind: .undefinedLabel(String(decoding: label, as: UTF8.self)),
            span: SourceSpan(whole.lowerBound, whole.upperBound),
            edits: [Fix.Edit(at: source.lowerBound, map.source[source], probe)], destination: Array("helpc:probe".utf8),
            isTrial: true)
        if let meant = definitions.meant(by: label) {
            candidate.fix = [Fix.Edit(at: source.lowerBound, map.source[source], [0x5B] + meant + [0x5D])]
        }
        return candidate
    }

    /// The bracket that `close` closes.
    private func opening(of close: Bracket) -> Bracket? {
        var depth = 0
        var index = close.range.lowerBound
        let limit = max(0, index - Self.farthest)
        while index > limit {
            index -= 1
            if index > 0, bytes[index - 1] == 0x5C { continue }
            if Bracket.closing(bytes, at: index) != nil { depth += 1 }
            guard let open = Bracket.opening(bytes, at: index) else { continue }
            if depth == 0 { return open.range.upperBound < close.range.lowerBound ? open : nil }
            depth -= 1
        }
        return nil
    }

    /// The parenthesis that ends an address begun at `start`; nil where white space comes before.
    private func closingParenthesis(from start: Int) -> Bracket? {
        var depth = 0
        var index = start
        let limit = min(bytes.count, start + Self.farthest)
        while index < limit, bytes[index] > 0x20 {
            if bytes[index] == 0x5C { index += 1 }
            if index < bytes.count, bytes[index] == 0x28 { depth += 1 }
            if let close = Bracket.closingParenthesis(bytes, at: index) {
                if depth == 0 || close.isWide { return index > start ? close : nil }
                depth -= 1
            }
            index += 1
        }
        return nil
    }

    private static func isWord(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 }

    /// Whether nobody would write `bytes` in parentheses but to link there.
    private static func isAddress(_ bytes: [UInt8]) -> Bool {
        // An escape or a reference would not come out as it is written.
        guard !bytes.contains(where: { $0 == 0x5C || $0 == 0x26 || $0 == 0x3C || $0 == 0x3E }) else { return false }
        let text = String(decoding: bytes, as: UTF8.self).lowercased()
        if ["http://", "https://", "mailto:"].contains(where: { text.hasPrefix($0) && text.utf8.count > $0.utf8.count }) {
            return true
        }
        let path = text.prefix { $0 != "#" && $0 != "?" }
        return [".md", ".html", ".htm", ".aspx"].contains { path.hasSuffix($0) && path.utf8.count > $0.utf8.count }
    }
}

/// A bracket of a link, as it should be or in the width of East Asian letters.
private struct Bracket {
    var range: Range<Int>
    var isWide: Bool

    private init?(_ bytes: [UInt8], _ index: Int, _ narrow: UInt8, _ wide: [UInt8]) {
        guard index < bytes.count else { return nil }
        if bytes[index] == narrow {
            range = index..<index + 1
            isWide = false
        } else if bytes[index] == wide[0], bytes[index...].starts(with: wide) {
            range = index..<index + wide.count
            isWide = true
        } else {
            return nil
        }
    }

    static func opening(_ bytes: [UInt8], at index: Int) -> Bracket? { Bracket(bytes, index, 0x5B, [0xEF, 0xBC, 0xBB]) }
    static func closing(_ bytes: [UInt8], at index: Int) -> Bracket? { Bracket(bytes, index, 0x5D, [0xEF, 0xBC, 0xBD]) }
    static func openingParenthesis(_ bytes: [UInt8], at index: Int) -> Bracket? {
        Bracket(bytes, index, 0x28, [0xEF, 0xBC, 0x88])
    }
    static func closingParenthesis(_ bytes: [UInt8], at index: Int) -> Bracket? {
        Bracket(bytes, index, 0x29, [0xEF, 0xBC, 0x89])
    }
}
