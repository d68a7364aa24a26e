import GrowthProof
import HelpDiagnostics
import HelpTerminal
import Testing

/// Bodies that no author writes, made to cost more than their size: cost must grow as the body does, nothing may trap.
@Suite(.serialized) struct HostileBodyTests {
    /// A construct repeated; `count` is large enough for a square to show.
    struct Hostile: Sendable, CustomTestStringConvertible {
        var name: String
        var count = 400
        var make: @Sendable (Int) -> String
        var testDescription: String { name }

        static func times(_ name: String, _ text: String, count: Int = 400) -> Hostile {
            Hostile(name: name, count: count) { text.times($0) }
        }

        /// `start` and `end` of one element around each other.
        static func nested(_ start: String, _ end: String) -> Hostile {
            Hostile(name: "nested \(start)") { start.times($0) + "x" + end.times($0) }
        }
    }

    private static let markup: [Hostile] = [
        .times("less-than signs", "<"), .times("open tags", "<a "), .times("open attributes", "<a b=\""),
        .times("open attributes with ends", "<a b=\">"), .times("comments", "<!--"),
        .times("comments with ends", "<!-->"),
        .times("literal sections", "<![CDATA["), .times("instructions", "<?"), .times("declarations", "<!a"),
        .times("ampersands", "&"), .times("open references", "&#x"), .times("references", "&lt;"),
        .times("ends", "</p>"),
        .times("other ends", "<b></i>"), .times("unclosed b", "<b>x"), .times("unclosed p", "<p>x"),
        .times("unclosed cells", "<td>x"), .times("unclosed items", "<li>x"), .times("unclosed lists", "<ul><li>x"),
        .times("unclosed tables", "<table><tr><td>x"), .times("unclosed pre", "<pre>x"), .times("unknown", "<x>y"),
        Hostile(name: "attributes") { "<a " + "x=\"y\" ".times($0) + "href=\"https://example.org\">z</a>" },
        Hostile(name: "classes") { "<div class=\"" + "x ".times($0) + "alert\"><p>z</p></div>" },
        .nested("<div>", "</div>"), .nested("<blockquote>", "</blockquote>"), .nested("<ul><li>", "</li></ul>"),
        .nested("<b>", "</b>"), .nested("<table><tr><td>", "</td></tr></table>"), .nested("<x>", "</x>"),
        .nested("<ol><li>y<blockquote>", "</blockquote></li></ol>"), .nested("<dl><dd>", "</dd></dl>"),
        .nested("<p><a href=\"https://example.org\">", "</a></p>"), .nested("<pre>", "</pre>"),
    ]

    private static let content: [Hostile] = [
        .times("one long word", "a", count: 5_000), .times("one long Japanese word", "々", count: 2_000),
        .times("one long URL", "https://example.org/", count: 300), .times("brackets", "("),
        .times("no-break spaces", "a\u{A0}"),
        .times("marks", "\u{301}"), .times("joiners", "👩\u{200D}"), .times("French marks", " !"), .times("spaces", " "),
        .times("line breaks", "<br/>"), .times("lines", "a<br/>"), .times("bidi controls", "\u{202E}"),
        Hostile(name: "links") { (0..<$0).map { "<a href=\"https://example.org/\($0)\">x</a> " }.joined() },
        .times("one link again", "<a href=\"https://example.org/a\">x</a> "),
        Hostile(name: "links to a long URL") {
            "<a href=\"https://example.org/\("a".times($0))\">x</a> "
                + "<a href=\"https://example.org/\">y</a> ".times($0)
        },
        Hostile(name: "one line of code") { "<pre><code class=\"language-sh\">" + "a -b ".times($0) + "</code></pre>" },
        Hostile(name: "one word of code") { "<pre>" + "a".times($0 * 5) + "</pre>" },
        Hostile(name: "marks in code") {
            "<pre><code class=\"language-sh\">" + ("a " + "\u{301}".times(9)).times($0) + "</code></pre>"
        },
        Hostile(name: "quotes in code") { "<pre><code class=\"language-sh\">" + "' \" ".times($0) + "</code></pre>" },
        Hostile(name: "lines of code") { "<pre>" + "a\n".times($0) + "</pre>" },
        .times("blocks of code", "<pre>a</pre>"), .times("headings", "<h1>a</h1>"), .times("rules", "<hr/>"),
        .times("items", "<li>a</li>"), Hostile(name: "a long list") { "<ol>" + "<li>a</li>".times($0) + "</ol>" },
        Hostile(name: "a list that counts down") { "<ol type=\"i\" reversed=\"\">" + "<li>a</li>".times($0) + "</ol>" },
    ]

    private static let tables: [Hostile] = [
        Hostile(name: "a long table") { "<table>" + "<tr><td>a</td><td>b</td></tr>".times($0) + "</table>" },
        Hostile(name: "a wide table") {
            "<table><tr>" + "<th>a</th>".times($0) + "</tr><tr>" + "<td>b</td>".times($0) + "</tr></table>"
        },
        Hostile(name: "a wide row and short ones") {
            "<table><tr>" + "<td>a</td>".times($0) + "</tr>" + "<tr><td>b</td></tr>".times($0) + "</table>"
        },
        Hostile(name: "cells that reach down") {
            "<table><tr>" + "<td rowspan=\"65534\">a</td>".times(min($0, 2_000)) + "</tr>"
                + "<tr><td>b</td></tr>".times($0) + "</table>"
        },
        Hostile(name: "cells that reach across") {
            "<table>" + "<tr><td colspan=\"1000\">a</td><td>b</td></tr>".times($0) + "</table>"
        },
        Hostile(name: "a long header") {
            "<table><tr><th>" + "head ".times($0) + "</th>" + "<th>b</th>".times(30) + "</tr>"
                + "<tr><td>a</td></tr>".times($0) + "</table>"
        },
        Hostile(name: "one long cell") { "<table><tr><td>" + "a ".times($0) + "</td><td>b</td></tr></table>" },
        Hostile(name: "rows without cells") { "<table>" + "<tr></tr>".times($0) + "</table>" },
        .times("tables", "<table><tr><td>a</td></tr></table>"),
        Hostile(name: "tables in cells") {
            "<table>" + "<tr><td>a</td><td><table><tr><td>b</td></tr></table></td></tr>".times($0) + "</table>"
        },
    ]

    static let all = markup + content + tables

    @Test(arguments: all)
    func `cost grows as the body does`(hostile: Hostile) {
        let factor = 8
        let small = seconds(hostile.make(hostile.count))
        let body = hostile.make(hostile.count * factor)
        let large = seconds(body)
        // The same bytes as prose: the cost of being laid out at all.
        let prose = seconds("<p>Some ordinary words of prose.</p>\n".times(body.utf8.count / 36 + 1))
        let allowed = max(small * Double(factor) * 3, prose * 30) + 0.5
        #expect(large <= allowed, "\(small) s, then \(large) s for \(factor) times as much; prose \(prose) s")
    }

    private func seconds(_ body: String) -> Double {
        let bytes = Array(body.utf8)
        return (0..<2).map { _ in
            let start = ThreadTime.now
            _ = TextLayout(width: 60).text(ofXHTML: bytes)
            return ThreadTime.now - start
        }.min() ?? 0
    }

    @Test(arguments: all)
    func `very many of them come to text of the width, not much longer than they are`(hostile: Hostile) {
        let body = hostile.make(Self.many)
        let text = TextLayout(width: 40).text(ofXHTML: Array(body.utf8))
        let isWide = text.split(separator: "\n").contains { line in
            line.utf8.count > 40 && !line.contains("://") && DisplayWidth.of(String(line)) > 40
        }
        #expect(!isWide)
        #expect(text.utf8.count <= body.utf8.count * 100)
    }

    // Without the optimiser a tenth is enough to wait for.
    #if DEBUG
        private static let many = 10_000
    #else
        private static let many = 100_000
    #endif

    @Test func `a word of a mebibyte is divided into lines`() {
        let text = TextLayout(width: 80).text(ofXHTML: Array(("<p>" + "a".times(1 << 20) + "</p>").utf8))
        #expect(text.utf8.count == (1 << 20) + (1 << 20) / 80 + 1)
    }

    @Test func `a table of a thousand columns is a list of what its cells say`() {
        let head = (0..<1_000).map { "<th>c\($0)</th>" }.joined()
        let row = (0..<1_000).map { "<td>v\($0)</td>" }.joined()
        let all = lines("<table><thead><tr>\(head)</tr></thead><tbody><tr>\(row)</tr></tbody></table>")
        #expect(all == (0..<1_000).map { "c\($0): v\($0)" })
    }
}
