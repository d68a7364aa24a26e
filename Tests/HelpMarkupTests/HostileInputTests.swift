import Foundation
import GrowthProof
import HelpDiagnostics
import Testing

@testable import HelpMarkup

/// Input that no author writes, made to cost more than its size: cost must grow as the input does, nothing may trap.
@Suite(.serialized) struct HostileInputTests {
    /// A construct repeated; `count` is large enough for a square to show.
    struct Hostile: Sendable, CustomTestStringConvertible {
        var name: String
        var count = 250
        var make: @Sendable (Int) -> String
        var testDescription: String { name }

        static func times(_ name: String, _ text: String, count: Int = 250) -> Hostile {
            Hostile(name: name, count: count) { text.times($0) + "\n" }
        }
    }

    private static let delimiters: [Hostile] = [
        .times("asterisks", "*", count: 250),
        .times("hyphens", "-", count: 250),
        .times("spaced asterisks", "* "), .times("spaced double asterisks", "** "), .times("tight quotes", ">"),
        .times("ordered list marks", "1. "), .times("nested quotes", "> "), .times("plus marks", "+ "),
        .times("openers", "*a ", count: 150),
        .times("underscore openers", "_a ", count: 150),
        .times("closers", "a* ", count: 150),
        .times("pairs", "*a* "), .times("strong pairs", "**a** "),
        .times("repaired pairs", "**a:**b ", count: 150),
        .times("repaired pairs on lines", "**a:**b\n"),
        Hostile(
            name: "openers, then closers", count: 600
        ) {
            "*a:\n".times($0) + "c:**d\n".times($0)
        },
        .times(
            "mixed openers", "*a **b _c __d ", count: 80),
        .times("escapes", "\\*"), .times("backslashes", "\\"),
        .times("snake case", "a_b", count: 150),
        Hostile(name: "backtick runs of each length") {
            (1...max(1, Int(Double($0).squareRoot()))).map { "`".times($0) + " " }.joined()
        },
        .times("open backticks", "` "),
        Hostile(
            name: "code spans and trailing spaces", count: 350
        ) {
            "`x` ".times($0) + " ".times($0 * 4)
        },
        Hostile(
            name: "strays behind a broken code span", count: 160
        ) { "`a\nb` " + "*x:*y &amp; ".times($0) },
    ]

    private static let brackets: [Hostile] = [
        .times("image brackets", "![[]()"), .times("brackets", "["), .times("closing brackets", "]"),
        .times("link halves", "[a]("),
        .times("angle brackets", "<"), .times("links", "[a](b) "), .times("links on lines", "[a](b)\n"),
        .times("links over lines", "[a\nb](c) "), .times("images", "![a](b) "), .times("autolinks", "<http://a> "),
        .times("open titles", "[a](b \""),
        Hostile(name: "references") { "[a]: x\n\n" + "[a] ".times($0) },
        Hostile(
            name: "references before open parentheses", count: 200
        ) {
            "[a]: x\n\n" + "[a](".times($0)
        },
        Hostile(
            name: "references before open angles", count: 200
        ) {
            "[a]: x\n\n" + "[a](< ".times($0)
        },
        Hostile(name: "definitions") { (0..<$0).map { "[a\($0)]: b\n" }.joined() },
        Hostile(name: "tags in link text") { ("[" + "<a".times(200) + "](x)\n\n").times(max(1, $0 / 200)) },
        .times("alerts", "> [!NOTE]\n> x\n\n"),
        Hostile(name: "a long alert") { "> [!" + "a".times($0) + "]\n" },
        .times("unknown references", "&abc; "),
        Hostile(name: "distinct unknown references", count: 300) { (0..<$0).map { "<p>&x\($0);</p>\n" }.joined() },
    ]

    private static let rawHTML: [Hostile] = [
        .times("open comments", "<!--"), .times("open comments in text", "x <!--"),
        .times("open attributes", "<a b=\""),
        .times("open attributes in text", "x <a b=\""), .times("open declarations", "<!a"),
        .times("open instructions", "<?"),
        .times("cdata", "<![CDATA["), .times("open tags", "<div>"), .times("open tags on lines", "x <b\n"),
        .times("b", "x <b>"),
        Hostile(
            name: "b, then other end tags", count: 150
        ) {
            "x" + "<b>".times($0) + "</i>".times($0)
        },
        .times("stray end tags", "x </b>"), .times("balanced b", "<b>x</b> "), .times("scripts", "<script>"),
        .times("scripts in text", "x <script> "),
        Hostile(name: "nested svg") { "x" + "<svg>".times($0) + "</svg>".times($0) },
        Hostile(name: "links in links") { "<div>" + "<a href=\"x\">y".times(min($0, 150)) + "</div>" },
        Hostile(name: "blocks in a paragraph") { "<p>" + "<div>x</div>".times($0) },
        Hostile(name: "blocks in formatting", count: 200) {
            "<b>".times(100) + "<div>x</div>".times($0) + "</b>".times(100)
        },
        Hostile(name: "attributes") { "<a " + "x=y ".times($0) + ">z</a>" },
        Hostile(name: "an attribute again and again") { "<a " + "id=y ".times($0) + ">z</a>" },
        Hostile(name: "unclosed items of many lists") { "<ul><li>x<li>y</ul>\n".times($0) },
    ]

    private static let blocks: [Hostile] = [
        .times("headings", "# a\n\n"), .times("paragraphs", "a\n\n"), .times("carriage returns", "a\r"),
        .times("blank lines", "\n"),
        .times("tabs", "\t"), .times("rules", "---\n"), .times("setext headings", "a\n---\n\n"),
        .times(
            "paragraphs and rules", "a\n\n---\n\n", count: 800),
        Hostile(name: "pipes") { "|".times($0) + "\n" + "|-".times($0) + "\n" },
        Hostile(name: "a wide table") { "|" + "a|".times($0) + "\n|" + "-|".times($0) + "\n|" + "b|".times($0) + "\n" },
        Hostile(name: "a long table") { "|a|b|\n|-|-|\n" + "|c|d|\n".times($0) },
        Hostile(
            name: "a wide table with short rows", count: 80
        ) { "|" + "a|".times($0) + "\n|" + "-|".times($0) + "\n" + "|b|\n".times($0) },
        .times(
            "tables", "|a|\n|-|\n|b|\n\n", count: 800),
        Hostile(name: "deep lists") {
            (0..<min($0, 90)).map { "  ".times($0) + "- x\n" }.joined().times(max(1, $0 / 1000))
        },
        Hostile(name: "lines of quotes", count: 100) { (">".times(90) + "x\n").times($0) },
        Hostile(name: "one long word", count: 5_000) { "a".times($0) },
    ]

    static let all = delimiters + brackets + rawHTML + blocks

    @Test(arguments: all)
    func `cost grows as the input does`(hostile: Hostile) {
        let factor = 8
        let small = seconds(hostile.make(hostile.count))
        let source = hostile.make(hostile.count * factor)
        let large = seconds(source)
        // The same bytes as prose: the cost of being read at all.
        let prose = seconds("Some ordinary words of prose.\n".times(source.utf8.count / 30 + 1))
        let allowed = max(small * Double(factor) * 3, prose * 30) + 0.5
        #expect(large <= allowed, "\(small) s, then \(large) s for \(factor) times as much; prose \(prose) s")
    }

    /// The shorter of two runs, in time that the processor spent on this thread: what else the machine does counts little.
    private func seconds(_ source: String) -> Double {
        let bytes = Array(source.utf8)
        let times = (0..<2).map { _ in
            let start = ThreadTime.now
            _ = parsed(bytes)
            return ThreadTime.now - start
        }
        return times.min() ?? 0
    }

    @Test(arguments: all)
    func `very many of them come to an answer that holds`(hostile: Hostile) {
        let source = Array(hostile.make(Self.many).utf8)
        let topic = parsed(source)
        if topic.failure == nil {
            #expect(Invariants.nesting(topic.markup) == [])
            #expect(Invariants.spans(topic, source) == [])
            #expect(!html(topic).isEmpty || topic.markup.tokens.isEmpty)
        } else {
            #expect(topic.failure?.isLimit == true)
            #expect(topic.markup.tokens.isEmpty)
        }
    }

    // Without the optimiser a fiftieth is enough to wait for.
    #if DEBUG
        private static let many = 2_000
    #else
        private static let many = 100_000
    #endif

    // MARK: Limits

    @Test(arguments: ["<div>", "<span>", "<b>", "<blockquote>", "<table><tr><td>", "<ul><li>"])
    func `HTML three hundred deep is an error that names the limit`(tag: String) {
        let names = tag.split(separator: "<").reversed().map { "</\($0)" }.joined()
        let topic = parsed(tag.times(300) + "x" + names.times(300) + "\n")
        #expect(topic.failure == .body(MarkupFault(.tooDeep(limit: 200), SourceSpan(0, 0))))
    }

    @Test(arguments: ["\n", "\r", "\r\n"])
    func `marks by the hundred are refused where there is one too many, however lines end`(end: String) {
        let source = "x" + end + end + "> ".times(201) + "y" + end
        let place = 1 + 2 * end.utf8.count + 400
        #expect(parsed(source).failure == .body(MarkupFault(.tooDeep(limit: 200), SourceSpan(place, place + 1))))
        #expect(parsed("x" + end + end + "> ".times(100) + "y" + end).failure == nil)
    }

    @Test(arguments: ["\n", "\r", "\r\n"])
    func `a blank line ends what brackets are open in, however lines end`(end: String) {
        let half = "[".times(1_500)
        #expect(parsed(half + end + end + half + end).failure == nil)
        #expect(parsed(half + end + half + end).failure != nil)
    }

    @Test(arguments: ["<div>", "<span>", "<blockquote>"])
    func `HTML a hundred and fifty deep is a page, repaired or not`(tag: String) {
        let source = tag.times(150) + "x" + "</\(tag.dropFirst())".times(150) + "\n"
        let topic = parsed(source)
        #expect(topic.failure == nil)
        #expect(Invariants.broken(topic, Array(source.utf8)) == [])
        let repaired = parsed(source) { $0.alwaysRepairs = true }
        #expect(Invariants.broken(repaired, Array(source.utf8)) == [])
        #expect(html(repaired) == html(topic))
    }

    @Test(arguments: ["<li>x", "<p>x", "<tr><td>x", "<dt>x<dd>y", "<td>x"])
    func `elements whose end tag may be left out do not nest`(tag: String) {
        let wrapper = tag.hasPrefix("<li") ? "ul" : tag.hasPrefix("<t") ? "table" : tag.hasPrefix("<d") ? "dl" : "div"
        let topic = parsed("<\(wrapper)>\n" + "\(tag)\n".times(300) + "</\(wrapper)>\n")
        #expect(topic.failure == nil)
        #expect(Invariants.nesting(topic.markup) == [])
    }

    @Test func `a file over sixteen mebibytes is too large, one of exactly so many is not`() {
        let large = Array(repeating: UInt8(0x0A), count: TopicParser.maximumSize + 1)
        #expect(parsed(large).failure == .tooLarge(limit: 16 << 20))
        #expect(parsed(large.dropLast()).failure == nil)
        #expect(parsed(large + large.prefix(1 << 20)).size == (17 << 20) + 1)
    }

    // MARK: Bytes

    @Test(
        arguments: [
            [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0x80],
        ] as [[UInt8]])
    func `bytes that are not UTF-8 are found at their offset`(bad: [UInt8]) {
        for (before, after) in [("", "text"), ("te", "xt"), ("text", ""), ("---\ntitle: ", "\n---\n"), ("é", "é")] {
            let source = Array(before.utf8) + bad + Array(after.utf8)
            #expect(parsed(source).failure == .encoding(offset: before.utf8.count, isNUL: false))
        }
    }

    @Test func `a NUL is found at its offset, whichever of the two faults comes first is named`() {
        for (before, after) in [("", "text"), ("te", "xt"), ("text", ""), ("---\ntitle: ", "\n---\n")] {
            let source = Array(before.utf8) + [0] + Array(after.utf8)
            #expect(parsed(source).failure == .encoding(offset: before.utf8.count, isNUL: true))
        }
        #expect(parsed([0x61, 0, 0xFF]).failure == .encoding(offset: 1, isNUL: true))
        #expect(parsed([0x61, 0xFF, 0]).failure == .encoding(offset: 1, isNUL: false))
    }
}

extension ParsedTopic.Failure {
    /// Whether a limit was exceeded, rather than anything gone wrong.
    fileprivate var isLimit: Bool {
        guard case .body(let fault) = self else { return false }
        switch fault.kind {
        case .tooDeep, .tooComplex: return true
        default: return false
        }
    }
}
