import HelpDiagnostics
import Testing

@testable import HelpMarkup

/// What is no YAML is told in an author's words, at a place an author can mend.
@Suite struct YAMLProblemTests {
    /// Lines of front matter with the bytes that the finding marks in `«…»`, and words of its sentence.
    private static let cases: [(lines: String, words: String)] = [
        ("title: Setup«:» no space\n", "‘: ’ into quotes"), ("title: a\n b«:» c\n", "alike"),
        ("title: a\n«a»ssetid 1\nlocale: de\n", "no colon"), ("title: a\n«a»ssetid 1\n", "no colon"),
        ("title: \"Disk\" «f»ull\n", "belongs to nothing"), ("title: [Draft] «f»ull\n", "belongs to nothing"),
        ("title: 'it'«s» full'\n", "belongs to nothing"),
        ("keywords:\n    a: b\n  «c»: d\n", "alike"), ("  title: a\n«a»ssetid: b\n", "alike"),
        ("keywords:\n  - a\n  «b»: c\n", "begins with ‘- ’"),
        ("title: a\nkeywords: «[»a, b\nlocale: de\n", "in brackets never ends"), ("title: «{»a: b\nlocale: de\n", "in braces never ends"),
        ("title: [a, «*», b]\n", "quotes"), ("title: «]»a\n", "value is missing"), ("title: [a, «,» b]\n", "value is missing"),
        ("title: «\"»Disk full\nassetid: a\n", "no second one"), ("title: «'»tis full\n", "no second one"),
        ("title: \"C:«\\»Setup\"\n", "single quotes"), ("title: \"C:\\u«s»ers\"\n", "single quotes"),
        ("title: «@»home\n", "into quotes"), ("title: «`»dir`\n", "into quotes"), ("title: «%»TEMP%\n", "into quotes"),
        ("title: a\n«\t»locale: de\n", "spaces, not by tabs"), ("title:\n«\t»a: b\n", "spaces, not by tabs"),
        ("title: «-» a\n", "‘- ’"), ("title: «?» a\n", "‘? ’"), ("title: «*»new*\n", "‘*’"), ("title: «&» a\n", "‘*’ or ‘&’"), ("title: «*»new\n", "‘*’ unless"),
        ("title: «!»x!y\n", "‘!’"), ("title: > «a» b\n", "‘>’"), ("title: «!»Important note\n", "‘!’"), ("title: «!»Important\n", "‘!’"), ("title: «!» note\n", "‘!’"),
        ("title: «!»!Important note\n", "‘!’"), ("title: «&»Setup now\n", "‘&’"), ("title: «&»Setup\n", "‘&’"),
        ("keywords:\n- a\n- «!»b c\n", "‘!’"), ("«!»x title: a\n", "‘!’"), ("«&»x title: a\n", "‘&’"),
        ("title: a\nkeywords: [a, «&»b c]\n", "‘&’"), ("title: «&»a b\nlocale: &c d\nversion: *c\n", "‘&’"),
        ("title: a«\u{8}»b\n", "U+0008"),
        ("title: é日本\nx: «\u{7F}»\n", "U+007F"),
    ]

    @Test(arguments: cases.indices) func `what is no YAML is told where it begins`(index: Int) throws {
        let (lines, words) = Self.cases[index]
        let marked = "---\n\(lines)---\nText\n"
        let parts = marked.split(separator: "«", maxSplits: 1)
        let start = try #require(parts.first).utf8.count
        let source = marked.filter { $0 != "«" && $0 != "»" }
        guard case .frontMatterInvalid(let fault) = failure(source) else {
            Issue.record("read: \(lines)")
            return
        }
        #expect("\(fault.message); \(fault.hint ?? "")".contains(words), "\(lines)\(fault)")
        #expect(Int(fault.span.start) == start, "\(lines)\(fault)")
    }

    @Test(arguments: [
        "title: &a b\nlocale: *a\n", "&a title: b\nlocale: *a\n", "keywords: &k [a, b]\naliases: *k\n",
        "title: !!str 5\n", "title: a !b\n", "title: a &b\n", "title: '!a'\n", "title: \"&a b\"\n",
        "keywords: &k\n  a: b\naliases: *k\n",
    ]) func `a tag of YAML and an anchor that is referred to are read`(lines: String) {
        #expect(failure("---\n\(lines)---\nText\n") == nil)
    }

    private func failure(_ source: String) -> ParsedTopic.Failure? {
        TopicParser().parse(Array(source.utf8), path: "a.md").failure
    }

    @Test func `all words are words that something gets`() {
        let given = Self.cases.compactMap { lines, _ -> YAMLProblem.Words? in
            let source = "---\n\(lines)---\n".filter { $0 != "«" && $0 != "»" }
            guard case .frontMatterInvalid(let fault) = failure(source) else { return nil }
            return YAMLProblem.Words(fault.message, fault.hint)
        }
        #expect(Set(YAMLProblem.known.values).subtracting(given) == [])
    }
}
