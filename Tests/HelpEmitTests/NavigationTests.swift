import HelpCheck
import HelpKeys
import MarkupProof
import Testing

@testable import HelpEmit

/// What stands around a topic on its page.
@Suite struct NavigationTests {
    private static let toc = """
        - name: Start & go
          href: start.md
        - name: Setup
          href: setup/index.md
          items:
          - name: Disk
            href: setup/disk.md
            items:
            - name: Large disks
              href: setup/large.md
          - name: Later
          - name: Network
            href: setup/network.md
        """

    private func tree(_ more: [String: String] = [:]) -> [String: String] {
        [
            "en-us/start.md": topic(1), "en-us/setup/index.md": topic(2), "en-us/setup/disk.md": topic(3),
            "en-us/setup/large.md": topic(4), "en-us/setup/network.md": topic(5), "en-us/alone.md": topic(6),
            "en-us/toc.yml": Self.toc,
        ].merging(more) { $1 }
    }

    /// The part of a page from `start` up to its end tag.
    private func part(_ start: String, of page: String?) throws -> String {
        let page = try #require(page)
        let begin = try #require(page.firstRange(of: "<\(start)"), "\(page)")
        let name = start.prefix { $0 != " " }
        let end = try #require(page[begin.lowerBound...].firstRange(of: "</\(name)>"))
        return String(page[begin.lowerBound..<end.upperBound])
    }

    @Test func `the breadcrumb leads from the contents down to the topic`() async throws {
        let page = await emitter(tree()).texts["html/en-us/setup/large.html"]
        #expect(
            try part("nav class=\"breadcrumb\"", of: page) == """
                <nav class="breadcrumb" aria-label="You are here"><ol>
                <li><a href="../_contents.html#n3">Contents</a></li>
                <li><a href="index.html">Setup</a></li>
                <li><a href="disk.html">Disk</a></li>
                </ol></nav>
                """)
    }

    @Test func `a topic leads to those before and after it, past headings without a page`() async throws {
        let texts = await emitter(tree()).texts
        #expect(
            try part("nav class=\"steps\"", of: texts["html/en-us/setup/large.html"]) == """
                <nav class="steps" aria-label="Previous, Next">
                <a href="disk.html" rel="prev"><span>Previous</span>Disk</a>
                <a href="network.html" rel="next"><span>Next</span>Network</a>
                </nav>
                """)
        let first = try part("nav class=\"steps\"", of: texts["html/en-us/start.html"])
        #expect(!first.contains("prev") && first.contains("<a href=\"setup/index.html\" rel=\"next\">"))
        let last = try part("nav class=\"steps\"", of: texts["html/en-us/setup/network.html"])
        #expect(last.contains("rel=\"prev\"") && !last.contains("next"))
    }

    @Test func `a topic shows what is beside and below it`() async throws {
        let page = await emitter(tree()).texts["html/en-us/setup/disk.html"]
        #expect(
            try part("nav class=\"section\"", of: page) == """
                <nav class="section" aria-label="In this section">
                <p><a href="index.html">Setup</a></p>
                <ul>
                <li><span aria-current="page">Disk</span>
                <ul>
                <li><a href="large.html">Large disks</a></li>
                </ul>
                </li>
                <li><a href="../_contents.html#n4">Later</a></li>
                <li><a href="network.html">Network</a></li>
                </ul></nav>
                """)
    }

    @Test func `a topic that no table names has the contents above it and no neighbours`() async {
        let page = await emitter(tree()).texts["html/en-us/alone.html"] ?? ""
        #expect(page.contains("<li><a href=\"_contents.html\">Contents</a></li>\n</ol>"))
        #expect(!page.contains("class=\"section\"") && !page.contains("class=\"steps\""))
    }

    @Test(arguments: [0, 150, 299])
    func `of very many neighbours a page shows the nearest, and stays small`(number: Int) async throws {
        var files: [String: String] = [:]
        var toc = "- name: All\n  items:\n"
        for index in 0..<300 {
            files["en-us/t\(index).md"] = topic(index + 1, title: "Topic number \(index)")
            toc += "  - name: Topic number \(index)\n    href: t\(index).md\n"
        }
        files["en-us/toc.yml"] = toc
        let page = try #require(await emitter(files).texts["html/en-us/t\(number).html"])
        #expect(page.utf8.count < 6_144, "the topic itself is a line")
        let section = try part("nav class=\"section\"", of: page)
        for neighbour in [number - 1, number + 1] where (0..<300).contains(neighbour) {
            #expect(section.contains("<a href=\"t\(neighbour).html\">Topic number \(neighbour)</a>"))
        }
        #expect(section.contains("<a href=\"_contents.html#n0\">All in this section</a>"))
        #expect(section.components(of: "<li>") > 10)
        #expect(PolyglotChecker.faults(page) == [])
    }

    @Test func `the choice of languages leads to each that has the topic, and says which serves the others`() async throws {
        let files = [
            "en-us/a.md": topic(1), "fr-fr/a.md": topic(1), "ja-jp/b.md": topic(2), "en-us/b.md": topic(2),
            "fr-fr/b.md": "---\ntitle: no id\n---\nText.",
        ]
        let texts = await emitter(files) { $0.defaultLocale = LocaleTag("en-us") }.texts
        #expect(
            try part("nav class=\"languages\"", of: texts["html/fr-fr/a.html"]) == """
                <nav class="languages" aria-label="Langues"><details><summary>Français (France)</summary>
                <ul>
                <li><a href="../en-us/a.html" hreflang="en-US" lang="en-US">English (United States)</a></li>
                <li class="served"><span lang="ja-JP">日本語 (日本)</span> → \
                <a href="../en-us/a.html" hreflang="en-US" lang="en-US">English (United States)</a></li>
                </ul></details></nav>
                """)
        let english = try part("nav class=\"languages\"", of: texts["html/en-us/a.html"])
        #expect(english.contains("<span lang=\"ja-JP\">日本語 (日本)</span> → <span>English (United States)</span></li>"))
        #expect(texts["html/fr-fr/b.html"]?.contains("class=\"languages\"") == false, "nothing joins a topic without an id")
        let contents = try part("nav class=\"languages\"", of: texts["html/fr-fr/_contents.html"])
        #expect(contents.contains("<a href=\"../ja-jp/_contents.html\" hreflang=\"ja-JP\" lang=\"ja-JP\">日本語 (日本)</a>"))
    }

    @Test func `content in one language offers no choice, and its first page leads to the contents`() async {
        let texts = await emitter(["fr-fr/a.md": topic(1)]).texts
        #expect(texts["html/fr-fr/a.html"]?.contains("class=\"languages\"") == false)
        #expect(texts["html/index.html"]?.contains("content=\"0; url=fr-fr/_contents.html\"") == true)
    }

    @Test(arguments: ["MT", "mt", "Machine translated"])
    func `a page that no person translated says so and leads to the original`(type: String) async {
        let texts = await emitter([
            "en-us/a.md": topic(1, "Text.", "translationtype: \(type)\n"),
            "de-de/a.md": topic(1, "Text.", "translationtype: \(type)\n"),
            "de-de/b.md": topic(2, "Text.", "translationtype: HT\n"),
        ]).texts
        #expect(
            texts["html/de-de/a.html"]?.contains(
                """
                <p class="machine-translated">Diese Seite wurde maschinell übersetzt. Original lesen: \
                <a href="../en-us/a.html" hreflang="en-US" lang="en-US">English (United States)</a></p>
                """) == true)
        #expect(texts["html/en-us/a.html"]?.contains("by machine.</p>") == true, "there is no other original")
        #expect(texts["html/de-de/b.html"]?.contains("machine-translated") == false)
    }

    @Test func `the ids that a caller may hold are at hand`() async throws {
        let page = await emitter([
            "en-us/a.md": topic(
                1, "Text.",
                "mtpsurl: https://technet.microsoft.com/library/ms.some.Rule(v=EXCHG.150)\naliases: ['O & P']\ncontentkeyid: 7\n")
        ]).texts["html/en-us/a.html"]
        #expect(
            try part("details class=\"ids\"", of: page) == """
                <details class="ids"><summary>Identifiers of this topic</summary>
                <dl>
                <dt>Error id</dt><dd><code>Rule</code></dd>
                <dt>Asset id</dt><dd><code>00000000-0000-4000-8000-000000000001</code></dd>
                <dt>Topic id</dt><dd><code>ms.some.Rule</code></dd>
                <dt>Content key id</dt><dd><code>7</code></dd>
                <dt>Other name</dt><dd><code>O &amp; P</code></dd>
                <dt>Published at</dt><dd><code>https://technet.microsoft.com/library/ms.some.Rule(v=EXCHG.150)</code></dd>
                </dl></details>
                """)
        let none = await emitter(["en-us/a.md": "---\ntitle: x\n---\nText."]).texts["html/en-us/a.html"]
        #expect(none?.contains("<details") == false)
    }

    @Test(arguments: [("ar", true), ("he-il", true), ("fa", true), ("az-arab", true), ("az", false), ("fr-fr", false)])
    func `a page is read in its language's direction`(locale: String, isRightToLeft: Bool) async {
        let page = await emitter(["\(locale)/a.md": topic(1)]).texts["html/\(locale)/a.html"]
        #expect(page?.contains(" dir=\"rtl\"><head>") == isRightToLeft)
    }

    @Test func `labels say their language where it is not the page's`() async {
        let files = ["he/a.md": topic(1, "> [!NOTE]\n> x\n"), "zh-hk/a.md": topic(1)]
        let texts = await emitter(files).texts
        let page = texts["html/he/a.html"] ?? ""
        #expect(page.contains("<p class=\"alert-title\" lang=\"en\">Note</p>"))
        #expect(page.contains("<summary><span lang=\"en\" dir=\"auto\">Identifiers of this topic</span></summary>"))
        #expect(texts["html/zh-hk/a.html"]?.contains("<summary>此主題的識別碼</summary>") == true)
    }

    @Test func `the contents show the id of an error once`() async {
        let page = await emitter([
            "en-us/a.md": topic(1, "T", title: "disk-full: no room", "errorid: disk-full\n"),
            "en-us/b.md": topic(2, "T", title: "No network", "errorid: NoNetwork\n"),
        ]).texts["html/en-us/_contents.html"] ?? ""
        #expect(!page.contains("<code>disk-full</code>") && page.contains("<code>NoNetwork</code>"))
    }

    @Test func `headings link to themselves and tables scroll on the page, not in the data`() async {
        let body = """
            # One

            ## Two

            <details><summary><h3>Three</h3></summary>x</details>
            <a href="https://x.test"><h3 id="four">Four</h3></a>

            | a |
            |---|
            | b |

            <table><tr><td><table><tr><td>inner</td></tr></table></td></tr></table>
            """
        let texts = await emitter(["en-us/a.md": topic(1, body)]).texts
        let page = texts["html/en-us/a.html"] ?? ""
        #expect(page.contains("<h1 id=\"one\">One</h1>"))
        #expect(page.contains("<h2 id=\"two\">Two<a class=\"anchor\" href=\"#two\" aria-label=\"Link to this heading\"></a></h2>"))
        #expect(
            page.contains("<h3 id=\"four\"><a href=\"https://x.test\">Four</a><a class=\"anchor\" href=\"#four\""),
            "no link stands in a link")
        #expect(page.components(of: "class=\"anchor\"") == 2)
        #expect(page.components(of: "<div class=\"scroll\"><table>") == 2)
        #expect(page.components(of: "</table></div>") == 2)
        #expect(PolyglotChecker.faults(page) == [])
        let xml = texts["xml/en-us/a.xml"] ?? ""
        #expect(!xml.contains("anchor\"") && !xml.contains("scroll"))
    }

    @Test func `of very many headings the first have their links written down`() async {
        let body = (0..<200).map { "## Heading \($0)\n\nText.\n" }.joined(separator: "\n")
        let page = await emitter(["en-us/a.md": topic(1, body)]).texts["html/en-us/a.html"] ?? ""
        #expect((10..<60).contains(page.components(of: "class=\"anchor\"")))
        #expect(page.contains("<h2 id=\"heading-199\">Heading 199</h2>"))
    }

    @Test func `a topic that names an anchor as the page would keeps it`() async {
        let page = await emitter(["en-us/a.md": topic(1, "<a id=\"_main\"></a>Text.")]).texts["html/en-us/a.html"] ?? ""
        #expect(page.components(of: "id=\"_main\"") == 1)
        #expect(page.contains("<main>") && !page.contains("class=\"skip\""))
    }

    @Test func `the contents can be filtered by each id`() async {
        let texts = await emitter([
            "en-us/a.md": topic(1, "T", "errorid: Disk\"Full\ncontentkeyid: 7\n"), "en-us/toc.yml": "- href: a.md\n",
            "en-us/b.md": topic(2),
        ]).texts
        let page = texts["html/en-us/_contents.html"] ?? ""
        #expect(page.contains("<form class=\"filter\" role=\"search\" hidden=\"hidden\" data-none=\"No topic matches.\">"))
        #expect(
            page.contains(
                """
                <li id="n0"><a href="a.html" data-ids="Disk&quot;Full \(guid(1)) 7">Topic 1</a> <code>Disk"Full</code></li>
                """))
        #expect(page.contains("<li><a href=\"b.html\" data-ids=\"\(guid(2))\">Topic 2</a></li>"))
        #expect(PolyglotChecker.faults(page) == [])
    }

    @Test func `pages share one style sheet and one script, and ask for nothing else`() async {
        let texts = await emitter(["en-us/d/a.md": topic(1)]).texts
        let page = texts["html/en-us/d/a.html"] ?? ""
        #expect(page.contains("<link rel=\"stylesheet\" href=\"../../_style.css\" />"))
        #expect(page.contains("<script src=\"../../_script.js\" defer=\"defer\" data-copy=\"Copy\" data-copied=\"Copied\""))
        for file in ["html/_style.css", "html/_script.js"] {
            let text = texts[file] ?? ""
            #expect(text.count > 1_000)
            #expect(!text.contains("http:") && !text.contains("https:") && !text.contains("url(") && !text.contains("@import"))
        }
    }

    @Test func `a page in each language that helpc speaks has no label left out`() async {
        for tag in ["en", "fr", "de", "es", "it", "ja", "ko", "pt-br", "ru", "zh-cn", "zh-tw"] {
            let labels = InterfaceLabels.best(for: LocaleTag(tag))
            let strings = Mirror(reflecting: labels).children.compactMap { $0.value as? String }
            #expect(strings.count >= 14 && strings.allSatisfy { !$0.isEmpty })
            if tag != "en" { #expect(labels.filter != InterfaceLabels.english.filter, "\(tag)") }
        }
    }
}
