import HelpMarkup

/// The first thing that a topic says of itself, told from what the topics of its locale have in common.
struct Summary: Sendable {
    /// The paragraphs that several topics begin with.
    private let common: Set<[UInt8]>

    /// Looks at how `topics` of one locale begin.
    init(_ topics: [Markup]) {
        var counts: [[UInt8]: Int] = [:]
        for topic in topics {
            for paragraph in Set(Self.beginning(of: topic)) { counts[paragraph, default: 0] += 1 }
        }
        common = Set(counts.filter { $0.value >= Self.leastCommon }.keys)
    }

    /// The first paragraph of `topic` that is its own, else its first; empty where it has none.
    func summary(of topic: Markup) -> [UInt8] {
        let paragraphs = Self.beginning(of: topic)
        return Self.clipped(paragraphs.first { !common.contains($0) } ?? paragraphs.first ?? [])
    }

    /// How many paragraphs are looked at: what a topic is about stands near its beginning.
    private static let mostCandidates = 6

    /// As much as a person reads at a glance, in bytes.
    private static let longest = 600

    /// In how many topics of a locale a paragraph stands that says nothing about any of them.
    private static let leastCommon = 3

    /// The first paragraphs of a topic that are not emphasized as a whole, which is how topics say what they apply to.
    /// Paragraphs in lists, tables and boxes are no beginning.
    private static func beginning(of markup: Markup) -> [[UInt8]] {
        var found: [[UInt8]] = []
        var text: [UInt8] = []
        var (depth, emphasis) = (0, 0)
        var (isInside, hasPlain) = (false, false)
        for token in markup.tokens {
            switch token.kind {
            case .open:
                if depth == 0, token.element == .p { (isInside, hasPlain, text) = (true, false, []) }
                if token.element == .em || token.element == .strong { emphasis += 1 }
                if token.element == .br { append([0x20], to: &text) }
                depth += 1
            case .close:
                depth -= 1
                if token.element == .em || token.element == .strong { emphasis -= 1 }
                guard depth == 0, isInside else { continue }
                isInside = false
                while text.last == 0x20 { text.removeLast() }
                if hasPlain { found.append(text) }
                if found.count == mostCandidates { return found }
            case .text:
                guard isInside else { continue }
                let start = text.count
                append(markup.bytes(of: token), to: &text)
                if emphasis == 0, text[min(start, text.count)...].contains(where: isWord) { hasPlain = true }
            case .verbatim: continue
            }
        }
        return found
    }

    /// Appends `bytes`, white space and no-break spaces folded into one space.
    private static func append(_ bytes: ArraySlice<UInt8>, to text: inout [UInt8]) {
        for byte in bytes {
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D: if !text.isEmpty, text.last != 0x20 { text.append(0x20) }
            case 0xA0 where text.last == 0xC2:
                text.removeLast()
                if !text.isEmpty, text.last != 0x20 { text.append(0x20) }
            default: text.append(byte)
            }
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
    }

    /// The beginning of a long text, up to a word's end where there is one, and an ellipsis.
    private static func clipped(_ text: [UInt8]) -> [UInt8] {
        guard text.count > longest else { return text }
        var end = longest
        if let space = text[..<longest].lastIndex(of: 0x20), space > longest / 2 {
            end = space
        } else {
            while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
        }
        return Array(text[..<end]) + Array("…".utf8)
    }
}
