import HelpDiagnostics
import Testing

@Suite struct ClippingTests {
    @Test func `a long line is clipped on both sides of the span`() {
        let text = "abcdefghij".times(20) + "HERE" + "klmnopqrst".times(20)
        #expect(excerpt(of: "HERE", in: text, width: 44) == [
            " --> a.md:1:201",
            "  |",
            "1 | …defghijabcdefghijHEREklmnopqrstklmnopq…",
            "  |                   ^^^^",
        ])
    }

    @Test func `a long line is clipped on the right only where the span is near its start`() {
        let lines = excerpt(of: "HERE", in: "HERE" + "x".times(99), width: 34)
        #expect(Array(lines.suffix(2)) == ["1 | HERE\("x".times(24))…", "  | ^^^^"])
    }

    @Test func `a long line is clipped on the left only where the span is near its end`() {
        let lines = excerpt(of: "HERE", in: "x".times(99) + "HERE", width: 34)
        #expect(Array(lines.suffix(2)) == ["1 | …\("x".times(24))HERE", "  | \(" ".times(25))^^^^"])
    }

    @Test func `a span wider than the screen shows its start, and its carets go on under the ellipsis`() {
        let span = "y".times(200)
        let lines = excerpt(of: span, in: "see " + span + " end", width: 34)
        #expect(Array(lines.suffix(2)) == ["1 | see \("y".times(25))…", "  |     \("^".times(26))"])
    }

    @Test func `the last line of a span shows the end of it`() {
        let text = "start\n" + "z".times(300) + "END rest of it"
        let lines = excerpt(of: SourceSpan(0, 309), in: Array(text.utf8), width: 34)
        #expect(lines[2...3] == ["1 | start", "  | ^^^^^"])
        #expect(lines[4].contains("zEND"))
        #expect(lines[5].last == "^")
        #expect(lines[4].firstIndex(of: "D") == lines[4].index(lines[4].startIndex, offsetBy: lines[5].count - 1))
    }

    @Test(arguments: [[0x61], [0xE9], [0x65E5], [0x1F600], [0x65, 0x301], [0x9], [0x202E], [0x301]] as [[UInt32]])
    func `no excerpt is wider than asked, wherever the span is`(codes: [UInt32]) {
        let unit = codes.compactMap { Unicode.Scalar($0).map(String.init) }.joined()
        let bytes = Array(unit.times(3000 / unit.utf8.count).utf8)
        for start in stride(from: 0, to: bytes.count, by: 61) {
            for length in [0, 1, 50, 2000] {
                let lines = excerpt(of: SourceSpan(start, start + length), in: bytes, width: 60)
                guard lines.count > 3 else { continue }
                #expect(DisplayWidth.of(lines[2]) <= 60)
                #expect(DisplayWidth.of(lines[3]) <= 61)
            }
        }
    }

    @Test func `no span and no width traps`() {
        var generator = SeededGenerator(state: 3)
        let texts = ["a", "\n", "\r", "\t", "日", "\u{301}", "\u{202E}", "\u{FEFF}", "👍🏽", "\u{200D}"]
        let pieces = texts.map { Array($0.utf8) }
        for _ in 0..<300 {
            var bytes = (0..<40).flatMap { _ in pieces.randomElement(using: &generator) ?? [] }
            bytes.append(UInt8.random(in: 0x80...0xFF, using: &generator))
            bytes.shuffle(using: &generator)
            let start = Int.random(in: -5...bytes.count + 5, using: &generator)
            let span = SourceSpan(start, start + Int.random(in: 0...30, using: &generator))
            _ = excerpt(of: span, in: bytes, width: Int.random(in: 0...50, using: &generator))
            _ = excerpt(of: SourceSpan(start, .min), in: bytes, width: [.min, .max].randomElement(using: &generator) ?? 0)
        }
    }

    @Test func `two thousand spans in a line of ten megabytes cost no more than in short lines`() {
        let bytes = Array(repeating: Array("日本 [x](y.md) ".utf8), count: 10_000_000 / 18).flatMap { $0 }
        let count = 2000
        let diagnostics = (0..<count).map { index in
            Diagnostic(SampleFinding(), path: "a.md", span: SourceSpan(index * 4000, index * 4000 + 4))
        }
        let clock = ContinuousClock()
        let time = clock.measure {
            for renderer in [TextRenderer(), OneLineRenderer(), JSONRenderer()] as [any DiagnosticRenderer] {
                #expect(!renderer.render(diagnostics) { _ in bytes }.isEmpty)
            }
        }
        // Counting from the start of the line would take 2000 times as long as reading it: minutes.
        #expect(time < .seconds(30))
    }
}
