import HelpDiagnostics
import Testing

@testable import HelpMarkup

/// Whatever happens to tags, no word of the author's is lost, doubled or moved.
@Suite struct TextPreservationTests {
    @Test(arguments: Case.all)
    func `a case keeps its words`(golden: Case) throws {
        let source = try golden.source()
        expectSameWords(source, golden.name)
    }

    @Test(arguments: [
        "<p>a<p>b</div>c</table>d", "a <b>b <i>c</b> d</i> e", "<table>a<tr>b<td>c<p>d</table>e", "<ul>a<li>b</ul>c",
        "x <script> y",
        "<h2>a<table><tr><td>b</table>c</h2>d", "<pre>a<ul><li>b</ul>c</pre>d", "<a>b<a>c</a>d",
        "<dl>a<dt>b<dd>c</dl>d", "<col>a", "<br>a</br>b",
        "<summary>a<p>b</summary>c", "<colgroup>a</colgroup>b", "<caption>a</caption>b", "<img>a</img>b", "<hr>a",
        "<tbody>a", "<thead>a<td>b",
        "a </p> b", "<button>a", "a <button> b\n\n- c </button> d", "<details>a<summary>b</summary>c",
        "<figure>a<figcaption>b</figure>c",
    ])
    func `a misnested piece keeps its words`(source: String) { expectSameWords(Array(source.utf8), source) }

    @Test(arguments: 0..<4)
    func `random tags keep their words`(seed: UInt64) {
        let names = ElementName.allCases.filter { $0.treatment != .remove }.map(\.name)
        var generator = SeededGenerator(state: seed)
        for _ in 0..<300 {
            var source = Bool.random(using: &generator) ? "x " : ""
            for index in 0..<Int.random(in: 1...14, using: &generator) {
                let name = names.randomElement(using: &generator) ?? "b"
                source +=
                    ["<\(name)>", "</\(name)>", "<\(name)/>", "w\(index) ", "\n\n", "\n"].randomElement(
                        using: &generator) ?? ""
            }
            expectSameWords(Array(source.utf8), source)
            let topic = parsed(source)
            let bytes = Array(source.utf8)
            #expect(Invariants.broken(topic, bytes) == [], Comment(rawValue: source.debugDescription))
        }
    }

    /// The words before anything was arranged, and after, on each of the ways.
    private func expectSameWords(_ source: [UInt8], _ name: String) {
        let comment = Comment(rawValue: name.debugDescription)
        guard let before = Self.wordsBeforeRepair(source) else { return }
        #expect(parsed(source).markup.words == before, comment)
        #expect(parsed(source) { $0.alwaysRepairs = true }.markup.words == before, comment)
    }

    /// The words of the builder's stream, nothing arranged; nil for what is no topic.
    static func wordsBeforeRepair(_ source: [UInt8]) -> String? {
        let topic = parsed(source)
        guard topic.failure == nil else { return nil }
        guard topic.hasBody else { return "" }
        guard let tree = try? MarkdownTree(parsing: source[topic.bodyStart...], maximumDepth: 200),
            let parser = try? BodyParser(
                tree, map: SourceMap(source, bodyStart: topic.bodyStart), options: MarkupOptions())
        else { return nil }
        var markup = parser.builder.markup
        markup.tokens = UnsafeRemoval.cleaned(markup.tokens)
        return markup.words
    }
}
