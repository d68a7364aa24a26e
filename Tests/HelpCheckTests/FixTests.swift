import HelpDiagnostics
import HelpMarkup
import Testing

@testable import HelpCheck

/// A finding, the file with it, and the file after its fix; nil where nobody knows what is right.
struct FixCase: Sendable, CustomTestStringConvertible {
    let id: DiagnosticID
    let what: String
    let broken: String
    let fixed: String?
    var path = "en-us/d/a.md"
    var testDescription: String { "\(id.rawValue): \(what)" }

    private static let nbsp = "\u{A0}"

    private static func body(_ id: DiagnosticID, _ what: String, _ broken: String, _ fixed: String?) -> FixCase {
        FixCase(id: id, what: what, broken: topic(1, broken), fixed: fixed.map { topic(1, $0) })
    }

    private static func front(_ what: String, _ broken: String, _ fixed: String?) -> FixCase {
        FixCase(
            id: .frontMatterAlias, what: what, broken: "---\ntitle: A\n\(broken)\n---\nT\n",
            fixed: fixed.map { "---\ntitle: A\n\($0)\n---\nT\n" })
    }

    static let text: [FixCase] = [
        front("dot for colon", "ms.assetid: \(guid(1))", "ms:assetid: \(guid(1))"),
        front("its letter case stays", "MS.AssetID: \(guid(1))", "ms:AssetID: \(guid(1))"),
        front("the key is there already", "assetid: \(guid(1))\nms.assetid: \(guid(1))", nil),
        front("in quotes", "'ms.assetid': \(guid(1))", nil),
        FixCase(id: .encodingBOM, what: "mark", broken: "\u{FEFF}" + topic(1), fixed: topic(1)),
        FixCase(
            id: .lineEndingsMixed, what: "LF first", broken: topic(1, "one\r\ntwo\n\r\nthree\r\n"),
            fixed: topic(1, "one\ntwo\n\nthree\n")),
        FixCase(
            id: .lineEndingsMixed, what: "CR LF first",
            broken: "---\r\ntitle: A\r\nassetid: \(guid(1))\n---\nT\r\nlast",
            fixed: "---\r\ntitle: A\r\nassetid: \(guid(1))\r\n---\r\nT\r\nlast"),
        FixCase(
            id: .lineEndingsMixed, what: "a CR of its own keeps its line", broken: topic(1, "one\r\r\ntwo"),
            fixed: topic(1, "one\n\ntwo")),
    ]

    static let links: [FixCase] = [
        body(.linkWrongCase, "file", "[a](B.md \"t\")", "[a](b.md \"t\")"),
        body(.linkWrongCase, "folder, the way there stays", "[a](../D/b.md#first)", "[a](b.md#first)"),
        body(.linkWrongCase, "percent-encoding stays", "[b](SUB/n%C3%A9.md)", "[b](sub/n%C3%A9.md)"),
        body(.linkWrongCase, "space in angle brackets", "[a](<Two Words.md>)", "[a](<two words.md>)"),
        body(.linkWrongCase, "space percent-encoded", "[a](Two%20words.md)", "[a](two%20words.md)"),
        body(.linkWrongCase, "parentheses", "![a](p(1).GIF)", "![a](p(1).gif)"),
        body(.linkWrongCase, "normal form", "[a](sub/ne\u{301}.md)", "[a](sub/n\u{E9}.md)"),
        body(.linkWrongCase, "raw HTML", "<p><a class=x href='B.md'>a</a></p>", "<p><a class=x href='b.md'>a</a></p>"),
        body(.linkWrongCase, "table cell", "a | b\n--|--\nc \\| d | [x](B.md)", "a | b\n--|--\nc \\| d | [x](b.md)"),
        body(.linkWrongCase, "quote over two lines", "> a [x\n> y](B.md) z", "> a [x\n> y](b.md) z"),
        body(.linkWrongCase, "an escape in the path", "[a](\\./B.md)", nil),
        body(.linkAnchorCase, "an escape in the path", "[a](b\\.md#Second)", "[a](b\\.md#second)"),
        body(.linkWrongCase, "a definition is not looked for", "[a]\n\n[a]: B.md", nil),
        FixCase(
            id: .linkWrongCase, what: "toc", broken: "- name: A\n  href: 'B.md'\n", fixed: "- name: A\n  href: 'b.md'\n",
            path: "en-us/d/toc.yml"),
        body(.linkAnchorCase, "letter case", "[a](b.md?x=1#Second)", "[a](b.md?x=1#second)"),
        body(.linkAnchorCase, "same file", "## Über\n\n[a](#%C3%9Cber)", "## Über\n\n[a](#%C3%BCber)"),
        FixCase(
            id: .linkAnchorCase, what: "redirect", broken: stub("\"b#Second\""), fixed: stub("\"b#second\""),
            path: "en-us/d/old.md"),
        body(.linkRedirected, "stub", "[a](old1.md)", "[a](b.md)"),
        body(.linkRedirected, "the link's own anchor", "[a](old1.md#first)", "[a](b.md#first)"),
        body(.linkRedirected, "the redirect's anchor", "[a](old2.md)", "[a](b.md#second)"),
        body(.linkRedirected, "out of the content", "[a](old3.md)", nil),
        body(.linkRedirected, "a query", "[a](old1.md?x=1)", nil),
    ]

    static let locales: [FixCase] = [
        french("folder", "[a](../../en-us/d/b.md)", "[a](b.md)"),
        french("anchor that is there", "[a](<../../en-us/d/b.md#first>)", "[a](<b.md#first>)"),
        french("anchor that is not there", "[a](../../en-us/d/b.md#second)", nil),
        french(
            "URL of a topic", "[a](https://technet.microsoft.com/en-us/library/aa2\\(v=exchg.150\\)#first \"t\")",
            "[a](b.md#first \"t\")"),
        french("URL without a version", "[a](https://technet.microsoft.com/en-us/library/aa2)", nil),
        french(
            "URL of a page", "[a](https://docs.microsoft.com/en-us/x/y?view=1#z)",
            "[a](https://docs.microsoft.com/fr-fr/x/y?view=1#z)"),
        FixCase(
            id: .linkOwnTopicByURL, what: "raw HTML",
            broken: topic(1, "<p><a href=\"http://technet.microsoft.com/library(EXCHG.150)/AA2.aspx\">a</a></p>"),
            fixed: topic(1, "<p><a href=\"b.md\">a</a></p>"), path: "fr-fr/d/a.md"),
        FixCase(
            id: .linkOwnTopicByURL, what: "autolink", broken: topic(1, "<https://technet.microsoft.com/library/aa2(v=EXCHG.150)>"),
            fixed: nil, path: "fr-fr/d/a.md"),
        FixCase(
            id: .linkOwnTopicByURL, what: "query", broken: topic(1, "[a](https://technet.microsoft.com/library/aa2(v=EXCHG.150)?f=1)"),
            fixed: nil, path: "fr-fr/d/a.md"),
    ]

    private static func french(_ what: String, _ broken: String, _ fixed: String?) -> FixCase {
        FixCase(
            id: .linkWrongLocale, what: what, broken: topic(1, broken), fixed: fixed.map { topic(1, $0) }, path: "fr-fr/d/a.md")
    }

    static let markup: [FixCase] = [
        body(.linkSyntaxBroken, "white space", "[a]\t (b.md) [b] (https://example.org/)", "[a](b.md) [b](https://example.org/)"),
        body(.linkSyntaxBroken, "to what is not there", "[a] (gone.md)", nil),
        body(.linkSyntaxBroken, "full width", "［設定］（b.md）", "[設定](b.md)"),
        body(.linkSyntaxBroken, "label misspelt", "[a][lable]\n\n[label]: b.md", "[a][label]\n\n[label]: b.md"),
        body(.linkSyntaxBroken, "label of nothing", "[a][other]\n\n[label]: b.md", nil),
        body(
            .emphasisUnrendered, "a no-break space goes out", "**Concerne :\(nbsp)**Windows",
            "**Concerne :**\(nbsp)Windows"),
        body(.emphasisUnrendered, "at the start", "a**\(nbsp)b** c", "a\(nbsp)**b** c"),
        body(
            .emphasisUnrendered, "moving is not enough", "a**\(nbsp)b:**c", "a<strong>\(nbsp)b:</strong>c"),
        body(
            .emphasisUnrendered, "tags", "_**Sapplique à :**Exchange Server_",
            "_<strong>Sapplique à :</strong>Exchange Server_"),
        body(.emphasisUnrendered, "one star", "クリック*「はい」*する", "クリック<em>「はい」</em>する"),
        body(.emphasisUnrendered, "three", "a***「b」***c", "a<em><strong>「b」</strong></em>c"),
        body(
            .emphasisUnrendered, "list in a quote, over two lines", "> - x\n>   **a\n>   b:**c",
            "> - x\n>   <strong>a\n>   b:</strong>c"),
        body(.emphasisUnrendered, "heading", "## **a:**b", "## <strong>a:</strong>b"),
        body(
            .emphasisUnrendered, "table cell", "a | b\n--|--\nc | **d:**e \\| f", "a | b\n--|--\nc | <strong>d:</strong>e \\| f"),
        body(.alertUnknown, "French", "> [!REMARQUE]\n> Text", "> [!NOTE]\n> Text"),
        body(.alertUnknown, "German", "> [!Warnung]\n> Text", "> [!WARNING]\n> Text"),
        body(.alertUnknown, "caution in two languages", "> [!注意]\n> Text", "> [!CAUTION]\n> Text"),
        body(.alertUnknown, "misspelt", "> [!IMPORTENT]\n> Text", "> [!IMPORTANT]\n> Text"),
        body(.alertUnknown, "no known word", "> [!EXAMPLE]\n> Text", nil),
        body(.alertUnknown, "directive", "> [!INCLUDE x]\n> Text", nil),
        body(.htmlUnknownElement, "words", "Get-X <server name> | y", "Get-X \\<server name> | y"),
        body(
            .htmlUnknownElement, "in a block of HTML", "<table><tr><td>Get-X <server name></td></tr></table>",
            "<table><tr><td>Get-X &lt;server name></td></tr></table>"),
        body(.htmlUnknownElement, "alone in its block", "<server name>", "\\<server name>"),
        body(.htmlUnknownElement, "the begin of a block", "<server name>\n*a*", nil),
        body(.htmlUnknownElement, "what would be Markdown", "a <b-c d=\"*e*\"> f", nil),
    ]
}

@Suite struct FixTests {
    private static let others = [
        "en-us/d/b.md": topic(2, "# First\n\n## Second\n"), "en-us/d/two words.md": topic(3), "en-us/d/sub/n\u{E9}.md": topic(4),
        "fr-fr/d/b.md": topic(2, "# First\n", "mtpsurl: https://technet.microsoft.com/fr-fr/library/aa2(v=EXCHG.150)\n"),
        "fr-fr/d/c.md": topic(7, "[x](https://docs.microsoft.com/fr-fr/x/y)"), "en-us/d/old1.md": stub("b"), "en-us/d/old2.md": stub("b#second"), "en-us/d/old3.md": stub("https://example.org/"),
    ]

    private static func diagnostics(_ text: String, at path: String) async -> [Diagnostic] {
        let files = Self.others.merging([path: text]) { $1 }
        return await Content(files, assets: ["en-us/d/p(1).gif"]).diagnostics().filter { $0.path == path }
    }

    @Test(arguments: FixCase.text + FixCase.links + FixCase.locales + FixCase.markup)
    func mendsTheFindingAndNothingElse(_ rule: FixCase) async throws {
        let found = await Self.diagnostics(rule.broken, at: rule.path).filter { $0.id == rule.id }
        #expect(!found.isEmpty)
        guard let fixed = rule.fixed else {
            #expect(found.compactMap(\.fix) == [])
            return
        }
        var bytes = Array(rule.broken.utf8)
        let fixes = found.compactMap(\.fix)
        #expect(fixes.count == found.count)
        for edit in fixes.flatMap(\.edits).sorted(by: { $0.span.start > $1.span.start }) {
            #expect(bytes[edit.span.range].elementsEqual(edit.expected))
            bytes.replaceSubrange(edit.span.range, with: edit.replacement)
        }
        #expect(String(decoding: bytes, as: UTF8.self).unicodeScalars.elementsEqual(fixed.unicodeScalars))
        #expect(await Self.diagnostics(fixed, at: rule.path).filter { $0.id == rule.id } == [])
    }

    @Test(arguments: [
        ("NOTE", "NOTE"), ("notes", "NOTE"), ("Tipp", "TIP"), ("Aviso", "WARNING"), ("Attention", "CAUTION"), ("提示", "TIP"),
        ("TIMES", nil), ("", nil),
    ] as [(String, String?)])
    func anAlertsKeywordIsWhatItCanOnlyBe(_ word: String, _ keyword: String?) {
        #expect(AlertKeyword.meant(by: word) == keyword)
    }
}
