import HelpDiagnostics
import HelpTerminal
import Testing

@Suite struct TextLayoutTests {
    // MARK: Lines

    @Test func `a width below twenty is twenty, and one beyond a thousand a thousand`() {
        #expect(TextLayout(width: 0).width == 20)
        #expect(TextLayout(width: Int.min).width == 20)
        #expect(TextLayout(width: Int.max).width == 1_000)
    }

    @Test func `a body without text gives no line`() {
        for body in [
            "", " \n", "<p></p>", "<p>&#xA0;</p>", "<ul></ul>", "<table></table>", "<pre>\n</pre>", "<!-- x -->",
        ] {
            #expect(laidOut(body) == "")
        }
    }

    @Test func `a line holds as much as fits and no space at its end`() {
        #expect(lines("<p>aaaa bbbb cccc dddd eeee</p>", width: 20) == ["aaaa bbbb cccc dddd", "eeee"])
        #expect(lines("<p>aaaa bbbb cccc ddddd eeee</p>", width: 20) == ["aaaa bbbb cccc ddddd", "eeee"])
    }

    @Test func `a no-break space does not break, and is a space`() {
        #expect(lines("<p>aaaa bbbb cccc 10&#xA0;000&#xA0;km</p>", width: 20) == ["aaaa bbbb cccc", "10 000 km"])
        #expect(lines("<p>aaaa bbbb cccc 10&#x202F;000</p>", width: 20) == ["aaaa bbbb cccc", "10 000"])
    }

    @Test func `French marks do not begin a line, whatever space is before them`() {
        #expect(lines("<p>aaaa bbbb cccc ddddd ? Oui</p>", width: 20) == ["aaaa bbbb cccc", "ddddd ? Oui"])
        #expect(lines("<p>aaaa bbbb ccccc « dd » eee</p>", width: 20) == ["aaaa bbbb ccccc", "« dd » eee"])
        #expect(lines("<p>aaaa bbbb cccc dddd !eeee</p>", width: 20) == ["aaaa bbbb cccc dddd", "!eeee"])
    }

    @Test(arguments: ["。", "、", "」", "）", "ー", "っ", "ャ", "々", "！", "・", "｣", "ｯ"])
    func `no line of Japanese begins with what closes`(mark: String) {
        let text = "あいうえおかきくけこ" + mark + "さしす"
        let all = lines("<p>\(text)</p>", width: 20)
        #expect(all.count == 2)
        #expect(all.allSatisfy { !$0.hasPrefix(mark) && DisplayWidth.of($0) <= 20 })
        #expect(all.joined() == text)
    }

    @Test(arguments: ["「", "（", "『", "【", "("])
    func `no line of Japanese ends with what opens`(mark: String) {
        let text = "あいうえおかきくけ" + mark + "さしすせそ"
        let all = lines("<p>\(text)</p>", width: 20)
        #expect(all.allSatisfy { !$0.hasSuffix(mark) && DisplayWidth.of($0) <= 20 })
        #expect(all.joined() == text)
    }

    @Test func `a placeholder in Japanese keeps its brackets`() {
        #expect(lines("<p>あいうえおかき&lt;くけこ&gt;さしす</p>", width: 20) == ["あいうえおかき<くけ", "こ>さしす"])
        #expect(lines("<p>aあいうえおかき&lt;くけ&gt;さしす</p>", width: 20) == ["aあいうえおかき<く", "け>さしす"])
    }

    @Test func `combining marks and emoji stay with their base`() {
        let family = "👩‍🚀"
        #expect(lines("<p>\(family.times(11))</p>", width: 20) == [family.times(10), family])
        #expect(lines("<p>\("e\u{301}".times(21))</p>", width: 20) == ["e\u{301}".times(20), "e\u{301}"])
    }

    @Test func `inline code stays in one piece where it fits`() {
        #expect(lines("<p>Run it: <code>gatectl start</code> now</p>", width: 20) == ["Run it:", "gatectl start now"])
        #expect(
            lines("<p>Run <code>gatectl start all of the gates</code></p>", width: 20)
                == ["Run", "gatectl start all of", "the gates"])
    }

    @Test func `a word that is too long is divided behind punctuation or where a part of a name begins`() {
        #expect(lines("<p>alpha/beta/gamma/delta/epsilon</p>", width: 20) == ["alpha/beta/gamma/", "delta/epsilon"])
        #expect(
            lines("<p>relayBoundaryPolicyWithoutKeepers</p>", width: 20) == ["relayBoundaryPolicy", "WithoutKeepers"])
        #expect(lines("<p>\("a".times(50))</p>", width: 20).map(\.count) == [20, 20, 10])
    }

    @Test func `rules one after another are one`() {
        #expect(lines("<p>a</p><hr/><hr/>\n<hr/><p>b</p>", width: 20) == ["a", "", "─".times(20), "", "b"])
    }

    // MARK: Links

    @Test func `a link is numbered, and its URL stands once at the end`() {
        let body =
            #"<p><a href="https://example.org/a">A</a>, <a href="https://example.org/b">B</a>, "#
            + #"<a href="https://example.org/a">A</a></p>"#
        #expect(lines(body) == ["A[1], B[2], A[1]", "", "[1] https://example.org/a", "[2] https://example.org/b"])
    }

    @Test(arguments: [
        ##"<a href="#top">text</a>"##, #"<a href="urn:uuid:1">text</a>"#, #"<a href="other.html">text</a>"#,
        #"<a href="javascript:alert(1)">text</a>"#, #"<a href="file:///etc/passwd">text</a>"#, "<a id=\"x\">text</a>",
    ])
    func `what a reader cannot follow is text only`(link: String) {
        #expect(laidOut("<p>\(link)</p>") == "text\n")
    }

    @Test(arguments: ["", "#cause"])
    func `a topic without a URL is followed by looking it up`(place: String) {
        let url = "urn:uuid:187967b2-cb28-45d7-8858-2a083c1ebe58" + place
        #expect(lines("<p><a href=\"\(url)\">text</a></p>") == ["text[1]", "", "[1] \(url)"])
    }

    @Test(arguments: [
        ("https://example.org/", "example.org"), ("http://example.org/a", "http://example.org/a"),
        ("mailto:a@example.org", "a@example.org"),
    ])
    func `a link whose text is its URL has no number`(url: String, text: String) {
        #expect(laidOut("<p><a href=\"\(url)\">\(text)</a></p>") == text + "\n")
    }

    @Test func `a URL is not divided, in the text or in the list`() {
        let url = "https://example.org/" + "long/".times(20)
        let all = lines("<p>see \(url), or <a href=\"\(url)x\">there</a></p>", width: 40)
        #expect(all == ["see", "\(url),", "or there[1]", "", "[1] \(url)x"])
    }

    // MARK: Code

    @Test func `a command that fits is not divided, wherever it stands`() {
        let command = "gatectl log --only errors --since yesterday"
        let body = "<ul><li><p>x</p><ol><li><p>y</p><pre><code>\(command)</code></pre></li></ol></li></ul>"
        for width in command.count...60 { #expect(lines(body, width: width).contains { $0.hasSuffix(command) }) }
    }

    @Test(arguments: [("powershell", "`"), ("PowerShell", "`"), ("bash", "\\"), ("cmd", "^")])
    func `a command that does not fit goes on as its shell lets it`(language: String, mark: String) {
        let command = "gatectl set --name north --keepers wardens --force"
        let all = lines("<pre><code class=\"language-\(language)\">\(command)</code></pre>", width: 30)
        #expect(all.count > 1)
        #expect(all.dropLast().allSatisfy { $0.hasSuffix(" " + mark) })
        let joined = all.enumerated().map { index, line in
            let start = index == 0 ? line : String(line.drop { $0 == " " })
            return index == all.count - 1 ? start : String(start.dropLast(mark.count))
        }.joined()
        #expect(joined == command)
    }

    @Test(arguments: [
        "echo \"in quotes there is no place to divide a text\"", "# a comment cannot go on in the next line at all",
        "echo 'one\ntwo three four five six seven eight nine ten eleven'",
    ])
    func `where a shell would not let it go on, a sign is at the end of the line`(text: String) {
        let all = lines("<pre><code class=\"language-bash\">\(text)</code></pre>", width: 24)
        #expect(all.contains { $0.hasSuffix("↵") })
        #expect(
            all.joined(separator: "\n").replacing("↵\n", with: "").replacing("\\\n", with: "").filter { $0 != " " }
                == text.filter { $0 != " " })
    }

    @Test func `code keeps its lines, and tabs become spaces`() {
        #expect(lines("<pre>\na\tb\n\n  c\n</pre>") == ["    a   b", "", "      c"])
    }

    // MARK: Tables

    @Test func `a table stands in columns where they can be read, else each row is a list`() {
        let body = """
            <table><thead><tr><th>Name</th><th>Value</th></tr></thead><tbody><tr><td>north</td>\
            <td>\("word ".times(30))</td></tr>\
            <tr><td>south</td><td></td></tr></tbody></table>
            """
        #expect(
            lines(body, width: 60).prefix(3) == [
                "Name   Value", "─────  " + "─".times(53), "north  " + "word ".times(9) + "word",
            ])
        let narrow = lines(
            "<table><tr>\("<th>Header</th>".times(4))</tr><tr>\("<td>some words of text</td>".times(4))</tr></table>",
            width: 40)
        #expect(narrow == Array(repeating: "Header: some words of text", count: 4))
    }

    @Test func `no header is lost where nothing stands below it`() {
        let wide = "words that need room ".times(3)
        let body =
            "<table><tr><th>One</th><th>Two</th><th>Three</th></tr>"
            + "<tr><td>\(wide)</td><td></td><td>\(wide)</td></tr></table>"
        for width in [20, 40, 80] { #expect(laidOut(body, width: width).contains("Two")) }
    }

    @Test func `columns hold wide characters`() {
        let body = "<table><tbody><tr><td>港</td><td>a</td></tr><tr><td>gate</td><td>b</td></tr></tbody></table>"
        #expect(lines(body) == ["港    a", "gate  b"])
    }

    // MARK: Lists

    @Test func `room for text is left however deep lists nest`() {
        let body = "<ul><li>x".times(60) + " some words of text" + "</li></ul>".times(60)
        let all = lines(body, width: 40)
        #expect(all.allSatisfy { DisplayWidth.of($0) <= 40 })
        #expect(all.count >= 60)
        #expect(all.last?.drop { $0 == " " }.count ?? 0 >= 10)
    }

    @Test func `numbers go on from where a list begins, and are right-aligned`() {
        #expect(lines("<ol start=\"9\"><li>a</li><li>b</li></ol>") == ["   9. a", "  10. b"])
        #expect(lines("<ol reversed=\"\"><li>a</li><li>b</li></ol>", width: 20) == ["2. a", "1. b"])
        #expect(lines("<ol start=\"-1\"><li>a</li></ol>", width: 20) == ["-1. a"])
        #expect(lines("<ol start=\"99999999999999999999\"><li>a</li></ol>", width: 20) == ["1. a"])
    }

    // MARK: Style

    @Test func `pure text has no escape sequence, styled text none but for styles`() throws {
        for golden in LayoutCase.all {
            let body = try golden.body()
            for style in [TextStyle.plain, .styled] {
                let text = TextLayout(width: 60, style: style).text(ofXHTML: body)
                let plain = text.withoutStyles
                #expect(style.usesSGR || plain == text)
                #expect(plain.unicodeScalars.allSatisfy { $0 == "\n" || !TerminalText.isUnsafe($0) })
            }
        }
    }

    @Test func `each line ends its own styles`() {
        let all = lines("<blockquote><p><b>\("bold ".times(20))</b></p></blockquote>", width: 20, style: .styled)
        #expect(all.count > 4)
        #expect(all.allSatisfy { $0.hasPrefix("│ \u{1B}[1m") && $0.hasSuffix("\u{1B}[0m") })
    }

    @Test func `what would command the terminal is shown`() {
        #expect(laidOut("<p>a&#x1B;[2Jb&#x7;&#x9B;c</p>") == "a\\u{1B}[2Jb\\u{7}\\u{9B}c\n")
        #expect(laidOut("<pre>a&#x1B;]0;x&#x7;</pre>") == "    a\\u{1B}]0;x\\u{7}\n")
        #expect(
            laidOut("<p><a href=\"https://example.org/&#x1B;[2J\">x</a></p>").contains("https://example.org/\\u{1B}[2J")
        )
        #expect(laidOut("<p>user&#x202E;gpj.exe</p>") == "user\\u{202E}gpj.exe\n")
    }

    // MARK: Other texts

    @Test func `a paragraph and a heading of other origin follow the same rules`() {
        let layout = TextLayout(width: 22)
        let paragraph = layout.text(ofParagraph: "aaaa  bbbb\ncccc <b> eeee &amp;", indent: 2)
        #expect(paragraph == "  aaaa bbbb cccc <b>\n  eeee &amp;\n")
        #expect(layout.text(ofParagraph: "") == "")
        #expect(layout.text(ofHeading: "Gates", level: 1) == "Gates\n═════\n")
        #expect(layout.text(ofHeading: "港", level: 2, indent: 2) == "  港\n  ──\n")
        #expect(TextLayout(width: 20, style: .styled).text(ofHeading: "Gates", level: 2) == "\u{1B}[1mGates\u{1B}[0m\n")
    }

    @Test func `an indent is part of the width, and leaves room`() {
        let text = TextLayout(width: 40).text(ofXHTML: Array("<p>\("word ".times(40))</p>".utf8), indent: 4)
        #expect(text.split(separator: "\n").allSatisfy { $0.hasPrefix("    w") && $0.count <= 40 })
        let deep = TextLayout(width: 30).text(ofXHTML: Array("<p>\("word ".times(40))</p>".utf8), indent: 1_000)
        #expect(deep.split(separator: "\n").allSatisfy { $0.count <= 30 })
    }
}
