import HelpDiagnostics
import Testing

@testable import HelpCheck

/// A rule, content that breaks it at the marked bytes, and the same content mended.
struct RuleCase: Sendable, CustomTestStringConvertible {
    let id: DiagnosticID
    let what: String
    let broken: [String: String]
    let mended: [String: String]
    var testDescription: String { "\(id.rawValue): \(what)" }

    /// Content around one file.
    init(
        _ id: DiagnosticID, _ what: String, _ broken: String, _ mended: String, at path: String = "en-us/d/a.md",
        with more: [String: String] = [:], broken changed: [String: String] = [:]
    ) {
        self.id = id
        self.what = what
        self.broken = more.merging([path: broken]) { $1 }.merging(changed) { $1 }
        self.mended = more.merging([path: mended]) { $1 }
    }

    private static let other = [
        "en-us/d/b.md": topic(2, "# First\n\n## Second\n"), "en-us/d/i.png": "",
    ]

    /// A body beside another topic.
    private static func body(_ id: DiagnosticID, _ what: String, _ broken: String, _ mended: String) -> RuleCase {
        RuleCase(id, what, topic(1, broken), topic(1, mended), with: other)
    }

    private static func front(_ id: DiagnosticID, _ what: String, _ broken: String, _ mended: String) -> RuleCase {
        RuleCase(id, what, broken, mended, with: other)
    }

    static let all: [RuleCase] = [
        front(.frontMatterMissing, "no block", "«»Text", topic(1)),
        front(.frontMatterInvalid, "not closed", "«---»\ntitle: A\n\nText", topic(1)),
        front(.frontMatterDuplicateKey, "twice", "---\ntitle: A\nassetid: \(guid(1))\n«title»: B\n---\nT", topic(1)),
        front(
            .frontMatterDuplicateKey, "two spellings",
            "---\ntitle: A\nassetid: \(guid(1))\n«ms:assetid»: \(guid(1))\n---\nT", topic(1)),
        front(.frontMatterTitle, "none", "«---\nassetid: \(guid(1))\n---»\nT", topic(1)),
        front(.frontMatterTitle, "empty", "«---\ntitle: ''\nassetid: \(guid(1))\n---»\nT", topic(1)),
        front(.frontMatterID, "none", "«---\ntitle: A\n---»\nT", topic(1)),
        front(
            .frontMatterAlias, "dot for colon", "---\ntitle: A\n«ms.assetid»: \(guid(1))\n---\nT",
            "---\ntitle: A\nms:assetid: \(guid(1))\n---\nT"),
        front(.frontMatterUnknownKey, "misspelt", topic(1, "T", "«tiltle»: x\n"), topic(1, "T", "author: x\n")),
        front(.localeMismatch, "key", topic(1, "T", "locale: «fr-FR»\n"), topic(1, "T", "locale: en-US\n")),
        front(
            .localeMismatch, "URL",
            topic(1, "T", "mtpsurl: «https://technet.microsoft.com/fr-fr/library/Aa1(v=EXCHG.150)»\n"),
            topic(1, "T", "mtpsurl: https://technet.microsoft.com/en-us/library/Aa1(v=EXCHG.150)\n")),
        front(.localeUnknown, "not well formed", topic(1, "T", "locale: «123»\n"), topic(1, "T", "locale: en-us\n")),
        front(.assetIDInvalid, "no GUID", "---\ntitle: A\nassetid: «1234»\n---\nT", topic(1)),
        RuleCase(
            .assetIDDuplicate, "two topics", "---\ntitle: A\nassetid: «\(guid(2))»\n---\nT", topic(3),
            at: "en-us/d/c.md", with: other),
        RuleCase(
            .keyConflict, "MTPS id",
            topic(1, "T", "mtpsurl: «https://technet.microsoft.com/library/AA1(v=EXCHG.150)»\n"),
            topic(1, "T", "mtpsurl: https://technet.microsoft.com/library/Aa2(v=EXCHG.150)\n"), at: "en-us/d/c.md",
            with: ["en-us/d/b.md": topic(2, "T", "mtpsurl: https://technet.microsoft.com/library/Aa1(v=EXCHG.150)\n")]),
        RuleCase(
            .keyConflict, "content key id", topic(1, "T", "contentkeyid: «'123'»\n"),
            topic(1, "T", "contentkeyid: 124\n"),
            at: "en-us/d/c.md", with: ["en-us/d/b.md": topic(2, "T", "contentkeyid: 123\n")]),
        front(.encodingInvalid, "NUL", topic(1, "a«\u{0}»b"), topic(1, "ab")),
        body(.linkTargetMissing, "inline", "[a](«bb.md»)", "[a](b.md)"),
        body(
            .linkTargetMissing, "raw HTML", "<p><a class='x' href=\"«bb.md»\">a</a></p>",
            "<p><a href=\"b.md\">a</a></p>"),
        body(.linkTargetMissing, "reference", "«[a]»\n\n[a]: bb.md 'title'", "[a]\n\n[a]: b.md 'title'"),
        body(.linkTargetMissing, "with title and angle brackets", "é [a](<«b b.md»> \"t\")", "é [a](<b.md> \"t\")"),
        body(
            .linkSplicedURL, "slug", "[a](«group-and-https://docs.microsoft.com/x»)",
            "[a](https://docs.microsoft.com/x)"),
        body(.linkOutOfScope, "other tree", "[a](«../Other/x.md»)", "[a](b.md)"),
        body(.linkOutOfScope, "out of the root", "[a](«../../../../etc/passwd»)", "[a](b.md)"),
        body(
            .linkRootedUnmapped, "one a prefix", "[a](«/powershell/x») [b](/powershell/y) [c](«/other/y»)",
            "[a](https://example.org/powershell/x)"),
        body(.linkWrongCase, "file", "[a](«B.md»)", "[a](b.md)"),
        body(.linkWrongCase, "folder", "[a](«../D/b.md»)", "[a](../d/b.md)"),
        body(.linkWrongCase, "image", "![a](«I.PNG»)", "![a](i.png)"),
        body(.linkAnchorMissing, "other file", "[a](«b.md#third»)", "[a](b.md#second)"),
        body(.linkAnchorMissing, "same file", "# Here\n\n[a](«#there»)", "# Here\n\n[a](#here)"),
        body(.linkAnchorCase, "letter case", "[a](«b.md#Second»)", "[a](b.md#second)"),
        body(.linkEmpty, "no destination", "x [a](«») y", "x [a](b.md) y"),
        body(.linkLocalPath, "drive", "[a](<«C:\\x.md»>)", "`C:\\x.md`"),
        body(.linkLocalPath, "share", "[a](«\\\\server\\share»)", "`\\\\server\\share`"),
        body(.linkLocalPath, "file", "[a](«file:///x.md»)", "[a](b.md)"),
        RuleCase(
            .linkRedirected, "stub", topic(1, "[a](«old.md»)"), topic(1, "[a](b.md)"),
            with: other.merging(["en-us/d/old.md": stub("b")]) { $1 }),
        RuleCase(
            .linkWrongLocale, "another locale's folder", topic(1, "[a](«../../en-us/d/b.md#first»)"),
            topic(1, "[a](../../en-us/d/e.md) [b](b.md)"), at: "fr-fr/d/a.md",
            with: other.merging(["fr-fr/d/b.md": topic(2), "en-us/d/e.md": topic(5)]) { $1 }),
        RuleCase(
            .linkWrongLocale, "another locale's URL of a topic",
            topic(1, "[a](«https://technet.microsoft.com/en-us/library/AA2(v=exchg.150)»)"),
            topic(1, "[a](https://technet.microsoft.com/en-us/library/aa3) [b](https://example.org/en-us/library/aa2)"),
            at: "fr-fr/d/a.md",
            with: ["fr-fr/d/b.md": topic(2, "T", "mtpsurl: https://technet.microsoft.com/fr-fr/library/aa2(v=EXCHG.150)\n")]),
        RuleCase(
            .linkWrongLocale, "another locale's URL of a page that this locale links to",
            topic(1, "[a](«https://docs.microsoft.com/en-us/X/y?view=1»)"),
            topic(1, "[a](https://docs.microsoft.com/en-us/x) [b](https://docs.microsoft.com/x/y)"), at: "fr-fr/d/a.md",
            with: ["fr-fr/d/b.md": topic(2, "[b](https://docs.microsoft.com/fr-FR/x/Y#z)")]),
        RuleCase(
            .linkOwnTopicByURL, "any form of the URL",
            topic(1, "[a](«http://technet.microsoft.com/library(EXCHG.150)/Aa2.aspx») <«https://msdn.microsoft.com/en-us/library/aa2»>"),
            topic(1, "[a](b.md) [b](https://technet.microsoft.com/library/aa2(v=exchg.160)) [c](https://technet.microsoft.com/aa3)"),
            with: ["en-us/d/b.md": topic(2, "T", "mtpsurl: https://technet.microsoft.com/library/aa2(v=EXCHG.150)\n")]),
        body(
            .linkSyntaxBroken, "white space", "x «[a *b*] (https://example.org/a_(b))» and «[c]  (b.md#first)»",
            "`[a] (b.md)` [x] (note) [1] (see below) \\[a] (b.md)\n\n    [a] (b.md)\n\n<p>[a] (b.md)</p>"),
        body(.linkSyntaxBroken, "full width", "詳細は«［設定］（b.md）»と«[設定]（b.md）»を参照", "設定（b.md）と［設定］（注）"),
        body(
            .linkSyntaxBroken, "label", "«[one][twoo]» and [b][two]\n\n[two]: b.md",
            "[one][two] and a[0][x] and `[one][x]`\n\n[two]: b.md"),
        body(.linkSyntaxBroken, "a label where none is defined", "«[a] (b.md)»", "[Server][Name]"),
        RuleCase(
            .tocTopicUnlisted, "one of two", "«»" + topic(3), topic(3), at: "en-us/d/c.md",
            with: other.merging(["en-us/d/toc.yml": "- name: A\n  href: b.md\n- name: C\n  href: c.md\n"]) { $1 },
            broken: ["en-us/d/toc.yml": "- name: A\n  href: b.md\n"]),
        RuleCase(
            .assetUnused, "in any locale", topic(1, "T"), topic(1, "![a](x.png)"),
            with: ["en-us/d/x.png": "«»", "en-us/README": "", "en-us/d/docfx.json": ""]),
        RuleCase(
            .errorIDGap, "one locale of three", topic(1, "T", "errorid: «SomeRule»\naliases: OtherRule\n"), topic(1, "T", "errorid: OtherRule\n"),
            with: [
                "fr-fr/d/a.md": topic(1, "T", "errorid: somerule\naliases: OtherRule\n"), "ja-jp/d/a.md": topic(1, "T", "errorid: OtherRule\n"),
                "de-de/d/a.md": topic(1, "T", "errorid: OtherRule\naliases: [SOMERULE]\n"),
            ]),
        RuleCase(
            .l10nFallbackUsed, "not in this locale", topic(1, "[a](«b.md»)"), topic(1, "[a](c.md)"), at: "fr-fr/d/a.md",
            with: other.merging(["fr-fr/d/c.md": topic(3)]) { $1 }),
        RuleCase(.redirectLoop, "itself", stub("«old.md»"), stub("b"), at: "en-us/d/old.md", with: other),
        RuleCase(.redirectDangling, "nothing", stub("«nowhere»"), stub("b"), at: "en-us/d/old.md", with: other),
        RuleCase(
            .redirectIgnored, "text", topic(1, "T", "redirect: «b.md»\n"), stub("b"), at: "en-us/d/old.md", with: other),
        RuleCase(.linkAnchorMissing, "redirect", stub("«b#third»"), stub("b#second"), at: "en-us/d/old.md", with: other),
        RuleCase(.linkAnchorCase, "redirect", stub("«b#Second»"), stub("b#second"), at: "en-us/d/old.md", with: other),
        RuleCase(.tocInvalid, "no list", "«just text»\n", "- name: A\n", at: "en-us/d/toc.yml", with: other),
        RuleCase(
            .tocTargetMissing, "missing file", "- name: A\n  href: «bb.md»\n", "- name: A\n  href: b.md\n",
            at: "en-us/d/toc.yml", with: other),
        RuleCase(
            .tocTargetMissing, "nonsense", "- name: A\n  href: «a-https://b/c»\n", "- name: A\n  href: b.md\n",
            at: "en-us/d/toc.yml", with: other),
        RuleCase(
            .tocTargetMissing, "out of scope", "- name: A\n  href: «../../../x.md»\n", "- name: A\n  href: b.md\n",
            at: "en-us/d/toc.yml", with: other),
        body(.imageMissing, "inline", "![a](«j.png»)", "![a](i.png)"),
        body(
            .imageMissing, "raw HTML", "<p><img alt=\"a\" src=\"«j.png»\"></p>", "<p><img alt=\"a\" src=\"i.png\"></p>"),
        body(
            .emphasisUnrendered, "closing after punctuation", "_«**Sapplique à :**»Exchange Server_",
            "_**Sapplique à :** Exchange Server_"),
        body(.alertUnknown, "translated", "> «[!REMARQUE]»\n> Text", "> [!NOTE]\n> Text"),
        body(.alertUnknown, "directive", "«> [!INCLUDE x]\n> Text»", "> Text"),
        body(.htmlUnsafe, "element", "a «<script>»alert(1)</script> b", "a b"),
        body(.htmlUnsafe, "handler", "<p «onclick»=\"x()\">a</p>", "<p>a</p>"),
        body(.htmlUnsafe, "URL", "<p><a href=\"«javascript:x()»\">a</a></p>", "<p><a href=\"b.md\">a</a></p>"),
        front(
            .htmlUnsafe, "published URL", topic(1, "T", "mtpsurl: «'vbscript:a'»\n"),
            topic(1, "T", "mtpsurl: https://example.org/a\n")),
        body(.htmlUnbalanced, "left open", "a «<b>»b", "a <b>b</b>"),
        body(.htmlUnbalanced, "closes nothing", "a b«</b>»", "a b"),
        body(.htmlUnknownElement, "words", "Get-X «<server name>» | y", "Get-X \\<server name> | y"),
        body(
            .topicTooDeep, "quotes",
            String(repeating: "> ", count: 200) + "«>» " + String(repeating: "> ", count: 100) + "a", "> a"),
        body(
            .topicTooComplex, "images",
            String(repeating: "![[]()", count: 1999) + "![«[»]()" + String(repeating: "![[]()", count: 100_000),
            "![](i.png)"),
        front(.encodingBOM, "before the front matter", "«\u{FEFF}»" + topic(1), topic(1)),
        front(.lineEndingsMixed, "one CR LF", topic(1, "one«\r\n»two\r\nthree\n"), topic(1, "one\ntwo\n")),
        body(
            .mergeConflictMarker, "left behind", "«<<<<<<<» HEAD\none\n=======\ntwo\n>>>>>>> branch",
            "one\n\n<<<<<<<< eight\n\n`<<<<<<<`"),
        body(.linkInsecure, "inline", "[a](«http://example.org/x»)", "[a](https://example.org/x)"),
        body(.imageAltMissing, "Markdown", "a ![](«i.png») b", "a ![what](i.png) b"),
        body(.imageAltMissing, "raw HTML", "a «<img src=\"i.png\">» b", "a <img src=\"i.png\" alt=\"\"> b"),
        front(
            .errorIDSuffixMismatch, "another rule's name",
            topic(1, "T", "toctitle: «A_OtherRule»\nerrorid: SomeRule\n"),
            topic(1, "T", "toctitle: A_somerule\nerrorid: SomeRule\n")),
        body(
            .headingAnchorDuplicate, "two ids", "<a id=\"x\"></a>one «<a id=\"x\">»</a>two",
            "<a id=\"x\"></a>one <a id=\"y\"></a>two"),
        body(
            .suppressionUnused, "a directive that is wrong in itself",
            "T\n\n«<!-- helpc:ignore link-emtpy why -->»\n«<!-- helpc:ignore link-empty -->»\n«<!--helpc:disable link-empty-->»",
            "T\n\n<!-- helpc:ignore link-empty why -->\n<!-- helpc is no directive -->"),
    ]
}

@Suite struct RuleTests {
    @Test(arguments: RuleCase.all) func firesOnTheMarkedBytes(_ rule: RuleCase) async {
        let content = Content(rule.broken)
        let found = await content.diagnostics().filter { $0.id == rule.id }
        let places = Dictionary(grouping: found, by: \.path).mapValues {
            $0.map(\.span.range).sorted { $0.lowerBound < $1.lowerBound }
        }
        #expect(places == content.marks.mapValues { $0.sorted { $0.lowerBound < $1.lowerBound } })
        for diagnostic in found {
            #expect(
                !diagnostic.message.isEmpty && !diagnostic.message.contains("\n") && !diagnostic.message.hasSuffix("."))
            #expect(diagnostic.message.unicodeScalars.count < 400)
        }
    }

    @Test(arguments: RuleCase.all) func isSilentOnTheMendedContent(_ rule: RuleCase) async {
        let found = await Content(rule.mended).diagnostics()
        #expect(found.filter { $0.id == rule.id || $0.severity == .error } == [])
    }

    @Test func everyRuleHasACase() {
        // Those that need a disk, a configuration or a fault of helpc's are tested in HelpCompilerTests.
        let elsewhere: Set<DiagnosticID> = [
            .fileUnreadable, .configUnknownKey, .configInvalid, .internalError, .outputConflict, .topicTooLarge,
            .baselineStale, .redirectInvalid,
            // What compares locales is tested in TranslationTests.
            .l10nTopicMissing, .l10nTopicOrphan, .l10nLinksDiffer, .l10nCodeDiffers, .l10nStructureDiffers, .l10nValueLost,
            .l10nStale, .l10nUntranslated,
        ]
        #expect(Set(DiagnosticID.allCases).subtracting(RuleCase.all.map(\.id)) == elsewhere)
    }

    @Test func aDuplicateNamesTheFirstPlace() async {
        let content = Content(["en-us/a.md": topic(1), "en-us/b.md": topic(1), "en-us/c.md": topic(1)])
        let found = await content.diagnostics().filter { $0.id == .assetIDDuplicate }
        #expect(found.map(\.path) == ["en-us/b.md", "en-us/c.md"])
        #expect(
            found.allSatisfy {
                $0.related.map(\.path) == ["en-us/a.md"] && $0.assetID == guid(1) && $0.locale == "en-US"
            })
    }

    @Test func topicsWithOneAssetIDHaveNoConflictOfOtherKeys() async {
        let more = "contentkeyid: 1\nmtpsurl: https://technet.microsoft.com/library/Aa1(v=EXCHG.150)\n"
        let content = Content(["en-us/a.md": topic(1, "T", more), "en-us/b.md": topic(1, "T", more)])
        #expect(await content.diagnostics().map(\.id) == [.assetIDDuplicate])
    }

    @Test func theSameKeysInTwoLocalesAreNoConflict() async {
        let content = Content([
            "en-us/a.md": topic(1, "T", "contentkeyid: 1\n"), "fr-fr/a.md": topic(1, "T", "contentkeyid: 2\n"),
        ])
        #expect(await content.diagnostics() == [])
    }

    @Test func rootedLinksOfOnePrefixAreOneFindingWithTheirNumber() async {
        let content = Content(["en-us/a.md": topic(1, "[a](/p/1) [b](/p/2) [c](/p) [d](/q/1)")])
        let found = await content.diagnostics()
        #expect(found.map(\.id) == [.linkRootedUnmapped, .linkRootedUnmapped])
        #expect(found.first?.message.contains("3 links") == true)
    }

    @Test func aConfiguredKeyIsKnown() async {
        let files = ["en-us/a.md": topic(1, "T", "Owner: me\n")]
        #expect(await Content(files).diagnostics().map(\.id) == [.frontMatterUnknownKey])
        #expect(await Content(files) { $0.extraKeys = ["owner"] }.diagnostics() == [])
    }

    @Test func aLinkToATopicThatFailedIsNoSecondFault() async {
        let content = Content(["en-us/a.md": topic(1, "[b](b.md#x)"), "en-us/b.md": "no front matter"])
        #expect(await content.diagnostics().map(\.id) == [.frontMatterMissing])
    }

    @Test func oneTopicIsTheSameCheckedAloneOrAmongMany() async {
        var files: [String: String] = [:]
        for number in 0..<60 {
            files["en-us/t\(number).md"] = topic(number, "[a](t\(number + 1).md) [b](T\(number).md#x)")
        }
        let content = Content(files)
        let whole = await content.diagnostics()
        let checker = Checker(content.catalog)
        let single = content.catalog.references.reversed().flatMap { checker.check($0).diagnostics }.sorted()
        #expect(whole == single)
    }
}
