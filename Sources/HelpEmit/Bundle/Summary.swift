import HelpDiagnostics
import HelpKeys
import HelpMarkup

/// The first thing that a topic says of itself, told from what the topics of its locale have in common.
struct Summary: Sendable {
    /// A paragraph, and what tells it from others: a hash, which is made on all cores, and compared on one.
    struct Paragraph: Sendable, Equatable {
        let text: [UInt8]
        let hash: XXH64

        /// A paragraph of `text`.
        init(_ text: [UInt8]) {
            self.text = text
            hash = XXH64(text)
        }

        static func == (left: Paragraph, right: Paragraph) -> Bool { left.hash == right.hash }
    }

    /// The paragraphs that several topics begin with.
    private let common: Set<XXH64>

    /// Looks at the `beginnings` of the topics of one locale.
    init(_ beginnings: some Collection<[Paragraph]>) {
        var counts: [XXH64: Int] = [:]
        counts.reserveCapacity(beginnings.count * 2)
        for paragraphs in beginnings {
            for (index, paragraph) in paragraphs.enumerated() where !paragraphs[..<index].contains(paragraph) {
                counts[paragraph.hash, default: 0] += 1
            }
        }
        common = Set(counts.filter { $0.value >= Self.leastCommon }.keys)
    }

    /// The first of `paragraphs` that is the topic's own, else its first; empty where there is none.
    func text(of paragraphs: [Paragraph]) -> [UInt8] {
        Self.clipped((paragraphs.first { !common.contains($0.hash) } ?? paragraphs.first)?.text ?? [])
    }

    /// How many paragraphs are looked at: what a topic is about stands near its beginning.
    private static let mostCandidates = 6

    /// As much as a person reads at a glance, in bytes.
    private static let longest = 600

    /// In how many topics of a locale a paragraph stands that says nothing about any of them.
    private static let leastCommon = 3

    /// The first paragraphs of a topic that are not emphasized as a whole, which is how topics say what they apply to.
    /// Paragraphs in lists, tables and boxes are no beginning.
    static func beginning(of markup: Markup) -> [Paragraph] {
        var found: [Paragraph] = []
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
                if hasPlain { found.append(Paragraph(text)) }
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
        var (start, index) = (bytes.startIndex, bytes.startIndex)
        while true {
            // A space between two words stays as it is.
            index = ByteWords.end(in: bytes[index...], .unicode)
            guard index < bytes.endIndex else { break }
            defer { index += 1 }
            switch bytes[index] {
            case 0x20, 0x09, 0x0A, 0x0D:
                text.append(contentsOf: bytes[start..<index])
                start = index + 1
                if !text.isEmpty, text.last != 0x20 { text.append(0x20) }
            case 0xC2 where index + 1 < bytes.endIndex && bytes[index + 1] == 0xA0:
                text.append(contentsOf: bytes[start..<index])
                index += 1
                start = index + 1
                if !text.isEmpty, text.last != 0x20 { text.append(0x20) }
            default: continue
            }
        }
        text.append(contentsOf: bytes[start...])
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
