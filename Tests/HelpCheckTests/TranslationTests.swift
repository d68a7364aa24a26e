import HelpDiagnostics
import Testing

@testable import HelpCheck

/// How the locales of some content are compared with each other.
@Suite struct TranslationTests {
    /// What is found in `files`; en-US is the source.
    private func found(
        _ files: [String: String], recorded: RecordedSources? = nil, wanted: [Int]? = nil,
        severities: SeverityPolicy = SeverityPolicy()
    ) async -> [Diagnostic] {
        let checked = await Content(files) { $0.defaultLocale = .init("en-US") }.checked().catalog
        let checker = TranslationChecker(
            checked, locales: wanted ?? Array(checked.catalog.locales.indices), severities: severities)
        return (checker.groups.indices.flatMap { checker.check(group: $0, recorded: recorded) } + checker.checkLocales()).sorted()
    }

    private func recorded(_ files: [String: String]) async -> RecordedSources {
        let checked = await Content(files) { $0.defaultLocale = .init("en-US") }.checked().catalog
        let checker = TranslationChecker(checked, locales: checked.catalog.locales.indices, severities: SeverityPolicy())
        var all = RecordedSources()
        for group in checker.groups.indices {
            let one = checker.record(group: group)
            all.hashes.merge(one.hashes) { $1 }
            all.blocks.merge(one.blocks) { $1 }
        }
        return all
    }

    /// One topic in four locales, which differ in their bodies.
    private func bodies(_ en: String, _ de: String, _ fr: String, _ ja: String) -> [String: String] {
        var files: [String: String] = [:]
        for (locale, body) in [("en-us", en), ("de-de", de), ("fr-fr", fr), ("ja-jp", ja)] {
            files["\(locale)/a.md"] = topic(1, body)
            for number in 2...4 { files["\(locale)/t\(number).md"] = topic(number, "") }
        }
        return files
    }

    // MARK: Groups

    @Test func `topics are joined by asset id, else by their place`() {
        let content = Content([
            "en-us/x/a.md": topic(1), "fr-fr/y/b.md": topic(1), "en-us/c.md": "---\ntitle: C\n---\n",
            "fr-fr/c.md": "---\ntitle: C\n---\n", "fr-fr/d.md": "---\ntitle: D\n---\n", "en-us/e.md": topic(2),
        ])
        let paths = content.catalog.topicGroups.map { group in group.members.map { content.catalog[$0].path } }
        #expect(paths == [["en-us/c.md", "fr-fr/c.md"], ["en-us/x/a.md", "fr-fr/y/b.md"]])
    }

    @Test func `of two topics with one id in a locale the first is compared`() {
        let content = Content(["en-us/a.md": topic(1), "en-us/b.md": topic(1), "fr-fr/a.md": topic(1)])
        #expect(content.catalog.topicGroups.map { $0.members.count } == [2])
    }

    // MARK: Who is odd

    @Test func `more than half are right`() {
        let verdict = MajorityVerdict([["a", "b"], ["a", "b"], ["a"], ["a", "b", "c"]], source: 0)
        #expect(verdict.differences.map(\.missing) == [[], [], ["b"], []])
        #expect(verdict.differences.map(\.extra) == [[], [], [], ["c"]])
    }

    @Test func `the source is odd where it alone was edited`() {
        let verdict = MajorityVerdict([["a", "new"], ["a"], ["a"], ["a"]], source: 0)
        #expect(verdict.differences.map(\.extra) == [["new"], [], [], []])
        #expect(verdict.differences.allSatisfy { $0.missing.isEmpty })
    }

    @Test func `the source is right where each translation has something of its own in its place`() {
        let verdict = MajorityVerdict([["run"], ["lauf"], ["cours"], ["走"]], source: 0, isReplaceable: true)
        #expect(verdict.differences.map(\.missing) == [[], ["run"], ["run"], ["run"]])
        #expect(verdict.differences.map(\.extra) == [[], ["lauf"], ["cours"], ["走"]])
    }

    @Test func `of two halves the source is right, and without a source neither is wrong`() {
        #expect(MajorityVerdict([["a"], []], source: 0).differences[1].missing == ["a"])
        #expect(MajorityVerdict([["a"], []], source: 1).differences[0].extra == ["a"])
        let undecided = MajorityVerdict([["a"], []], source: nil)
        #expect(undecided.differences.allSatisfy { $0.missing.isEmpty && $0.extra.isEmpty })
    }

    @Test func `who may have what it seems to lack does not count against it`() {
        let sets: [Set<String>] = [["a"], ["a"], [], []]
        #expect(MajorityVerdict(sets, source: nil, abstaining: [3]).differences.map(\.missing) == [[], [], ["a"], ["a"]])
        #expect(MajorityVerdict(sets, source: nil).differences.allSatisfy { $0.missing.isEmpty })
    }

    // MARK: Links

    @Test func `a link that one translation lacks is reported there`() async throws {
        let link = "[x](t2.md) and <https://example.org/en-us/a>"
        let files = bodies(link, link, "[x](t2.md)", "<https://example.org/ja-jp/A/> [y](t2.md#top)")
        let diagnostic = try #require(await found(files).first)
        #expect(await found(files).map(\.id) == [.l10nLinksDiffer])
        #expect(diagnostic.path == "fr-fr/a.md")
        #expect(diagnostic.message.contains("lacks ‘https://example.org/a’"))
        #expect(diagnostic.related.map(\.path) == ["en-us/a.md"])
    }

    @Test func `a link that leads nowhere is no second fault`() async {
        let files = bodies("[x](t2.md)", "[x](t2.md)", "[x](gone.md)", "[x](t2.md)")
        #expect(await found(files) == [])
    }

    @Test func `one that fails to compile makes nobody else odd`() async {
        var files = bodies("[y](t3.md)", "[x](t2.md)", "[x](t2.md)", "[x](t2.md)")
        let before = await found(files).map(\.path)
        files["fr-fr/t2.md"] = "no front matter"
        #expect(await found(files).map(\.path) == before)
    }

    @Test func `a title before a GUID in a URL says nothing`() async {
        let id = "4b1a3c7d-0f6e-4f7a-9a1e-2d6d3d7f1a55"
        let files = bodies(
            "<https://example.org/when-to-\(id)>", "<https://example.org/de-de/wann-\(id)>", "<https://example.org/quand-\(id)>",
            "<https://example.org/\(id)>")
        #expect(await found(files) == [])
    }

    @Test func `a link that only the source has is the source's, whatever the others have`() async {
        let found = await found(bodies("[x](t2.md)", "<https://a.example/de>", "<https://b.example/fr>", "<https://c.example/ja>"))
        #expect(found.first { $0.path == "en-us/a.md" }?.message.contains("only here ‘t2.md’") == true)
        #expect(!found.contains { $0.message.contains("lacks") })
    }

    @Test func `links to a topic whose id is another's, or no GUID, are not compared`() async {
        var files = bodies("[x](t2.md)", "[x](t2.md)", "[x](t2.md)", "[x](t2.md)")
        files["fr-fr/t2.md"] = "---\ntitle: X\nassetid: 12\n---\n"
        #expect(await found(files).filter { $0.id == .l10nLinksDiffer || $0.id == .l10nTopicOrphan } == [])
        files["fr-fr/t2.md"] = topic(3)
        #expect(await found(files).filter { $0.id == .l10nLinksDiffer } == [])
    }

    @Test func `a published URL and a path to the same topic are equal`() async {
        var files = bodies("[x](t2.md)", "[x](t2.md)", "[x](https://technet.microsoft.com/fr-fr/library/aa9(v=exchg.150))", "[x](t2.md)")
        files["en-us/t2.md"] = topic(2, "", "mtpsurl: https://technet.microsoft.com/library/Aa9(v=EXCHG.150)\n")
        #expect(await found(files) == [])
    }

    @Test(arguments: [
        ("https://Example.org/fr-fr/a/", "http://example.org/a"), ("https://fr.example.org/a", "https://example.org/a"),
        ("https://example.org/a?b=1&lang=fr#x", "https://example.org/a?b=1"),
        ("https://example.org/a?x=2&b=1", "https://example.org/a?b=1&x=2"), ("//example.org/%61", "https://example.org/a"),
    ])
    func `URLs are compared without what differs by language`(one: String, other: String) {
        #expect(CanonicalURL.key(of: one, languages: ["en", "fr"]) == CanonicalURL.key(of: other, languages: ["en", "fr"]))
    }

    @Test(arguments: [
        ("https://example.org/is/a", "https://example.org/a"), ("https://example.org/a?id=1", "https://example.org/a?id=2"),
        ("mailto:a@example.org", "mailto:b@example.org"),
    ])
    func `different URLs stay different`(one: String, other: String) {
        #expect(CanonicalURL.key(of: one, languages: ["fr"]) != CanonicalURL.key(of: other, languages: ["fr"]))
    }

    // MARK: Code and structure

    @Test func `code is compared line by line without white space`() async throws {
        let code = "Run `a b`.\n\n```\none  two\nthree\n```"
        let files = bodies(code, code, "Run `a  b`.\n\n```\none two\n\nthree\n```", "Run `a c`.\n\n```\none two\nthree\n```")
        let diagnostics = await found(files)
        #expect(diagnostics.map(\.id) == [.l10nCodeDiffers])
        #expect(diagnostics.first?.path == "ja-jp/a.md")
        #expect(diagnostics.first?.message.contains("lacks ‘a b’; only here ‘a c’") == true)
    }

    @Test(arguments: [
        ("## A\n\n## B", "## A\n\n### B", "heading 2 is of level 3 for 2"), ("## A", "x", "0 headings for 1"),
        ("- a\n- b", "- a", "1 list items for 2"),
        ("| a |\n|---|\n| b |\n| c |", "| a |\n|---|\n| b |", "table 1 has 2 rows for 3"),
        ("<table><tr><td><table><tr><td>x</td></tr></table></td></tr></table>", "<table><tr><td>x</td></tr></table>", "1 tables for 2"),
    ])
    func `what is built otherwise is told`(usual: String, odd: String, words: String) async {
        let diagnostics = await found(bodies(usual, usual, usual, odd))
        #expect(diagnostics.map(\.id) == [.l10nStructureDiffers])
        #expect(diagnostics.first?.message.hasSuffix(words) == true, "\(diagnostics)")
    }

    // MARK: Values

    @Test(arguments: [
        ("needs 1,024 MB", ["1024"]), ("brauchen 1.024 MB", ["1024"]), ("15.0.847.32以降", ["15084732"]), ("５０ 個", ["50"]),
        ("5 or 12 or 10,000,000 at 5:00", []), ("write {0} and %1 or 50% of %s", ["{0}", "%1", "50", "%s"]),
        ("run Get-Item, not Client-Server or re-INVITE", ["get-item"]), (#"see \\server\share\a.log."#, [#"\\server\share"#, "a.log"]),
        ("the file AGENTyyyymmdd.log", []), ("0.5 or .05", []),
    ])
    func `values are told from words`(text: String, keys: [String]) {
        #expect(TextValues.values(in: Array(text.utf8)).filter(\.isCertain).map { String(decoding: $0.key, as: UTF8.self) } == keys)
    }

    @Test func `a number with spaces may be one or several`() {
        let keys = Set(TextValues.values(in: Array("1 024 Mo le 07.09.2012".utf8)).map { String(decoding: $0.key, as: UTF8.self) })
        #expect(keys.isSuperset(of: ["1024", "2012"]))
    }

    @Test func `a value that a translation lacks is reported there, unless its code or a link has it`() async {
        let diagnostics = await found(bodies("Wait 30 s.", "30 s warten.", "Attendez.", "`30`"))
        #expect(diagnostics.filter { $0.id == .l10nValueLost }.map(\.path) == ["fr-fr/a.md"])
        #expect(diagnostics.first { $0.id == .l10nValueLost }?.message == "lost from the text of en-US: ‘30’")
    }

    @Test func `a command within a compound is not lost, and a round number may lose its zero`() async {
        let files = bodies("Use Get-Mailbox with 2.0 or C:\\Temp\\a.log.", "Der Get-Mailbox-Befehl, 2, c:\\temp\\A.LOG", "Get-Mailboxet 2 C:\\Temp\\a.log", "コマンド:Get-Mailbox 2 C:\\Temp\\a.logを")
        #expect(await found(files) == [])
    }

    @Test func `a name is not lost for capitals that other letters than those of ASCII are small letters to`() async {
        let files = bodies("Open foo.ini and Get-Kit.", "foo.ini, Get-Kit", "FOO.IN\u{130} aç, GET-\u{212A}IT.", "foo.ini Get-Kit")
        #expect(await found(files) == [])
        let lost = bodies("Open foo.ini.", "foo.ini", "FOO.\u{131}N\u{131}", "foo.ini")
        #expect(await found(lost).map(\.id) == [.l10nValueLost])
    }

    @Test func `what most locales lack is the source's own`() async {
        #expect(await found(bodies("Wait 30 s.", "Warten.", "Attendez.", "待つ")).isEmpty)
    }

    // MARK: Untranslated

    @Test func `a block that is the source's word for word is reported`() async {
        let text = "Make sure that the server is running."
        let diagnostics = await found(bodies("\(text)\n\nSee the Exchange Server book.", "Der Server läuft.\n\nSiehe Exchange Server 2013.", "Vérifiez.\n\nSee the Exchange Server book.", "確認\n\n\(text)"))
            .filter { $0.id == .l10nUntranslated }
        #expect(diagnostics.map(\.path) == ["fr-fr/a.md", "ja-jp/a.md"])
        #expect(diagnostics.last?.message == "not translated from en-US: ‘\(text)’")
    }

    @Test(arguments: [".rtf, .vdw, .vsd, .vss, .vst", "Troubleshooting FreeBusy Health Set", "住民基本レジストリ番号を常駐する番号", "C:\\a b:\\c d/e f/g h.i"])
    func `names and words of another script are no prose`(text: String) async {
        #expect(await found(["en-us/a.md": topic(1, text), "fr-fr/a.md": topic(1, text)]) == [])
    }

    @Test func `a locale of the source's language is not translated`() async {
        let text = "Make sure that the server is running."
        let files = ["en-us/a.md": topic(1, text), "en-gb/a.md": topic(1, text)]
        #expect(await found(files) == [])
    }

    // MARK: Missing and orphaned

    @Test func `what a locale lacks is one finding a folder`() async throws {
        let files = [
            "en-us/x/a.md": topic(1), "en-us/x/b.md": topic(2), "en-us/x/c.md": topic(3), "en-us/y/d.md": topic(4),
            "fr-fr/a.md": topic(1),
        ]
        let diagnostics = await found(files)
        #expect(diagnostics.map(\.message) == [
            "fr-FR lacks 2 of the 3 topics of ‘en-us/x’: ‘b.md’, ‘c.md’", "fr-FR lacks the topic of ‘en-us/y’: ‘d.md’",
        ])
        #expect(diagnostics.map(\.locale) == ["fr-FR", "fr-FR"])
    }

    @Test func `a source that cannot be compiled is not gone`() async {
        #expect(await found(["en-us/a.md": topic(1), "en-us/b.md": "no front matter", "fr-fr/a.md": topic(1), "fr-fr/b.md": topic(2)]).isEmpty)
    }

    @Test func `a translation that cannot be compiled is not missing`() async {
        #expect(await found(["en-us/a.md": topic(1), "en-us/b.md": topic(2), "fr-fr/a.md": "no front matter", "fr-fr/b.md": topic(2)]).isEmpty)
    }

    @Test func `a translation without a source is an orphan`() async {
        let diagnostics = await found(["en-us/a.md": topic(1), "fr-fr/a.md": topic(1), "fr-fr/b.md": topic(2)])
        #expect(diagnostics.map(\.id) == [.l10nTopicOrphan])
        #expect(diagnostics.map(\.path) == ["fr-fr/b.md"])
    }

    // MARK: Stale

    private static let before = "## One\n\nFirst.\n\n## Two\n\nSecond.\n"

    @Test func `one edit of the source is one finding, at the source`() async throws {
        let known = await recorded(bodies(Self.before, "## A\n\nB.\n\n## C\n\nD.\n", "## A\n\nB.\n\n## C\n\nD.\n", "## A\n\nB.\n\n## C\n\nD.\n"))
        let files = bodies(
            "## One\n\nFirst.\n\n## Two\n\nAnother one and `code`.\n\n- item\n", "## A\n\nB.\n\n## C\n\nD.\n",
            "## A\n\nB.\n\n## C\n\nD.\n", "## A\n\nB.\n\n## C\n\nD.\n")
        let diagnostics = await found(files, recorded: known)
        #expect(diagnostics.map(\.id) == [.l10nStale])
        let diagnostic = try #require(diagnostics.first)
        #expect(diagnostic.message == "edited since it was translated into de-DE, fr-FR, ja-JP: 2 blocks under ‘Two’")
        #expect(diagnostic.path == "en-us/a.md")
        #expect(diagnostic.related.map(\.path) == ["de-de/a.md", "fr-fr/a.md", "ja-jp/a.md"])
    }

    @Test func `who asks for one locale is told at its translation`() async throws {
        let known = await recorded(["en-us/a.md": topic(1, "One."), "fr-fr/a.md": topic(1, "Un.")])
        let files = ["en-us/a.md": topic(1, "Two."), "fr-fr/a.md": topic(1, "Un.")]
        let diagnostics = await found(files, recorded: known, wanted: [1])
        #expect(diagnostics.map(\.path) == ["fr-fr/a.md"])
        #expect(diagnostics.first?.message == "the source in en-US was edited since this was translated: 1 block at its beginning")
    }

    @Test func `a locale in which it is off is not named`() async {
        let files = ["en-us/a.md": topic(1, "One."), "fr-fr/a.md": topic(1, "Un."), "de-de/a.md": topic(1, "Eins.")]
        let known = await recorded(files)
        var severities = SeverityPolicy()
        _ = severities.set(.off, for: .l10nStale, locale: "fr-FR")
        let edited = files.merging(["en-us/a.md": topic(1, "Two.")]) { $1 }
        let message = await found(edited, recorded: known, severities: severities).first?.message
        #expect(message == "edited since it was translated into de-DE: 1 block at its beginning")
    }

    @Test func `what a translator does not see is no edit`() async {
        let known = await recorded(["en-us/a.md": topic(1, "One two\nthree [x](b.md)."), "en-us/b.md": topic(2), "fr-fr/a.md": topic(1, "Un [x](b.md)."), "fr-fr/b.md": topic(2)])
        let moved = [
            "en-us/d/a.md": "\u{FEFF}" + topic(1, "One  two three\r\n[x](../e/b.md).", "date: 2020-01-01\n"), "en-us/e/b.md": topic(2),
            "fr-fr/a.md": topic(1, "Un [x](b.md)."), "fr-fr/b.md": topic(2),
        ]
        #expect(await found(moved, recorded: known) == [])
    }

    @Test func `what was taken out, moved or given another title is said`() async {
        let translation = topic(1, "Un.")
        let known = await recorded(["en-us/a.md": topic(1, Self.before), "fr-fr/a.md": translation])
        func changes(_ source: String) async -> String? {
            await found(["en-us/a.md": source, "fr-fr/a.md": translation], recorded: known).first { $0.id == .l10nStale }?.message
        }
        let edited = "edited since it was translated into fr-FR: "
        #expect(await changes(topic(1, "## One\n\nFirst.\n\n## Two\n")) == edited + "1 block taken out")
        #expect(await changes(topic(1, "## Two\n\nSecond.\n\n## One\n\nFirst.\n")) == edited + "its structure")
        #expect(await changes(topic(1, Self.before).replacing("Topic 1", with: "Topic one")) == edited + "its title")
        #expect(await changes(topic(1, Self.before + "## Three\n")) == edited + "the heading ‘Three’")
    }

    @Test func `a translation that nobody recorded is not old`() async {
        #expect(await found(["en-us/a.md": topic(1, "A"), "fr-fr/a.md": topic(1, "B")], recorded: RecordedSources()) == [])
    }

    @Test func `nothing is compared in content of one locale`() async {
        #expect(await found(["en-us/a.md": topic(1)]) == [])
    }
}
