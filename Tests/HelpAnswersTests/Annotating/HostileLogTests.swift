import HelpTerminal
import Testing

@testable import HelpAnswers

@Suite struct HostileLogTests {
    /// A log whose texts command terminals, turn text around and break out of markup.
    private static let evil =
        "Failed [Rule:A\u{202E}B\u{0}<b>] [Message:\u{1B}[31mred\u{1B}]0;x\u{7} \"</p><script>&amp;\u{2066}]\n"
        + "[ERROR] \u{1B}[2J\u{0}\u{202E}<img src=x onerror=alert(1)>\n"
        + "[REQUIRED] x\nHelp URL: https://example.org/\"><script>\n[REQUIRED] y\nHelp URL: javascript:alert(1)\n"

    @Test func `nothing of a log commands a terminal, turns text around, or is markup`() throws {
        let report = try LogSamples.report(Self.evil)
        let text = report.text(TextLayout(width: 60), isBrief: false) { _ in nil }
        let html = String(decoding: report.html(isBrief: false) { _ in nil }, as: UTF8.self)
        for output in [text, html, report.json] {
            let scalars = output.unicodeScalars
            #expect(!scalars.contains { $0.value < 0x20 && $0 != "\n" || (0x202A...0x2069).contains($0.value) })
        }
        for mark in ["<script", "<img", "<b>", "href=\"javascript"] { #expect(!html.contains(mark)) }
        #expect(text.contains("\\u{1B}[31mred"))
    }

    @Test func `a line of 100 MB is read in the memory of a short one`() {
        var reader = LogLines()
        var log = SetupLog()
        var (longest, count) = (0, 0)
        let chunk = [UInt8](repeating: 0x78, count: 1 << 20)
        for number in 0..<100 {
            reader.feed(chunk + Array(" [10:00:00] Failed [Rule:R\(number % 7)] ".utf8)) {
                longest = max(longest, $0.bytes.count)
                count += 1
                log.add($0)
            }
        }
        reader.finish { log.add($0) }
        #expect(longest <= 65_536)
        #expect(log.foundFailures.map(\.count) == [15, 15, 14, 14, 14, 14, 14])
        #expect(reader.cutCount > 0)
        #expect(count < 1_000)
    }

    @Test func `failures without end are counted, and the first thousand shown`() throws {
        let report = try LogSamples.report((0..<3_000).map { "Failed [Rule:R\($0)] [Message:M\($0)]\n" }.joined())
        #expect(report.entries.count == 1_000)
        #expect(report.log.droppedFailureCount == 2_000)
        #expect(!report.isExplained)
        #expect(report.gaps.contains("Not shown: 2,000 more failures"))
    }

    @Test func `what is kept does not grow with rules, messages and requirements that never match`() {
        var log = SetupLog()
        for number in 0..<20_000 {
            let texts = [
                "Started [Rule:S\(number)] [RuleType:Warning]", "Failed [Rule:A] [Message:\(number)]",
                "[REQUIRED] R\(number)", "[REQUIRED] Same",
            ]
            for text in texts { log.add(LogLine(number: 1, bytes: .text(text))) }
        }
        #expect(log.foundFailures.count == 1_000)
        #expect(log.foundFailures.first?.count == 20_000)
    }

    @Test func `any bytes are read to their end, however they arrive, and give the same`() {
        var state: UInt64 = 42
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let pieces = [
            "[10:00:00] ", "Failed [Rule:", "A", "] ", "[Message:", "]", "[", "[REQUIRED] ", "Help URL: https://a/B ",
            "\n", "\r\n", "\u{0}", "é", "Evaluated ", "[Value:\"True\"]", "Rule X failed", ":", " ",
            "01/02/2026 10:00:00 ", "xxxxxxxxxxxxxxxxxxxxxxxx",
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80]]
        for _ in 0..<300 {
            let bytes = (0..<random(400)).flatMap { _ in pieces[random(pieces.count)] }
            // A mark of UTF-16 would make all of it something else.
            guard bytes.first != 0xFF else { continue }
            let whole = LogSamples.lines(bytes, limit: 512)
            let parts = LogSamples.lines(bytes, chunk: 1 + random(50), limit: 512)
            #expect(whole.lines.map(\.number) == parts.lines.map(\.number))
            var log = SetupLog()
            for line in parts.lines { log.add(line) }
            log.endReport()
            #expect(log.foundFailures.allSatisfy { $0.count > 0 })
        }
    }
}
