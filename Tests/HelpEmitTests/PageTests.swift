import HelpCheck
import HelpKeys
import MarkupProof
import Testing

@testable import HelpEmit

@Suite struct PageTests {
    private static let more = """
        toctitle: Short
        mtpsurl: https://technet.microsoft.com/fr-fr/library/ms.exch.setupreadiness.SomeRule(v=EXCHG.150)
        contentkeyid: 123
        date: 04/24/2018
        version: EXCHG.150
        translationtype: HT
        description: A "small" page
        keywords: [one, two]

        """

    private func files() -> [String: String] {
        [
            "fr-fr/d/a.md": topic(
                1, "## Où\n\n[b](b.md#x) ![i](i.png)\n\n> [!NOTE]\n> Mind.\n\n# x\n", title: "A & B", Self.more),
            "fr-fr/d/b.md": topic(2, "# x"), "de-de/a.md": topic(1), "de-de/c.md": topic(2),
        ]
    }

    @Test func isWhatItIs() async {
        let texts = await emitter(files(), assets: ["fr-fr/d/i.png"]).texts
        #expect(
            texts["html/fr-fr/d/b.html"] == """
                <!DOCTYPE html>
                <html xmlns="http://www.w3.org/1999/xhtml" lang="fr-FR" xml:lang="fr-FR"><head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <title>Topic 2</title>
                <link rel="stylesheet" href="../../_style.css" />
                <meta name="help-asset-id" content="00000000-0000-4000-8000-000000000002" />
                <link rel="alternate" hreflang="de-DE" href="../../de-de/c.html" />
                <link rel="alternate" hreflang="fr-FR" href="b.html" />
                <script src="../../_script.js" defer="defer" data-copy="Copier" data-copied="Copié" \
                data-scroll="Zone à défilement"></script>
                </head><body>
                <a href="#_main" class="skip">Aller à la rubrique</a>
                <header>
                <nav class="breadcrumb" aria-label="Vous êtes ici"><ol>
                <li><a href="../_contents.html">Sommaire</a></li>
                </ol></nav>
                <nav class="languages" aria-label="Langues"><details><summary>Français (France)</summary>
                <ul>
                <li><a href="../../de-de/c.html" hreflang="de-DE" lang="de-DE">Deutsch (Deutschland)</a></li>
                </ul></details></nav>
                </header>
                <main id="_main">
                <article class="topic">
                <h1 id="x">x</h1>
                </article>
                <details class="ids"><summary>Identifiants de cette rubrique</summary>
                <dl>
                <dt>Identifiant de ressource</dt><dd><code>00000000-0000-4000-8000-000000000002</code></dd>
                </dl></details>
                </main>
                </body></html>
                """)
        let page = texts["html/fr-fr/d/a.html"] ?? ""
        for line in [
            "<title>A &amp; B</title>", "<meta name=\"description\" content=\"A &quot;small&quot; page\" />",
            "<meta name=\"help-topic-id\" content=\"ms.exch.setupreadiness.SomeRule\" />",
            "<meta name=\"help-error-id\" content=\"SomeRule\" />",
            "<meta name=\"help-content-key-id\" content=\"123\" />",
            "<meta name=\"help-version\" content=\"EXCHG.150\" />",
            "<meta name=\"help-date\" content=\"2018-04-24\" />", "<meta name=\"help-translation\" content=\"HT\" />",
            "<link rel=\"canonical\" href=\"https://technet.microsoft.com/fr-fr/library/ms.exch.setupreadiness.SomeRule(v=EXCHG.150)\" />",
            "<link rel=\"alternate\" hreflang=\"de-DE\" href=\"../../de-de/a.html\" />",
            "<link rel=\"alternate\" hreflang=\"fr-FR\" href=\"a.html\" />",
            "<h2 id=\"où\">Où<a class=\"anchor\" href=\"#où\" aria-label=\"Lien vers ce titre\"></a></h2>", "<a href=\"b.html#x\">b</a>", "<img src=\"i.png\" alt=\"i\" />",
            "<p class=\"alert-title\">Remarque</p>",
        ] { #expect(page.contains(line), "\(line)") }
        #expect(!page.contains("<h1>") && page.contains("<h1 id=\"x\">"), "the body has a heading of the first level")
        #expect(PolyglotChecker.faults(page) == [])
    }

    @Test func aPageWithoutAFirstHeadingGetsItsTitleAsOne() async {
        let page = await emitter(["en-us/a.md": topic(1, "## x", title: "'A & B'")]).texts["html/en-us/a.html"]
        #expect(page?.contains("<main id=\"_main\">\n<h1>A &amp; B</h1>\n") == true)
    }

    @Test func aPageWithoutTranslationHasNoAlternate() async {
        let page = await emitter(["en-us/a.md": topic(1), "fr-fr/b.md": topic(2)]).texts["html/en-us/a.html"]
        #expect(page?.contains("alternate") == false)
    }

    @Test func theXMLIsWhatItIs() async {
        let xml = await emitter(files(), assets: ["fr-fr/d/i.png"]).texts["xml/fr-fr/d/a.xml"]
        #expect(
            xml == """
                <?xml version="1.0" encoding="UTF-8"?>
                <topic xmlns="urn:helpc:topic:1" xml:lang="fr-FR">
                 <title>A &amp; B</title>
                 <tocTitle>Short</tocTitle>
                 <ids>
                  <assetId>00000000-0000-4000-8000-000000000001</assetId>
                  <mtpsId>ms.exch.setupreadiness.SomeRule</mtpsId>
                  <errorId>SomeRule</errorId>
                  <contentKeyId>123</contentKeyId>
                  <keyword>one</keyword>
                  <keyword>two</keyword>
                 </ids>
                 <url>https://technet.microsoft.com/fr-fr/library/ms.exch.setupreadiness.SomeRule(v=EXCHG.150)</url>
                 <version>EXCHG.150</version>
                 <date>2018-04-24</date>
                 <translationType>HT</translationType>
                 <description>A "small" page</description>
                 <source>fr-fr/d/a.md</source>
                 <translations>
                  <translation xml:lang="de-DE" href="../../de-de/a.xml" />
                 </translations>
                 <sections>
                  <section level="2" anchor="où">Où</section>
                  <section level="1" anchor="x">x</section>
                 </sections>
                 <related>
                  <link href="b.xml" assetId="00000000-0000-4000-8000-000000000002">Topic 2</link>
                 </related>
                 <body xmlns="http://www.w3.org/1999/xhtml">
                <h2 id="où">Où</h2>
                <p><a href="b.xml#x">b</a> <img src="../../../html/fr-fr/d/i.png" alt="i" /></p>
                <div class="alert note">
                <p class="alert-title">Remarque</p>
                <p>Mind.</p>
                </div>
                <h1 id="x">x</h1>
                </body>
                </topic>

                """)
    }

    @Test func theLanguagePageListsEachLocaleByItsOwnName() async {
        let texts = await emitter([
            "en-us/a.md": topic(1), "ja-jp/a.md": topic(1), "zh-tw/a.md": topic(1), "tlh/a.md": topic(1),
        ]).texts
        let page = texts["html/index.html"] ?? ""
        #expect(PolyglotChecker.faults(page) == [])
        #expect(page.contains("<title>Languages</title>"))
        #expect(
            page.contains(
                "<li><a href=\"en-us/_contents.html\" hreflang=\"en-US\" lang=\"en-US\">English (United States)</a></li>"
            ))
        #expect(page.contains(">日本語 (日本)</a>") && page.contains(">繁體中文</a>") && page.contains(">tlh</a>"))
    }

    @Test func theContentsPageHoldsTheTreeAndTheRest() async {
        let texts = await emitter([
            "fr-fr/a.md": topic(1), "fr-fr/b.md": topic(2), "fr-fr/c.md": topic(3, title: "C", "toctitle: Le C\n"),
            "fr-fr/toc.yml":
                "- name: A & moi\n  href: a.md\n  items:\n  - name: B\n    href: b.md\n- name: Rien\n  href: nowhere.md\n",
        ]).texts
        let page = texts["html/fr-fr/_contents.html"] ?? ""
        #expect(PolyglotChecker.faults(page) == [])
        #expect(
            page.contains(
                """
                <h1>Sommaire</h1>
                <form class="filter" role="search" hidden="hidden" data-none="Aucune rubrique ne correspond."><label>Filtrer \
                par titre ou identifiant <input type="search" autocomplete="off" /></label><p role="status"></p></form>
                <ul class="tree">
                <li id="n0"><a href="a.html" data-ids="\(guid(1))">A &amp; moi</a>
                <ul>
                <li id="n1"><a href="b.html" data-ids="\(guid(2))">B</a></li>
                </ul>
                </li>
                <li id="n2">Rien</li>
                </ul>
                <h2 data-rest="rest">Autres rubriques</h2>
                <ul class="tree">
                <li><a href="c.html" data-ids="\(guid(3))">Le C</a></li>
                </ul>
                """))
        #expect(texts["html/fr-fr/index.html"]?.contains("content=\"0; url=_contents.html\"") == true)
    }

    @Test func theContentsPageNamesTheIDsOfTheTopics() async {
        let page = await emitter(files()).texts["html/fr-fr/_contents.html"] ?? ""
        do {
            #expect(page.contains("SomeRule"))
        }
    }

    @Test func theKeyIndexHasEachKeyOnceForAllLocales() async {
        let xml =
            await emitter([
                "fr-fr/a.md": topic(1, "T", "contentkeyid: 1\naliases: [x, X, '']\n"),
                "en-us/a.md": topic(1, "T", "contentkeyid: 2\naliases: [x]\n"),
                "en-us/none.md": "---\ntitle: None\n---\nT",
            ]).texts["xml/_index.xml"] ?? ""
        #expect(PolyglotChecker.faults(xml, isPage: false) == [])
        #expect(xml.components(of: "<key kind=\"asset-id\">") == 1)
        #expect(xml.components(of: "<key kind=\"content-key-id\">") == 2)
        #expect(xml.components(of: "<key kind=\"alias\">") == 1)
        #expect(xml.components(of: "<file ") == 3)
    }

    @Test func theIndexIsSortedByAssetIDAndLeadsFromRedirectsToTopics() async {
        let xml =
            await emitter([
                "en-us/a.md": topic(3), "en-us/b.md": topic(1), "en-us/c.md": "---\ntitle: None\n---\nT",
                "en-us/old.md": "---\nredirect: a\n---\n",
                "en-us/lost.md": "---\nredirect: nowhere\n---\n",
            ]).texts["xml/en-us/_index.xml"] ?? ""
        let lines = xml.split(separator: "\n").filter { $0.hasPrefix(" <") }.map { $0.split(separator: "\"")[1] }
        #expect(lines == ["b.xml", "a.xml", "c.xml", "en-us/old.md"])
        #expect(xml.contains("<redirect from=\"en-us/old.md\" href=\"a.xml\" />"))
    }

    @Test func aTopicWhoseTitleIsEmptyIsInEveryIndex() async {
        let texts = await emitter(["en-us/a.md": "---\ntitle: ''\nassetid: \(guid(1))\n---\n\nText without a heading"])
            .texts
        #expect(texts["xml/en-us/_index.xml"]?.contains("a.xml") == true)
        #expect(texts["xml/_index.xml"]?.contains("a.xml") == true)
        #expect(texts["html/en-us/a.html"]?.contains("<title></title>") == false)
    }

    @Test func everyDocumentIsPlanned() async {
        let made = await emitter([
            "en-us/a.md": topic(1), "fr-fr/d/a.md": topic(1), "en-us/index.md": topic(2),
            "en-us/old.md": "---\nredirect: a\n---\n",
        ])
        let paths = made.jobs.flatMap { made.documents(of: $0) }.map(\.path)
        #expect(paths.sorted() == made.plannedPaths.map(\.output).sorted())
        #expect(Set(paths).count == paths.count)
    }

    @Test func contentWithoutLocaleFoldersHasOneOfEach() async {
        let made = await emitter(["a.md": topic(1), "b.md": topic(2)])
        let paths = made.jobs.flatMap { made.documents(of: $0) }.map(\.path).sorted()
        #expect(
            paths == [
                "html/_contents.html", "html/_script.js", "html/_style.css", "html/a.html", "html/b.html", "html/index.html",
                "xml/_index.xml", "xml/_toc.xml", "xml/a.xml", "xml/b.xml",
            ])
    }
}

@Suite struct RedirectPageTests {
    private func page(_ target: String, title: String = "T") async -> String {
        await emitter(["en-us/a.md": topic(1, title: title), "en-us/old.md": "---\nredirect: \(target)\n---\n"]).texts[
            "html/en-us/old.html"] ?? ""
    }

    @Test func leadsOnAndSaysSo() async {
        let page = await page("a")
        #expect(
            page.contains(
                "<meta http-equiv=\"refresh\" content=\"0; url=a.html\" />\n<meta name=\"robots\" content=\"noindex\" />"
            ))
        #expect(page.contains("<p>This page has moved: <a href=\"a.html\">T</a></p>"))
        #expect(PolyglotChecker.faults(page) == [])
    }

    @Test func aHostileTitleStaysText() async {
        let page = await page("a", title: quoted(hostile + "\n</title>"))
        #expect(PolyglotChecker.faults(page) == [])
        #expect(!page.contains("<script"))
    }

    @Test(arguments: [
        "https://e.org/\"><script>alert(1)</script>", "https://e.org/' onload='x",
        "https://e.org/; url=javascript:alert(1)", "https://e.org/\n\"", "https://\u{202E}e.org/",
        "https://e.org/<b>", "https://<b>/", "https:////e.org\\x", "https://", "http:x",
    ]) func aHostileURLStaysAnAttribute(_ url: String) async {
        let page = await page(quoted(url))
        #expect(PolyglotChecker.faults(page) == [])
        #expect(!page.contains("<script") && !page.contains("<b>"))
        let tags = PolyglotChecker(page).tags
        #expect(tags.allSatisfy { !$0.contains("onload=") || $0.contains("%20onload=") || !$0.contains(" onload=") })
    }
}

@Suite struct LabelTests {
    @Test(arguments: [
        ("en-US", "Note"), ("fr-FR", "Remarque"), ("fr-CA", "Remarque"), ("de-AT", "Hinweis"), ("es-MX", "Nota"),
        ("it-IT", "Nota"), ("ja-JP", "注"), ("ko-KR", "참고"),
        ("pt-BR", "Observação"), ("pt-PT", "Observação"), ("ru-RU", "Примечание"), ("zh-CN", "说明"), ("zh-SG", "说明"),
        ("zh-Hans", "说明"), ("zh-TW", "附註"),
        ("zh-HK", "附註"), ("zh-Hant", "附註"), ("sv-SE", "Note"), ("tlh", "Note"), ("ar", "Note"),
    ]) func areInTheNearestLanguage(_ tag: String, _ note: String) {
        #expect(InterfaceLabels.best(for: LocaleTag(tag)).alerts.note == note)
    }

    @Test func withoutALocaleAreEnglish() { #expect(InterfaceLabels.best(for: nil).contents == "Contents") }

    @Test(arguments: ["en", "fr", "de", "es", "it", "ja", "ko", "pt-BR", "ru", "zh-CN", "zh-TW"]) func areAllThere(
        _ tag: String
    ) {
        let labels = InterfaceLabels.best(for: LocaleTag(tag))
        let all = [
            labels.alerts.note, labels.alerts.tip, labels.alerts.important, labels.alerts.warning,
            labels.alerts.caution, labels.contents, labels.otherTopics,
            labels.languages, labels.moved,
        ]
        #expect(all.allSatisfy { !$0.isEmpty })
        #expect(Set(all.prefix(5)).count == 5)
        let english = InterfaceLabels.best(for: nil)
        #expect(tag == "en" || labels.moved != english.moved)
    }
}

@Suite struct TopicDateTests {
    @Test(arguments: [
        ("04/24/2018", "2018-04-24"), ("4/5/2018", "2018-04-05"), ("12/31/1999", "1999-12-31"),
        ("2018-04-24", "2018-04-24"), ("24/04/2018", "24/04/2018"),
        ("00/10/2018", "00/10/2018"), ("04/00/2018", "04/00/2018"), ("04/24/18", "04/24/18"),
        ("+4/24/2018", "+4/24/2018"), ("04/24/2018/1", "04/24/2018/1"),
        ("٠٤/٢٤/٢٠١٨", "٠٤/٢٤/٢٠١٨"), ("", ""), ("soon", "soon"),
        ("99999999999999999999/1/2018", "99999999999999999999/1/2018"), ("/", "/"),
    ]) func isISOWhereTheSpellingIsKnown(_ text: String, _ date: String) { #expect(TopicDate.normalized(text) == date) }

    @Test func aDayThatNoMonthHasStaysAsItStands() {
        #expect(TopicDate.normalized("02/30/2018") == "02/30/2018")
    }

    @Test func noneIsNone() { #expect(TopicDate.normalized(nil) == nil) }
}
