import HelpDiagnostics
import Testing

@testable import HelpMarkup

@Suite struct CharacterReferencesTests {
    private func decoded(_ text: String) -> String {
        var references = CharacterReferences()
        let bytes = Array(text.utf8)
        return String(decoding: references.decoded(bytes, 0..<bytes.count), as: UTF8.self)
    }

    @Test(arguments: [
        ("&amp;&lt;&gt;&quot;&apos;", "&<>\"'"), ("&nbsp;", "\u{A0}"), ("&rarr;&copy;&eacute;", "→©é"),
        ("&#8217;&#x2019;&#X2019;", "’’’"),
        ("&#0;&#xD800;&#x110000;", "\u{FFFD}\u{FFFD}\u{FFFD}"), ("&amp;lt;", "&lt;"), ("&NotEqualTilde;", "≂̸"),
        ("a&amp;b", "a&b"),
        ("&CounterClockwiseContourIntegral;", "∳"), ("&#x1F600;", "😀"),
    ])
    func `a reference is what it stands for, undone once`(text: String, expected: String) {
        #expect(decoded(text) == expected)
    }

    @Test(arguments: [
        "&", "&;", "&a", "& amp;", "&amp", "&unknown;", "&AMP1;", "&#;", "&#x;", "&#a;", "&#xg;", "&#12345678;",
        "&a#b;", "&é;", "&&&", "&-;",
        "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa;",
    ])
    func `what is no reference stays as it is`(text: String) { #expect(decoded(text) == text) }

    @Test func `a reference does not reach over the end of its range`() {
        var references = CharacterReferences()
        #expect(references.decoded(Array("&amp;".utf8), 0..<4) == Array("&amp".utf8))
        #expect(references.reference(in: Array("&lt;".utf8), at: 0, end: 4)?.end == 4)
    }
}

@Suite struct URLTextTests {
    private func encoded(_ url: String) -> String {
        var out: [UInt8] = []
        URLText.append(url, to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    @Test(arguments: [
        ("x.md", "x.md"), ("a b", "a%20b"), ("a%20b", "a%20b"), ("100%", "100%25"), ("%zz", "%25zz"), ("%4", "%254"),
        ("é", "%C3%A9"),
        ("a#b#c", "a#b%23c"), ("a(b)", "a(b)"), ("?a=1&b=2", "?a=1&b=2"),
        ("\"<>\\^`{|}", "%22%3C%3E%5C%5E%60%7B%7C%7D"), ("[a]", "%5Ba%5D"),
        ("a\nb\tc", "a%0Ab%09c"), ("", ""), ("日本", "%E6%97%A5%E6%9C%AC"), ("a:b/c?d@e~f", "a:b/c?d@e~f"),
    ])
    func `a URL is encoded where it has to be, and only there`(url: String, expected: String) {
        #expect(encoded(url) == expected)
        #expect(encoded(expected) == expected, "encoding twice changes nothing")
    }

    @Test func `a path hides what means something in a URL`() {
        var out: [UInt8] = []
        URLText.appendPath("a b#c?d:e%f/(g)é", to: &out)
        #expect(String(decoding: out, as: UTF8.self) == "a%20b%23c%3Fd%3Ae%25f/(g)%C3%A9")
        #expect(URLText.decoded(String(decoding: out, as: UTF8.self)) == "a b#c?d:e%f/(g)é")
    }

    @Test func `a fragment stays as short as a URL may be`() {
        var out = OutputBytes()
        URLText.appendFragment(Array("é日 a#b%c&d".utf8)[...], to: &out)
        #expect(String(decoding: out.bytes, as: UTF8.self) == "é日%20a%23b%25c%26d")
    }

    @Test(arguments: [
        ("a%20b", "a b"), ("%C3%A9", "é"), ("%", "%"), ("%4", "%4"), ("%zz", "%zz"), ("%FF", "%FF"), ("%2520", "%20"),
        ("a", "a"), ("%c3%a9", "é"),
    ])
    func `a URL is decoded once, and not at all where that gives no text`(url: String, expected: String) {
        #expect(URLText.decoded(url) == expected)
    }
}

@Suite struct XMLTextTests {
    private func text(_ text: String) -> String {
        var out = OutputBytes()
        XMLText.append(text, to: &out)
        return String(decoding: out.bytes, as: UTF8.self)
    }

    private func attribute(_ text: String) -> String {
        var out = OutputBytes()
        XMLText.appendAttribute(Array(text.utf8)[...], to: &out)
        return String(decoding: out.bytes, as: UTF8.self)
    }

    @Test func `markup is escaped, quotes only in attributes`() {
        #expect(text("<a href=\"x\">&amp;'") == "&lt;a href=\"x\"&gt;&amp;amp;'")
        #expect(attribute("<a href=\"x\">&amp;'") == "&lt;a href=&quot;x&quot;&gt;&amp;amp;'")
        #expect(text("]]>") == "]]&gt;")
    }

    @Test func `line ends are one line feed`() {
        #expect(text("a\r\nb\rc\nd\te") == "a\nb\nc\nd\te")
        #expect(attribute("a\r\nb\rc\nd\te") == "a&#10;b&#10;c&#10;d&#9;e")
        #expect(text("a\r") == "a\n")
    }

    @Test(
        arguments: [
            0x0, 0x1, 0xB, 0xC, 0x1F, 0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE,
            0x1FFFF,
            0x10FFFF,
        ] as [UInt32])
    func `a character that one of the parsers refuses is replaced`(code: UInt32) throws {
        let scalar = String(try #require(Unicode.Scalar(code)))
        #expect(text("a\(scalar)b") == "a\u{FFFD}b")
        #expect(attribute("a\(scalar)b") == "a\u{FFFD}b")
    }

    @Test func `a C1 control is the character that Windows-1252 has there`() {
        #expect(text("\u{80}\u{85}\u{92}\u{96}\u{9F}") == "€…’–Ÿ")
        #expect(attribute("\u{92}") == "’")
    }

    @Test(
        arguments: [
            0x9, 0xA, 0x20, 0xA0, 0xBF, 0xFDCF, 0xFDF0, 0xFEFF, 0xFFFD, 0xFFBE, 0x10000, 0x1F600, 0x1FFFD, 0x2F800,
            0x10FFFD,
        ] as [UInt32])
    func `every other character stays`(code: UInt32) throws {
        let scalar = String(try #require(Unicode.Scalar(code)))
        #expect(text("a\(scalar)b") == "a\(scalar)b")
    }
}

@Suite struct HeadingSlugTests {
    @Test(arguments: [
        ("Title", "title"), ("Two words", "two-words"), ("  trimmed\n", "trimmed"), ("a_b-c", "a_b-c"),
        ("What's new?", "whats-new"),
        ("C# & .NET", "c--net"), ("", ""), ("!?", ""), ("ÄÖÜ ß", "äöü-ß"), ("日本語 の", "日本語-の"), ("a\u{A0}b", "ab"),
        ("Ⅷ 8", "ⅷ-8"),
        ("e\u{301}", "e\u{301}"), ("İ", "i\u{307}"), ("a\nb", "a-b"), ("क्षि", "क्षि"), ("full：width", "fullwidth"),
        ("ΑΣ", "ας"),
    ])
    func `a slug is what GitHub makes of the text`(text: String, slug: String) {
        // Swift maps scalar by scalar, so a final sigma stays what it is.
        let expected = slug == "ας" ? "ασ" : slug
        #expect(String(decoding: HeadingSlug.of(Array(text.utf8)), as: UTF8.self) == expected)
    }
}

@Suite struct StyleAttributeTests {
    private func cleaned(_ style: String) -> String? {
        StyleAttribute.cleaned(Array(style.utf8)).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(arguments: [
        ("width: 50%", "width: 50%"), ("WIDTH:10PX", "width: 10px"), ("text-align:center;", "text-align: center"),
        ("width: 1.5em; color: red; text-align: left", "width: 1.5em; text-align: left"), (";;width:0%;", "width: 0%"),
        ("width: 2rem", "width: 2rem"), ("width: 3ch; ;", "width: 3ch"),
        ("width: 1px;\u{301}width: 2px", "width: 1px"),
    ])
    func `widths and alignments stay`(style: String, expected: String) { #expect(cleaned(style) == expected) }

    @Test(arguments: [
        "", "color: red", "width", "width:", "width: 50", "width: -1px", "width: 1.2.3px", "width: .5em", "width: 5.px",
        "width: %", "width: 1234567px",
        "width: expression(alert(1))%", "width: calc(1px)", "background: url(javascript:x)", "text-align: evil",
        "text-align: center !important",
        "width: 1px\u{0}px", "behavior: url(x)", "width: 1e9px", "width: ٣px", ":width:50%",
        "width: 1px\u{37E}",
    ])
    func `everything else goes`(style: String) { #expect(cleaned(style) == nil) }
}

@Suite struct URLSchemeTests {
    @Test(arguments: [
        ("http://x", "http"), ("HTTP:x", "http"), ("mailto:a@b", "mailto"), (" javascript:x", "javascript"),
        ("java\tscript:x", "javascript"),
        ("\u{1}j\na\rvascript:x", "javascript"), ("a+b-c.d1:x", "a+b-c.d1"), ("x.md", nil), ("", nil), (":x", nil),
        ("#a:b", nil), ("?a:b", nil),
        ("/a:b", nil), ("1a:b", nil), ("a b:c", nil), ("./a:b", nil), ("é:b", nil), ("C:\\x", "c"), ("a%3Ab", nil),
        ("&#106;a:b", nil),
    ])
    func `a scheme is what a browser sees`(url: String, scheme: String?) { #expect(URLScheme.of(Array(url.utf8)[...]) == scheme) }

    private func isUnsafe(_ url: String, isImage: Bool = false) -> Bool {
        URLScheme.refused(in: url, isImage: isImage) != nil
    }

    @Test(arguments: [
        "javascript:x", "JaVaScRiPt:x", "vbscript:x", "\tjava\nscript:x", "data:text/html,x", "data:image/png,x",
        "data:,x",
    ])
    func `code and documents are unsafe as a link`(url: String) { #expect(isUnsafe(url)) }

    @Test(arguments: ["https://x", "mailto:a@b", "x.md", "ftp://x", "tel:1", "#javascript:x", "a/javascript:x"])
    func `other links are safe`(url: String) { #expect(!isUnsafe(url)) }

    @Test func `only raster images may be data`() {
        for url in [
            "data:image/png;base64,x", "data:image/gif,x", "data:image/jpeg,x", "data:image/webp,x", "DATA:IMAGE/PNG,x",
            " data:ima\tge/p\nng,x",
        ] {
            #expect(!isUnsafe(url, isImage: true), Comment(rawValue: url))
        }
        // What is no type as it stands is written out percent-encoded, and another one then.
        for url in [
            "data:image/svg+xml,x", "data:text/html,x", "data:,x", "javascript:x", "data: image/png,x",
            "data:image/\u{11}png,x",
        ] {
            #expect(isUnsafe(url, isImage: true), Comment(rawValue: url))
        }
        do {
            for url in ["data:image/pngx,x", "data:image/png+xml,x", "data:image/gifsvg+xml,x"] {
                #expect(isUnsafe(url, isImage: true))
            }
        }
    }
}

@Suite struct XHTMLWriterTests {
    private func html(_ source: String, _ link: RenderedLink) -> String {
        let topic = parsed(source)
        var out = OutputBytes()
        XHTMLWriter.body(of: topic.markup, labels: .english).append(links: topic.links.map { _ in link }, to: &out)
        return String(decoding: out.bytes, as: UTF8.self)
    }

    @Test func `a link that leads nowhere is a span with its text`() {
        let broken = RenderedLink.text(class: "broken-link")
        #expect(
            html("[a *b*](x.md \"t\")", broken)
                == "<p><span class=\"broken-link\" title=\"t\">a <em>b</em></span></p>\n")
        #expect(
            html("<a id=\"i\" class=\"c\" href=\"x.md\">a</a> b", broken)
                == "<p><span class=\"broken-link\" id=\"i\">a</span> b</p>\n")
        #expect(
            html("![alt *x*](x.png)", broken)
                == "<p><span class=\"broken-link missing-image\" role=\"img\" aria-label=\"alt x\"></span></p>\n")
    }

    @Test func `a link to another language says so, escaped`() {
        let link = RenderedLink.url(Array("a&b.html".utf8), language: "fr")
        #expect(html("[a](x.md)", link) == "<p><a href=\"a&amp;b.html\" hreflang=\"fr\">a</a></p>\n")
    }

    @Test func `one body is filled as often as wanted, each time with other links`() {
        let topic = parsed("# A\n\n## B\n\n[a](x.md) ![i](i.png)\n\n| c |\n|--|\n| d |\n")
        let body = XHTMLWriter.body(of: topic.markup, labels: .english)
        func filled(_ link: RenderedLink, _ decoration: XHTMLWriter.Decoration? = nil) -> (text: String, added: Int) {
            var out = OutputBytes()
            let added = body.append(links: topic.links.map { _ in link }, decoration: decoration, to: &out)
            return (String(decoding: out.bytes, as: UTF8.self), added)
        }
        let one = filled(.url(Array("1.html".utf8)))
        let other = filled(.text(class: "broken-link"))
        let page = filled(.url(Array("1.html".utf8)), XHTMLWriter.Decoration(headingLink: "Link", limit: 2_000))
        #expect(one.text.contains("<a href=\"1.html\">a</a> <img src=\"1.html\" alt=\"i\" />"))
        #expect(other.text.contains("<span class=\"broken-link\">a</span> <span class=\"broken-link missing-image\""))
        #expect(page.text.contains("<h2 id=\"b\">B<a class=\"anchor\" href=\"#b\" aria-label=\"Link\"></a></h2>"))
        #expect(page.text.contains("<div class=\"scroll\"><table>") && page.text.contains("</table></div>"))
        #expect(one.added == 0 && page.added == page.text.utf8.count - one.text.utf8.count)
        #expect(filled(.url(Array("1.html".utf8))).text == one.text)
    }

    @Test func `labels are the caller's, escaped`() {
        var out = OutputBytes()
        var labels = XHTMLWriter.Labels.english
        labels.note = "<Remarque & co>"
        XHTMLWriter.body(of: parsed("> [!NOTE]\n> x\n").markup, labels: labels).append(links: [], to: &out)
        #expect(String(decoding: out.bytes, as: UTF8.self).contains("<p class=\"alert-title\">&lt;Remarque &amp; co&gt;</p>"))
    }
}

@Suite struct PlainTextWriterTests {
    private func text(_ source: String) -> String {
        String(decoding: PlainTextWriter.text(of: parsed(source).markup, labels: .english), as: UTF8.self)
    }

    @Test(arguments: [
        ("# A\n\nb\nc\n\n- d\n- e\n  - f\n", "A\n\nb c\n\n- d\n- e\n  - f\n"), ("3. a\n4. b\n", "3. a\n4. b\n"),
        ("> a\n>\n> b\n", "> a\n\n> b\n"),
        ("```\na\n  b\n```\n", "    a\n      b\n"), ("a  \nb\n", "a\nb\n"), ("", ""),
        ("> [!NOTE]\n> a\n", "Note\n\na\n"), ("a\n\n---\n\nb\n", "a\n\n----\n\nb\n"),
        ("![alt](x.png)\n", "alt\n"),
    ])
    func `a page as text`(source: String, expected: String) { #expect(text(source) == expected) }

    @Test func `cells are apart by one tab, a first one has none`() {
        do {
            #expect(text("|a|b|\n|-|-|\n|c|d|\n") == "a\tb\nc\td\n")
            #expect(text("|a|b|c|\n|-|-|-|\n||d|e|\n") == "a\tb\tc\n\td\te\n")
        }
    }
}
