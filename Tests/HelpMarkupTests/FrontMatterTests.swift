import GrowthProof
import HelpDiagnostics
import Testing

@testable import HelpMarkup

@Suite struct FrontMatterTests {
    private func topic(_ source: String) -> ParsedTopic { TopicParser().parse(Array(source.utf8), path: "a.md") }

    // MARK: Keys

    @Test(arguments: FrontMatterKey.allCases)
    func `each spelling of a key is understood, in any letter case`(key: FrontMatterKey) throws {
        for (name, isAlias) in key.spellings.map({ ($0, false) }) + key.aliases.map({ ($0, true) }) {
            for written in [name, name.uppercased(), name.capitalized] {
                let source = "---\n\(written): some value\n---\nBody\n"
                let topic = topic(source)
                #expect(topic.failure == nil)
                let entry = try #require(topic.frontMatter.entries.first)
                #expect(entry.key == key)
                #expect(entry.isAlias == isAlias)
                #expect(entry.name == written)
                #expect(source.at(entry.keySpan) == written)
                let found = try #require(topic.frontMatter.text(key))
                #expect(found.text == "some value")
                #expect(source.at(found.span) == "some value")
            }
        }
    }

    @Test func `the spellings of the archive mean what the plain ones mean`() {
        let expected: [(String, FrontMatterKey)] = [
            ("TOCTitle", .tocTitle), ("ms:assetid", .assetID), ("ms.assetid", .assetID), ("assetid", .assetID),
            ("ms:mtpsurl", .mtpsURL), ("ms:contentKeyID", .contentKeyID), ("mtps_version", .version),
            ("ms.date", .date), ("ms.translationtype", .translationType), ("f1_keywords", .keywords),
            ("redirect_url", .redirect), ("errorid", .errorID), ("aliases", .aliases), ("locale", .locale),
            ("description", .description), ("title", .title),
        ]
        for (name, key) in expected { #expect(FrontMatterKey.spelled(name)?.key == key) }
        #expect(FrontMatterKey.spelled("ms.assetid")?.isAlias == true)
        #expect(FrontMatterKey.spelled("ms:assetid")?.isAlias == false)
        #expect(FrontMatterKey.spelled("f1.keywords") == nil, "a flag of the archive, not a key")
        #expect(FrontMatterKey.foreign.contains("f1.keywords"))
    }

    @Test func `a canonical spelling goes before an alias, whichever stands first`() {
        let topic = topic("---\nms.assetid: alias\nms:assetid: canonical\n---\n")
        #expect(topic.frontMatter.text(.assetID)?.text == "canonical")
        #expect(topic.frontMatter.entries(of: .assetID).map(\.isAlias) == [false, true])
    }

    @Test func `an empty value leaves the next spelling its say`() {
        let topic = topic("---\nms:assetid:\nassetid: ''\nms.assetid: x\n---\n")
        #expect(topic.frontMatter.text(.assetID)?.text == "x")
    }

    @Test(arguments: ["? a: b", "? [a, b]\n: c", "? - a\n: b"])
    func `a key that is no text has no name, but a place`(entry: String) throws {
        let topic = topic("---\ntitle: T\n\(entry)\n---\nBody\n")
        let last = try #require(topic.frontMatter.entries.last)
        let place = "---\ntitle: T\n? ".utf8.count
        #expect(last.key == nil)
        #expect(last.name == "")
        #expect(last.keySpan == SourceSpan(place, place))
    }

    // MARK: Values

    @Test(arguments: [
        ("Plain text", "Plain text"), ("'It''s ''quoted'''", "It's 'quoted'"), ("'a: b'", "a: b"),
        (#""double \"quoted\" \\ ""#, #"double "quoted" \"#), (#""tab\tand \u00e9""#, "tab\tand é"),
        ("http://example.org/a(v=EXCHG.150)?b=c", "http://example.org/a(v=EXCHG.150)?b=c"), ("é 日本語：全角", "é 日本語：全角"),
        ("'no\u{A0}break'", "no\u{A0}break"), ("no\u{A0}break", "no\u{A0}break"), ("2013-01-01", "2013-01-01"),
        ("12345678", "12345678"), ("true", "true"), ("~", "~"), ("null", "null"), ("a # comment", "a"), ("a#b", "a#b"),
        ("   spaced   ", "spaced"), ("'  inner  '", "inner"), ("- x", nil), ("[a, b]", nil), ("{a: b}", nil),
        (">-\n  folded\n  text", "folded text"), ("|\n  literal\n  text", "literal\ntext"), ("a\n  b", "a b"),
    ])
    func `a value is the text it spells`(written: String, text: String?) {
        let topic = topic("---\nfirst: 1\ntitle: \(written)\n---\n")
        if written == "- x" {
            #expect(topic.failure != nil, "a list may not begin on its key's line")
            return
        }
        #expect(topic.failure == nil)
        #expect(topic.frontMatter.text(.title)?.text == text)
    }

    @Test(arguments: [
        "aliases:\n- a b\n- 'c''d'\n- \"e\"\n", "aliases:\n  - a b\n  - 'c''d'\n  - \"e\"\n",
        "aliases: [a b, 'c''d', \"e\"]\n",
    ])
    func `a list is its items, each with its place`(yaml: String) {
        let source = "\u{FEFF}---\n\(yaml)---\n"
        let found = topic(source).frontMatter.texts(.aliases)
        #expect(found.map(\.text) == ["a b", "c'd", "e"])
        #expect(found.first.map { source.at($0.span) } == "a b")
        #expect(found.last.map { source.at($0.span) } == "\"e\"")
    }

    @Test func `one text where a list may stand is a list of one`() {
        #expect(topic("---\naliases: one\n---\n").frontMatter.texts(.aliases).map(\.text) == ["one"])
    }

    @Test func `spans of quoted values hold the quotes, behind a byte order mark and CR LF too`() throws {
        let source = "\u{FEFF}---\r\ntitle: 'é: x'\r\nms:assetid: \"id\" \r\n---\r\nBody\r\n"
        let topic = topic(source)
        #expect(topic.failure == nil)
        #expect(topic.frontMatter.entries.map { source.at($0.keySpan) } == ["title", "ms:assetid"])
        #expect(topic.frontMatter.entries.map { source.at($0.value.span) } == ["'é: x'", "\"id\""])
        #expect(source.at(topic.frontMatter.span) == "---\r\ntitle: 'é: x'\r\nms:assetid: \"id\" \r\n---")
        #expect(topic.bodyStart == source.utf8.count - 6)
    }

    @Test func `spans are right where Yams reads the block`() throws {
        let source =
            "---\n# Yams has to read this: [\ntitle: é 日本 # comment\nlist: [a, \"b\"]\ndescription: >-\n  x\n---\n"
        let entries = topic(source).frontMatter.entries
        #expect(entries.map { source.at($0.keySpan) } == ["title", "list", "description"])
        #expect(entries.first.map { source.at($0.value.span) } == "é 日本")
        #expect(entries[1].value.items?.map { source.at($0.span) } == ["a", "\"b\""])
    }

    @Test func `a key that stands twice is kept twice, whoever reads the block`() {
        let plain = topic("---\ntitle: a\ntitle: b\n---\n")
        #expect(plain.failure == nil)
        #expect(plain.frontMatter.entries.map(\.name) == ["title", "title"])
        withKnownIssue("YamsAdapter: Yams throws for a repeated key what front-matter-duplicate-key only warns of") {
            let other = topic("---\ntitle: a\ntitle: b\nlist: [x]\n---\n")
            #expect(other.failure == nil)
        }
    }

    // MARK: The block

    @Test(arguments: [
        "", "\u{FEFF}", "\n", "# Title\n", "--- \u{A0}\n", "----\ntitle: x\n----\n", " ---\ntitle: x\n---\n", "--\n",
    ])
    func `a file that does not begin with the fence has no front matter`(source: String) {
        #expect(topic(source).failure == .frontMatterMissing)
        #expect(parsed(source).failure == nil)
    }

    @Test(arguments: [
        "---", "---\n", "---\ntitle: x\n", "---\ntitle: x\n----\n", "---\ntitle: x\n ---\n",
        "\u{FEFF}---\r\ntitle: x\r\n",
    ])
    func `a block that is never closed is invalid at its opening fence`(source: String) throws {
        guard case .frontMatterInvalid(let fault) = topic(source).failure else {
            Issue.record("\(String(describing: topic(source).failure))")
            return
        }
        #expect(fault.message.contains("never closed"))
        #expect(source.at(fault.span) == "---")
        #expect(parsed(source).failure == nil)
    }

    @Test(arguments: [
        "---\n---", "---\n---\n", "---\n\n# comment\n\n---\n", "---\n...\n", "---  \r\n---\t\r\n", "\u{FEFF}---\n---\n",
    ])
    func `an empty block is a topic that says nothing`(source: String) {
        let topic = topic(source)
        #expect(topic.failure == nil)
        #expect(topic.frontMatter.entries.isEmpty)
        #expect(!topic.hasBody)
        #expect(topic.markup.tokens.isEmpty)
    }

    @Test func `front matter alone has no body, and its redirect leads on`() {
        let source = "---\nredirect_url: /a/b\n---\n\n  \n"
        let topic = topic(source)
        #expect(topic.failure == nil)
        #expect(!topic.hasBody)
        #expect(topic.redirect?.text == "/a/b")
        #expect(topic.redirect.map { source.at($0.span) } == "/a/b")
        #expect(self.topic("---\nredirect_url: /a/b\n---\nBody\n").redirect == nil)
    }

    @Test(arguments: [
        "- a\n- b\n", "just text\n", "a: b\n c: d\n", "a: [b\n", "a: 'b\n", "\ta: b\n", "a: *nothing\n",
        "a: \"\\q\"\n", "@a: b\n", "a: b: c\n", "{a: b\n", "? [a\n",
    ])
    func `what is no mapping is invalid, at a place inside the block`(yaml: String) {
        let source = "---\n\(yaml)---\nBody\n"
        guard case .frontMatterInvalid(let fault) = topic(source).failure else {
            Issue.record("\(yaml): \(String(describing: topic(source).failure))")
            return
        }
        #expect(!fault.message.isEmpty)
        #expect(fault.span.range.lowerBound >= 4 && fault.span.range.upperBound <= 4 + yaml.utf8.count)
    }

    @Test func `the title falls back to the first heading, the shorter one to the title`() {
        #expect(topic("---\ntitle: T\n---\n# H\n").title == "T")
        #expect(topic("---\nlocale: en\n---\n# \n## H *e*\n").title == "H e")
        #expect(topic("---\nlocale: en\n---\ntext\n").title == nil)
        #expect(topic("---\ntitle: T\n---\n").tocTitle == "T")
        #expect(topic("---\ntitle: T\nTOCTitle: S\n---\n").tocTitle == "S")
    }

    // MARK: Hostile

    /// A billion values in thirteen lines.
    private static let exploding: String = {
        var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...12 {
            let item = "*a\(level - 1), "
            yaml += "a\(level): &a\(level) [\(item.times(10).dropLast(2))]\n"
        }
        return yaml
    }()

    /// As values, as a key, which is compared with others, and as what is merged into a block.
    @Test(.timeLimit(.minutes(2)), arguments: ["", "? *a12\n: v\n", "<<: [*a12]\n", "? [*a12]\n: v\n? {*a11 : *a12}\n: v\n"])
    func `aliases that explode are refused`(more: String) {
        guard case .frontMatterInvalid(let fault) = topic("---\n\(Self.exploding)\(more)---\n").failure else {
            Issue.record("not refused")
            return
        }
        #expect(fault.message.contains("aliases"))
    }

    @Test func `a thousand aliases are read, one more is too many, and words with asterisks are none`() {
        func source(_ count: Int, anchor: String = "&x v") -> String { "---\na: \(anchor)\nb: [" + "*x, ".times(count) + "]\n---\n" }
        #expect(topic(source(1_000)).failure == nil)
        guard case .frontMatterInvalid(let fault) = topic(source(1_001)).failure else {
            Issue.record("not refused")
            return
        }
        #expect(fault.message == "more than 1000 aliases")
        #expect(topic("---\na: &x v\n? [*x, b]\n: c\n---\n").failure == nil)
        #expect(topic("---\na: 'b\n  " + "*so* ".times(2_000) + "? c [d]: e'\n---\n").failure == nil)
    }

    private static let repeated: [@Sendable (Int) -> String] = [
        { "a: [" + "x, ".times($0) + "]" }, { "a: {" + (0..<$0).map { "k\($0): v, " }.joined() + "}" },
        { "a: [" + "日本, ".times($0) + "]" }, { "a: [" + "'it''s', ".times($0) + "]" }, { "a: \"" + "\\u0041".times($0) + "\"" },
        { "a: [" + "&a 1, *a, ".times($0) + "]" }, { "a: 'x\n" + "  y\n".times($0) + "  '" }, { "a: >\n" + "  y\n\n".times($0) },
        { "- !!str a\n".times($0) }, { "a: b\n".times($0) + "c: [d]" }, { (0..<$0).map { "k\($0): [v]\n" }.joined() },
        { "# a\n".times($0) + "a: [b]" }, { "a: [b" + "\n".times($0) + "]" }, { "a: b # " + "c".times($0) + "\nd: [e]" },
        { "a".times($0) + ": [b]" }, { "a: " + "b".times($0) + ": c" }, { "a: [" + "b".times($0) + "]" },
        { "k: [v]\n".times($0) }, { "a: [" + "\"\\x\", ".times($0) + "]" }, { "%YAML 1.1\n".times($0) },
    ]

    @Test(.timeLimit(.minutes(5)), arguments: repeated.indices)
    func `values cost what they are, on one line and on many`(index: Int) {
        let make = Self.repeated[index]
        let complaint = Growth.complaint(from: 50, { Array("---\n\(make($0))\n---\n".utf8) }) { source in
            _ = TopicParser().parse(source, path: "a.md")
        }
        #expect(complaint == nil)
    }

    private static let hostile: [String] = {
        var texts = ["[", "{a: ", "- ", "? ", "!!", "# \n"].map { $0.times(100_000) }
        texts.append("a: " + "[".times(100_000) + "]".times(100_000))
        texts.append("a: " + "{".times(63) + "}".times(63))
        texts.append("a: '" + "''".times(100_000) + "'")
        texts.append("a: |\n" + "  x\n".times(50_000))
        texts.append((0..<2000).map { " ".times($0) + "a:\n" }.joined())
        texts.append((0..<20_000).map { "k\($0): v\n" }.joined())
        // Each nested in the next one, though no line nests.
        texts.append("a0: &a0 [x]\n" + (1..<100_000).map { "a\($0): &a\($0) [*a\($0 - 1)]\n" }.joined())
        texts.append("a: &a \"" + "x".times(100_000) + "\"\nb: [" + "*a, ".times(900) + "]")
        texts.append("a: &a \"" + "x".times(100_000) + "\"\nb: [" + "{*a : v}, ".times(100_000) + "]")
        texts.append("? " + "1:1".times(100_000) + "\n: [a]")
        texts += ["a: &a *a", "&a [*a]", "- - [ - "]
        return texts
    }()

    @Test(.timeLimit(.minutes(2)), arguments: hostile.indices)
    func `nesting and length come to an answer`(index: Int) {
        let source = "---\n\(Self.hostile[index])\n---\nBody\n"
        if case .frontMatterInvalid(let fault) = topic(source).failure {
            #expect(fault.span.range.upperBound <= source.utf8.count)
        }
    }
}
