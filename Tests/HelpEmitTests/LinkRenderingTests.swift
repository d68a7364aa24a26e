import HelpCheck
import HelpMarkup
import MarkupProof
import Testing

@testable import HelpEmit

@Suite struct LinkRenderingTests {
    private func link(to path: String, _ written: String, from: String = "en-us/d/a.md", _ isPage: Bool = true) async
        -> String?
    {
        let made = await emitter([
            from: topic(1, "[x](<\(written)>)"), path: topic(2, "# One%#\n\n<a id='a%20b'></a><a id='x#y'></a>"),
        ])
        let kind = isPage ? "html" : "xml"
        let page = made.texts["\(kind)/" + ContentPath.withoutExtension(from) + ".\(kind)"] ?? ""
        return page.split(separator: "\">x</a>", omittingEmptySubsequences: false).first.flatMap {
            $0.split(separator: "<a href=\"").last
        }.map(String.init)
    }

    @Test(arguments: [
        ("en-us/d/b.md", "b.md", "b.html"), ("en-us/d/b c.md", "b%20c.md", "b%20c.html"),
        ("en-us/d/c#.md", "c%23.md", "c%23.html"), ("en-us/d/q?.md", "q%3F.md", "q%3F.html"),
        ("en-us/d/100%.md", "100%25.md", "100%25.html"), ("en-us/d/a%20b.md", "a%2520b.md", "a%2520b.html"),
        ("en-us/d/x:y.md", "./x:y.md", "x%3Ay.html"),
        ("en-us/d/x&y.md", "x&y.md", "x&amp;y.html"), ("en-us/d/日本語.md", "日本語.md", "%E6%97%A5%E6%9C%AC%E8%AA%9E.html"),
        ("en-us/d/(v=EXCHG.150).md", "(v=EXCHG.150).md", "(v=EXCHG.150).html"),
        ("en-us/e/f/b.md", "../e/f/b.md", "../e/f/b.html"), ("en-us/b.md", "../b.md", "../b.html"),
        ("en-us/d/it's.md", "it's.md", "it's.html"), ("en-us/d/\"q\".md", "%22q%22.md", "%22q%22.html"),
        ("en-us/d/b.tar.md", "b.tar.md", "b.tar.html"), ("en-us/d/b.md", "b.md?view=a&b=c", "b.html?view=a&amp;b=c"),
        ("en-us/d/b.md", "b.md?q=a b", "b.html?q=a%20b"),
        ("en-us/d/b.md", "b.md#one", "b.html#one"), ("en-us/d/b.md", "b.md#a%2520b", "b.html#a%2520b"),
        ("en-us/d/b.md", "b.md#x%23y", "b.html#x%23y"),
        ("en-us/d/javascript:x.md", "./javascript:x.md", "javascript%3Ax.html"),
        ("en-us/d/a\u{202E}b.md", "a%E2%80%AEb.md", "a%E2%80%AEb.html"),
    ]) func aTopicsFileBecomesARelativeURL(_ path: String, _ written: String, _ url: String) async {
        #expect(await link(to: path, written) == url)
        let xml =
            url.contains(".html")
            ? url.split(separator: ".html", omittingEmptySubsequences: false).joined(separator: ".xml") : url
        #expect(await link(to: path, written, false) == xml)
    }

    @Test(arguments: [
        ("https://e.org/a?b=c&d=é#f", "<a href=\"https://e.org/a?b=c&amp;d=%C3%A9#f\">x</a>"),
        ("mailto:a@b.c", "<a href=\"mailto:a@b.c\">x</a>"),
        ("https:/e.org/x", "<a href=\"https://e.org/x\">x</a>"),
        ("https:///e.org/x", "<a href=\"https://e.org/x\">x</a>"),
        ("nowhere.md", "<span class=\"broken-link\">x</span>"),
        ("../../o/x.md", "<span class=\"external-scope\">x</span>"),
        ("/p/x", "<span class=\"external-scope\">x</span>"), ("#h", "<a href=\"#h\">x</a>"),
        ("b.md#nope", "<a href=\"b.html\">x</a>"),
        ("https://a\"b/", "<span class=\"broken-link\">x</span>"), ("f.zip?a#b", "<a href=\"f.zip?a#b\">x</a>"),
        ("away.md", "<a href=\"away.html\">x</a>"), ("old.md", "<a href=\"b.html\">x</a>"),
        ("javascript:alert(1)", "x"), ("JaVaScRiPt:alert(1)", "x"), ("data:text/html,x", "x"), ("vbscript:x", "x"),
    ]) func aLinkBecomesALinkOrItsText(_ written: String, _ markup: String) async {
        let made = await emitter(
            [
                "en-us/d/a.md": topic(1, "# h\n\nBefore [x](<\(written)>) after"), "en-us/d/b.md": topic(2),
                "en-us/d/old.md": "---\nredirect: b\n---\n",
                "en-us/d/away.md": "---\nredirect: https://e.org/\n---\n",
            ], assets: ["en-us/d/f.zip"])
        let page = made.texts["html/en-us/d/a.html"] ?? ""
        if markup == "x" {
            #expect(!page.lowercased().contains("href=\"\(written.lowercased())"))
            #expect(page.contains("x") && page.contains("after"))
        } else {
            #expect(page.contains("Before \(markup) after"), "\(page.split(separator: "Before").last ?? "")")
        }
        #expect(PolyglotChecker.faults(page) == [])
    }

    @Test func aTopicOfAnotherLocaleIsMarkedWithItsLanguage() async {
        let files = ["en-us/d/b.md": topic(2), "fr-fr/d/a.md": topic(1, "[x](b.md)"), "fr-fr/d/c.md": topic(3)]
        let page = await emitter(files).texts["html/fr-fr/d/a.html"] ?? ""
        #expect(page.contains("<a href=\"../../en-us/d/b.html\" hreflang=\"en-US\">x</a>"))
        let alone = await emitter(files, only: ["fr-fr"]).texts["html/fr-fr/d/a.html"] ?? ""
        #expect(alone.contains("<span class=\"external-scope\">x</span>"))
    }

    @Test func aMissingImageIsASpanWithItsText() async {
        let page =
            await emitter(["en-us/a.md": topic(1, "![a \"b\"](x.png) ![](y.png)")]).texts["html/en-us/a.html"] ?? ""
        #expect(
            page.contains(
                "<span class=\"broken-link missing-image\" role=\"img\" aria-label=\"a &quot;b&quot;\"></span>"))
        #expect(PolyglotChecker.faults(page) == [])
    }

    @Test func theTocLinksToAURLThatRunsCodeNowhere() async {
        let texts = await emitter([
            "en-us/a.md": topic(1),
            "en-us/toc.yml": "- name: X\n  href: 'javascript:alert(1)'\n- name: Y\n  href: 'data:text/html,x'\n",
        ]).texts
        for path in ["html/en-us/_contents.html", "xml/en-us/_toc.xml"] {
            do {
                #expect(texts[path]?.contains("=\"javascript:") == false)
                #expect(texts[path]?.contains("=\"data:") == false)
            }
        }
    }
}

@Suite struct PolyglotTests {
    /// Swift has no escape for it.
    private static let nonCharacter = Unicode.Scalar(0xFDD0 as UInt32).map(String.init) ?? ""

    static let bodies = [
        "a < b > c & d &amp; &lt; &nbsp; &copy; &#x1F600; &#0; &#xD; &bogus; ]]> <![CDATA[x]]> <!-- c --> <?pi?> <!X>",
        "<div/><p/>text<br><br/></br><hr>", "<table><tr><td>a<p>b<td>c<tr><td>d</table>",
        "<table>loose<tr>more<td>x</table>", "<b><i>x</b>y</i>", "<p><div>x</div></p>",
        "<a href=x>a<a href=y>b</a></a>",
        "<p title='\"<>&&#10;&#9;'>x</p>", "<img src=x alt='\"><script>'>", "<script>if (a<b && c>d) {}</script>",
        "<style>a>b{}</style>", "<svg><path d='x'/></svg>x", "<math><mi>x</mi></math>",
        "<textarea><b></textarea>", "<title></main></title>", "<pre>\n\n x < y\n</pre>",
        "```html\n\n</pre><script>&\n```", "`<b>` `` ` `` `&amp;`", "# <b>x</b> & \"y\" <!-- -->",
        "\u{1}\u{7F}\u{85}\u{FFFE}\(nonCharacter)\u{1FFFF}\u{202E}x\u{200B}",
        "<p id='a b\"c'>x</p><p id='a b\"c'>y</p>", "<ul>x<li>y</ul><li>z", "<dl><dd>x</dl>",
        "<dl>a<dt>b<dd>c<p>d</dl>",
        "<details>x<summary>y</summary></details>", "<figure>a<figcaption>b</figcaption>c</figure>",
        "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>", "<server name> </server>", "a\r\nb\rc",
        "|a|b|\n|-|-|\n|<b>x|`|`|\n",
        "> [!NOTE]\n> <p>x", "<p xml:lang=fr onclick=x xmlns:a=b a:b=c class=d class=e>x</p>",
        "<col><caption>x</caption><tbody>", "<select><option>x</select>y", "<h1><p>x</p></h1>",
        "<p>a<ul><li>b</ul>c</p>",
        "<form><input><button>b</button></form>", "<iframe srcdoc='<p>'></iframe>x", "<object data=x>fallback</object>",
        "<br/ ><b class=>x</b>", "<B CLASS='Q'>x</B>", "<a name=x>y</a><a name='x'>z</a>",
        "<plaintext>x", "<noscript><p>x</noscript>",
        "<table><caption>c</caption><colgroup><col span=2></colgroup><thead><tr><th scope=row abbr=a>h</th></thead></table>",
        "<ol start=-3 type=A reversed><li value=9>x</ol>",
        "<frameset><frame></frameset>x", "<body onload=x><html><head>y", "</div></article></main></body></html>",
        "<p style='text-align:center;background:url(javascript:x)'>x</p>",
    ]

    @Test(arguments: bodies) func everyBodyIsWellFormedInPageAndXML(_ body: String) async {
        let texts = await emitter([
            "en-us/a.md": topic(
                1, body, title: quoted(hostile),
                "description: \(quoted(hostile))\nkeywords: [\(quoted(hostile))]\nerrorid: \(quoted(hostile))\n")
        ]).texts
        for (path, text) in texts where !path.hasSuffix(".css") && !path.hasSuffix(".js") {
            #expect(PolyglotChecker.faults(text, isPage: path.hasSuffix(".html")) == [], "\(path)")
            #expect(!text.contains("<![CDATA[") && !text.contains("<!--") && text.components(of: "<script") <= 1)
            if text.contains("<script") { #expect(text.contains("/_script.js\" defer=\"defer\"")) }
        }
    }

    @Test func allBodiesTogetherAreWellFormed() async {
        let texts = await emitter(["en-us/a.md": topic(1, Self.bodies.joined(separator: "\n\n"))]).texts
        for (path, text) in texts where !path.hasSuffix(".css") && !path.hasSuffix(".js") {
            #expect(PolyglotChecker.faults(text, isPage: path.hasSuffix(".html")) == [], "\(path)")
        }
    }

    @Test func hostileNamesOfFilesAreWellFormed() async {
        var files: [String: String] = [
            "en-us/toc.yml": "- name: \(quoted(hostile))\n- name: \(quoted("a\nb"))\n  href: \(quoted("x\"<>.md"))\n"
        ]
        for (number, name) in ["x\"<>", "a&b", "a'b", "a\nb", "a\tb", "]]>", "\u{202E}", "-->", "a\u{1}b"].enumerated()
        { files["en-us/\(name).md"] = topic(number, "[t](a&b.md)") }
        let texts = await emitter(files).texts
        for (path, text) in texts where !path.hasSuffix(".css") && !path.hasSuffix(".js") {
            #expect(PolyglotChecker.faults(text, isPage: path.hasSuffix(".html")) == [], "\(path)")
        }
    }

    @Test func theCheckerFindsWhatIsWrong() {
        func faults(_ body: String) -> Bool { !PolyglotChecker.faults("<!DOCTYPE html>\n<html>\(body)</html>").isEmpty }
        #expect(!faults("<p a=\"b\">x &amp; y<br /></p>"))
        for body in [
            "<p>", "</p>", "<p/>", "<br>", "a & b", "<p a=b></p>", "<p a=\"<\"></p>", "<p a=\"1\" a=\"2\"></p>",
            "&nbsp;", "<!-- -->", "<![CDATA[x]]>", "\u{1}", "]]>",
        ] { #expect(faults(body), "\(body)") }
    }
}

extension String {
    /// How often `text` occurs.
    func components(of text: String) -> Int { split(separator: text, omittingEmptySubsequences: false).count - 1 }
}
