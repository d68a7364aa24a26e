import HelpDiagnostics
import Testing

@testable import HelpMarkup

/// Places: an exact span holds what a fix may replace, and no span leads out of the file.
@Suite struct SpanTests {
    @Test(arguments: [
        "[a](x.md)", "> [a](x.md)", "- [a](x.md)", "# [a](x.md)", "1. > - [a](x.md)", "a\nb [a](x.md)",
        "> a\n> [a](x.md)", "> a\n[a](x.md)", "- a\n  [a](x.md)", "[a\nb](x.md)", "> [a\n> b](x.md)",
        "[a](\n  x.md\n  \"t\")", "**[a](x.md)**", "![a](x.md)", "[![b](y.png)](x.md)",
        "|a|b|\n|-|-|\n|c|[a](x.md)|", "<a href='x.md'>a</a>", "> <p>\n> <a href=x.md>a</a></p>",
        "- <p>\n  <img src=\"x.md\"></p>", "[a](<x.md>)", "&amp; [a](x.md)", "日本 [a](x.md)", "\\* [a](x.md)",
        "`b` [a](x.md)", "a\r\n[a](x.md)", "\u{FEFF}[a](x.md)",
    ])
    func `the span of a link is its destination`(source: String) {
        #expect(parsed(source).text(ofLink: "x.md", in: source) == "x.md")
        #expect(parsed(source).links.first { $0.destination == "x.md" }?.isExact == true)
    }

    @Test(arguments: [
        ("[a](x\\(y\\).md)", "x(y).md", "x\\(y\\).md"), ("[a](x&amp;y.md)", "x&y.md", "x&amp;y.md"),
        ("[a](x%20y.md)", "x%20y.md", "x%20y.md"), ("<a href='x&amp;y.md'>a</a>", "x&y.md", "x&amp;y.md"),
        ("<http://x/(y)>", "http://x/(y)", "http://x/(y)"), ("<x@y.example>", "mailto:x@y.example", "x@y.example"),
    ])
    func `the span of a link is its destination as written`(source: String, destination: String, written: String) {
        #expect(parsed(source).text(ofLink: destination, in: source) == written)
        #expect(parsed(source).links.first?.isExact == true)
    }

    @Test(arguments: ["[r]: x.md\n\n[r]", "[r]: x.md\n\n[a][r]", "|a|\n|-|\n|[a](x\\|y.md)|", "[a]()"])
    func `what is not written in one piece at the link is not exact`(source: String) {
        #expect(parsed(source).links.first?.isExact == false)
    }

    @Test(arguments: ["a||\n-|-\n*:*", "a|b\n-|-\n**c:**d|`e`", "|a|\n|-|\n|*b*|"])
    func `spans in a cell end with the cell`(source: String) {
        do {
            let topic = parsed(source)
            #expect(Invariants.spans(topic, Array(source.utf8)) == [])
            for token in topic.markup.tokens where token.element.isPhrasing && token.kind == .open {
                let isInside = token.span.range.upperBound <= source.utf8.count
                #expect(isInside && !source.at(token.span).contains("|"))
            }
        }
    }
}
