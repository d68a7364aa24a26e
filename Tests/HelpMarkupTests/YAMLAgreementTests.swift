import HelpDiagnostics
import Testing

@testable import HelpMarkup

/// The block parser may give up; where it answers, its answer is Yams'.
@Suite struct YAMLAgreementTests {
    @Test(arguments: [
        "", "\n", "# c\n", "a: b", "a: b\n", "a:\n", "a:\nb:\n", "a: b\r\nc: d\r\n", "a:\n  b: c\n  d: e\nf: g\n",
        "- a\n- b\n",
        "a:\n- b\n- c\nd: e\n", "a:\n  - b\n  - c\n", "- a: b\n  c: d\n- e: f\n",
        "- name: x\n  href: y.md\n  items:\n  - name: z\n",
        "- name: x\n  items:\n    - name: y\n      href: z\n", "a: 'b''c'\n", "a: \"b\\\"c\\\\d\\/e\"\n", "a: ''\n",
        "a: \"\"\n",
        "a: b#c\n", "a: b:c\n", "a: b : c\n", "a: http://x/y:z\n", "a: -\n", "a: -b\n", "a: --- b\n", "a: ?b\n",
        "a: :b\n",
        "a:: b\n", "a:b: c\n", "a: ~\n", "~: a\n", "a: é\u{A0}b\n", "a: 日本語\n", "a: \u{1F600}\n", "a: b \n", "a:   b\n",
        "a: b\n\n\nc: d\n", "a: b\n# c\nd: e\n", "a:\n# c\n  b: c\n", "- 'a'\n- \"b\"\n- c d\n",
        "a:\n\n  - b\n\n  - c\n",
        "1: 2\n", "a.b: c\n", "ms:assetid: x\n", "a-b: c\n", "a_b: c\n", "a: 'x' \n", "a: !x\n", "a: &x b\n", "a: *x\n",
        "- - a\n",
        "- -\n", "-\n", "a: b\n c\n", "a: b\n  c: d\n", "a:\n b: c\n  d: e\n", " a: b\n", " a: b\n c: d\n", "a: @b\n",
        "a: `b\n",
        "a: %b\n", "a: 'b' c\n", "a: \"b\" c\n", "a: b, c\n", "a: [b]\n", "a: b]\n", "a: {b\n", "a: b}\n",
        "a: >\n  b\n", "a: |\n  b\n",
        "a: \"b\n  c\"\n", "a: 'b\n  c'\n", "a:\tb\n", "\ta: b\n", "a: b\tc\n", "a: b\u{85}c\n", "a: b\u{2028}c\n",
        "a: \u{FEFF}b\n",
        "a: b\rc: d\n", "---\na: b\n", "a: b\n---\n", "a: b\n...\n", "? a\n: b\n", "a: b\n- c\n", "- a\nb: c\n",
        "a:\n- b\n  - c\n",
        "a:\n  - b\n c: d\n", "- a: b\n - c\n", "- a\n  b\n", "a: 'b\n", "a: \"b\n", "a: \"\\n\"\n", "a: \"\\x41\"\n",
        "a: =\n", "a: <<\n",
        "<<: a\n", "a: yes\nyes: a\n", "-a: b\n", "a: '''b'''\n", "a: -1\n", "- -1\n", "- ---\n", "- ...\n", "- .5\n",
    ])
    func `both readers agree on a text`(yaml: String) { agree(yaml) }

    @Test func `both readers agree on an overlong key`() {
        // libyaml takes a simple key of 1024 characters at most.
        agree("\("k".times(1000)): v\n")
        do {
            agree("\("k".times(1100)): v\n")
        }
    }

    @Test func `both readers agree on a quoted text that ends in a quote`() {
        do {
            agree("a: b\nb: 'c'''\n")
        }
    }

    @Test func `the block parser reads what front matter and tables of contents look like`() {
        let texts = [
            "title: 'A: b'\nTOCTitle: x\nms:assetid: 1-2\nms:mtpsurl: https://x/y(v=EXCHG.150)\nms.date: 05/24/2016\nf1_keywords:\n- a b\n- c\n",
            "- name: x\n  href: y.md\n  items:\n  - name: z\n    href: w.md\n- name: v\n",
        ]
        for text in texts { #expect(BlockYAMLParser.parse(Array(text.utf8), 0..<text.utf8.count) != nil) }
    }

    @Test func `a range inside a file has spans of the file`() throws {
        let source = Array("\u{FEFF}---\na: b\nc: 'd'\n---\n".utf8)
        let block = try #require(BlockYAMLParser.parse(source, 7..<19))
        let yams = try YamsAdapter.read(source, 7..<19)
        #expect(block.scalars == yams.scalars)
        #expect(block.scalars.first?.span == SourceSpan(7, 8))
    }

    @Test(arguments: 0..<8)
    func `both readers agree on random texts`(seed: UInt64) {
        let pieces: [String] = [
            "a", "b", "k: ", "k:\n", "- ", "-", ":", ": ", " ", "  ", "\n", "\n", "\n  ", "\n- ", "'", "''", "\"", "\\",
            "#", " #", "&", "*",
            "!", "|", ">", "[", "]", "{", "}", ",", "?", "? ", "%", "@", "`", "~", ".", "---", "...", "é", "\u{A0}",
            "\t", "\r\n", "1",
            "x: y\n", "- z\n", "\n    ", "<<", "=",
        ]
        var generator = SeededGenerator(state: seed)
        var answered = 0
        for _ in 0..<1_000 {
            var text = ""
            // Half of the texts begin as something plausible, so that the block parser gets somewhere.
            if Bool.random(using: &generator) {
                text = ["k: ", "- ", "k:\n  ", "x: y\n", "k:\n- "].randomElement(using: &generator) ?? ""
            }
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                text += pieces.randomElement(using: &generator) ?? ""
            }
            if agree(text) { answered += 1 }
        }
        #expect(answered > 50, "too few texts that the block parser answers for the comparison to mean anything")
    }

    @Test(.enabled(if: Corpus.isThere, Corpus.comment))
    func `both readers agree on all front matter and tables of contents of the corpus`() async throws {
        try await Corpus.forEach(".md") { path, bytes in
            guard case .present(let yaml, _, _) = FrontMatter.layout(of: bytes) else { return }
            agree(bytes, yaml, "\(path)")
        }
        try await Corpus.forEach("toc.yml") { path, bytes in
            let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            agree(bytes, start..<bytes.count, "\(path)")
        }
    }

    @Test(.enabled(if: Corpus.isThere, Corpus.comment))
    func `the block parser alone reads nearly all of the corpus`() async throws {
        var all = 0
        var given = 0
        for path in Corpus.paths(".md") {
            let bytes = try Corpus.bytes(path)
            guard case .present(let yaml, _, _) = FrontMatter.layout(of: bytes) else { continue }
            all += 1
            if BlockYAMLParser.parse(bytes, yaml) == nil { given += 1 }
        }
        #expect(given * 20 < all, "\(given) of \(all) front matters went to Yams")
    }

    // MARK: Comparison

    @discardableResult private func agree(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return agree(bytes, 0..<bytes.count, Comment(rawValue: text.debugDescription))
    }

    /// Records an issue where the block parser answers and Yams answers otherwise; returns whether it answered.
    @discardableResult private func agree(_ bytes: [UInt8], _ range: Range<Int>, _ comment: Comment) -> Bool {
        guard let block = BlockYAMLParser.parse(bytes, range) else { return false }
        do {
            let yams = try YamsAdapter.read(bytes, range)
            #expect(block.plain == yams.plain, comment)
            // Yams has no end for scalars whose text differs from their spelling, and no place for absent ones.
            for (one, other) in zip(block.scalars, yams.scalars) where !one.text.isEmpty {
                #expect(one.span.start == other.span.start, comment)
                if !other.span.isEmpty { #expect(one.span == other.span, comment) }
            }
        } catch {
            // A key that stands twice is a fault to Yams and two entries to us: that is the one difference.
            if !error.message.contains("stands twice") { Issue.record("\(error): \(comment)") }
        }
        return true
    }
}

extension YAMLNode {
    /// The value without places.
    fileprivate var plain: String {
        switch content {
        case .scalar(let text): text.debugDescription
        case .sequence(let items): "[" + items.map(\.plain).joined(separator: ", ") + "]"
        case .mapping(let pairs): "{" + pairs.map { $0.key.plain + ": " + $0.value.plain }.joined(separator: ", ") + "}"
        }
    }

    fileprivate struct Scalar: Equatable {
        var text: String
        var span: SourceSpan
    }

    /// All scalars in order.
    fileprivate var scalars: [Scalar] {
        switch content {
        case .scalar(let text): [Scalar(text: text, span: span)]
        case .sequence(let items): items.flatMap(\.scalars)
        case .mapping(let pairs): pairs.flatMap { $0.key.scalars + $0.value.scalars }
        }
    }
}
