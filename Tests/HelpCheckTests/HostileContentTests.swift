import GrowthProof
import HelpDiagnostics
import HelpKeys
import HelpMarkup
import Testing

@testable import HelpCheck

/// Content that no author writes, made to cost more than its size when it is checked.
@Suite(.serialized) struct HostileContentTests {
    /// Checks all topics and tables of a content.
    private func check(_ catalog: Catalog) {
        let checker = Checker(catalog)
        for reference in catalog.references { _ = checker.check(reference) }
        for locale in catalog.locales.indices { _ = (checker.checkTocs(of: locale), checker.check(locale: locale)) }
    }

    private func growth(from count: Int = 50, _ files: (Int) -> [String: String]) -> String? {
        Growth.complaint(from: count, { Content(files($0)).catalog }, check)
    }

    // MARK: Links

    @Test(arguments: ["#h", "#H", "#x", "#h-"])
    func `links to as many headings of their own page cost what they are`(fragment: String) {
        let complaint = growth(from: 400) { count in
            let links = (0..<count).map { "[a](\(fragment)\($0))\n\n" }.joined()
            return ["en-us/a.md": topic(1, links + (0..<count).map { "# h\($0)\n\n" }.joined())]
        }
        #expect(complaint == nil)
    }

    @Test func `links to nothing cost what they are, however many topics there are`() {
        let complaint = growth(from: 100) { count in
            var files = ["en-us/a.md": topic(1, (0..<count * 4).map { "[a](topi\($0).md) " }.joined())]
            for number in 0..<count { files["en-us/topic\(number).md"] = "---\ntitle: T\n---\n" }
            return files
        }
        #expect(complaint == nil)
    }

    @Test func `rooted links, each of a prefix of its own, cost what they are`() {
        let complaint = growth { count in ["en-us/a.md": topic(1, (0..<count).map { "[a](/p\($0)/x) " }.joined())] }
        #expect(complaint == nil)
    }

    @Test func `a hundred thousand links on a page are a hundred thousand links`() {
        let links = (0..<100_000).map { "[a](b\($0 % 7).md) " }.joined()
        let content = Content(["en-us/a.md": topic(1, links), "en-us/b1.md": topic(2)])
        let reference = TopicReference(locale: 0, index: 0)
        let result = Checker(content.catalog).check(reference)
        #expect(result.links.count == 100_000)
        #expect(result.diagnostics.count { $0.id == .linkTargetMissing } == 85_714)
    }

    // MARK: Front matter

    @Test(arguments: ["title: a", "ms.assetid: a", "aliases: a", "unknown: a"])
    func `one key over and over costs what it is`(line: String) {
        let complaint = growth { count in
            ["en-us/a.md": "---\n" + String(repeating: line + "\n", count: count) + "---\nText\n"]
        }
        #expect(complaint == nil)
    }

    @Test func `keys that nobody knows cost what they are`() {
        let complaint = growth { count in
            ["en-us/a.md": "---\n" + (0..<count).map { "titl\($0): a\n" }.joined() + "---\nText\n"]
        }
        #expect(complaint == nil)
    }

    @Test func `topics that all have one id cost what they are`() {
        let complaint = growth(from: 20) { count in
            Dictionary(
                uniqueKeysWithValues: (0..<count).map {
                    ("en-us/a\($0).md", topic(1, "T", "mtpsurl: https://example.org/a\nerrorid: e\n"))
                })
        }
        #expect(complaint == nil)
    }

    // MARK: Redirects

    @Test func `redirects that lead to one another cost what they are, in a circle too`() {
        for isCircle in [false, true] {
            let complaint = growth(from: 20) { count in
                var files = ["en-us/t.md": topic(1, "[a](r0.md)")]
                for number in 0..<count {
                    files["en-us/r\(number).md"] = stub(
                        number + 1 < count ? "r\(number + 1).md" : isCircle ? "r0.md" : "t.md#x")
                }
                return files
            }
            #expect(complaint == nil)
        }
    }

    // MARK: Tables of contents

    @Test func `entries of a table cost what they are`() {
        let complaint = growth { count in
            let entries = (0..<count).map { "- name: N\($0)\n  href: n\($0).md\n" }.joined()
            return ["en-us/a.md": topic(1), "en-us/toc.yml": entries]
        }
        #expect(complaint == nil)
    }

    /// Without a bound each file is one more call on the stack.
    @Test func `a table in a table in a table, fifty thousand deep, comes to an end and is reported`() throws {
        var tocs: [TocFile] = []
        for level in 0..<50_000 {
            let text = "- name: L\n  href: ../t\(level + 1)/toc.yml\n- name: A\n  href: ../a.md\n"
            tocs.append(TocFile(Array(text.utf8), path: "en-us/t\(level)/toc.yml"))
        }
        let parsed = TopicParser().parse(Array(topic(1).utf8), path: "en-us/a.md")
        let locale = LocaleCatalog(
            folder: "en-us", tag: try #require(LocaleTag("en-US")), topics: [Topic(parsed)], redirects: [], tocs: tocs)
        let catalog = Catalog(
            locales: [locale], listing: ContentListing(tocs.map(\.path) + ["en-us/a.md"]), failedPaths: [],
            settings: CheckSettings())
        let (tree, diagnostics) = Checker(catalog).checkTocs(of: 0)
        #expect(!tree.isEmpty)
        #expect(Set(diagnostics.map(\.id)) == [.tocInvalid, .tocTargetMissing])
    }

    // MARK: Translations

    private static let pieces: [(String, @Sendable (Int, String) -> String)] = [
        ("items", { number, _ in "- item \(number) of the list\n" }),
        ("code", { number, locale in "Text `code \(number) \(locale)` more.\n\n" }),
        ("the same code", { number, _ in "Text `code \(number)` more.\n\n" }),
        ("links", { number, locale in "[a](https://example.org/\(locale)/x\(number)) " }),
        ("values", { number, locale in "Use Get-Item\(locale == "en-us" ? "A" : "B")\(number) and \(number * 1_000 + 7).\n\n" }),
        ("one number", { number, _ in "1.\(number)." }),
        ("headings", { number, locale in locale == "en-us" ? "# h\(number)\n\n" : "## h\(number)\n\n" }),
        ("rows", { number, _ in number == 0 ? "| a | b |\n|---|---|\n" : "| cell \(number) | other words in it |\n" }),
        ("text that nobody translated", { number, _ in "Some words number \(number) that nobody translated.\n\n" }),
    ]

    @Test(arguments: pieces.indices)
    func `a long topic in three locales is compared in what it is`(index: Int) {
        let piece = Self.pieces[index].1
        func checker(_ count: Int) -> TranslationChecker {
            var files: [String: String] = [:]
            for locale in ["en-us", "de-de", "fr-fr"] {
                files["\(locale)/a.md"] = topic(1, (0..<count).map { piece($0, locale) }.joined())
            }
            let catalog = Content(files) { $0.defaultLocale = .init("en-US") }.catalog
            return TranslationChecker(checked(catalog), locales: catalog.locales.indices, severities: SeverityPolicy())
        }
        let complaint = Growth.complaint(from: 50, checker) { checker in
            for group in checker.groups.indices { _ = checker.check(group: group, recorded: nil) }
        }
        #expect(complaint == nil, "\(Self.pieces[index].0)")
    }

    @Test func `old translations of a long topic are told in what it is`() {
        func input(_ count: Int) -> (checker: TranslationChecker, recorded: RecordedSources) {
            let body = (0..<count).map { "Block number \($0).\n\n## Heading \($0)\n\n" }.joined()
            let catalog = Content(["en-us/a.md": topic(1, body), "de-de/a.md": topic(1, "Text")]) {
                $0.defaultLocale = .init("en-US")
            }.catalog
            let checker = TranslationChecker(checked(catalog), locales: catalog.locales.indices, severities: SeverityPolicy())
            var recorded = checker.record(group: 0)
            for translation in recorded.hashes.keys { recorded.hashes[translation] = 1 }
            recorded.blocks = [1: (0..<UInt32(count)).map { $0 }]
            return (checker, recorded)
        }
        let complaint = Growth.complaint(from: 50, input) { _ = $0.checker.check(group: 0, recorded: $0.recorded) }
        #expect(complaint == nil)
    }

    private func checked(_ catalog: Catalog) -> CheckedCatalog {
        let checker = Checker(catalog)
        return CheckedCatalog(
            catalog: catalog,
            links: catalog.locales.indices.map { locale in
                catalog.locales[locale].topics.indices.map { checker.check(TopicReference(locale: locale, index: $0)).links }
            },
            redirectEnds: catalog.locales.map { _ in [] }, tocs: catalog.locales.map { _ in [] })
    }
}
