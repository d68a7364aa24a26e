import Testing

@testable import HelpMarkup

/// Case files with bytes changed, dropped, doubled and spliced: whatever comes in, what goes out is sound.
@Suite struct MutationTests {
    private static let count = 250

    @Test(arguments: 0..<8)
    func `mutants of the cases give sound pages`(seed: UInt64) throws {
        let seeds = try Case.all.map { try $0.source() }
        var generator = SeededGenerator(state: seed &* 7919 &+ 17)
        for _ in 0..<Self.count {
            let mutant = mutant(of: seeds, &generator)
            check(mutant)
        }
    }

    private func check(_ source: [UInt8]) {
        let comment = Comment(rawValue: String(decoding: source, as: UTF8.self).debugDescription)
        let topic = parsed(source)
        guard topic.failure == nil else { return }
        let broken = Invariants.broken(topic, source)
        #expect(broken == [], comment)
        let repaired = parsed(source) { $0.alwaysRepairs = true }
        #expect(repaired.markup.words == topic.markup.words, comment)
        let lower = html(topic).lowercased()
        #expect(!lower.contains("<script"), comment)
        #expect(lower.firstMatch(of: #/<[a-z][^>]* on[a-z]+="/#) == nil, comment)
        _ = PlainTextWriter.text(of: topic.markup, labels: .english)
        _ = TreeDump.text(of: topic)
    }

    private func mutant(of seeds: [[UInt8]], _ generator: inout SeededGenerator) -> [UInt8] {
        let pieces = [
            "<", ">", "</", "<b>", "</b>", "<p>", "</p>", "<td>", "</td>", "<table>", "</table>", "<ul>", "<li>",
            "</li>", "<div>", "</div>",
            "\n", "\n\n", "\n> ", "\n- ", "\n    ", "|", "\n|-|\n", "*", "**", "_", "`", "```\n", "[", "](", ")", "![",
            "&", "&amp;", "&#106;",
            "\"", "'", "<a href=\"", "javascript:", " onclick=\"x\"", "<script>", "</script>", "<!--", "-->", "<svg>",
            "</svg>", "<a name=x>",
            "\u{A0}", "é", "日", "\\", "<pre>", "</pre>", "<h2>", "</h2>", "[!NOTE]", "\r\n", "\t", "\u{FEFF}",
        ].map { Array($0.utf8) }
        var bytes = seeds.randomElement(using: &generator) ?? []
        // Short pieces of a case keep a failure readable and the mutations dense.
        let start = Int.random(in: 0...bytes.count, using: &generator)
        bytes = Array(bytes[start...].prefix(Int.random(in: 0...600, using: &generator)))
        for _ in 0..<Int.random(in: 1...12, using: &generator) {
            let place = Int.random(in: 0...bytes.count, using: &generator)
            let end = min(bytes.count, place + Int.random(in: 0...12, using: &generator))
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: bytes.removeSubrange(place..<end)
            case 1: bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 2 where place < bytes.count: bytes[place] = UInt8.random(in: 1...126, using: &generator)
            case 3:
                let other = seeds.randomElement(using: &generator) ?? []
                let from = Int.random(in: 0...other.count, using: &generator)
                bytes.insert(contentsOf: other[from...].prefix(60), at: place)
            default: bytes.insert(contentsOf: pieces.randomElement(using: &generator) ?? [], at: place)
            }
        }
        return bytes
    }
}
