import HelpDiagnostics
import Testing

@testable import HelpMarkup

/// Raw HTML that is proven balanced joins the tree directly; libxml2 would have said the same.
@Suite struct RepairPathTests {
    @Test(arguments: Case.all)
    func `both ways give one page for a balanced case`(golden: Case) throws {
        let source = try golden.source()
        let direct = parsed(source)
        guard !direct.wasRepaired else { return }
        let repaired = parsed(source) { $0.alwaysRepairs = true }
        #expect(repaired.wasRepaired || !direct.hasBody)
        #expect(html(repaired) == html(direct))
    }

    @Test func `what is balanced is not repaired, what is not is`() {
        for source in ["text", "a <b>b</b>", "<div>\n\ntext\n\n</div>", "<p>a<div>b</div>c</p>", "<br>", "<td>x</td>"] {
            #expect(!parsed(source).wasRepaired, Comment(rawValue: source))
        }
        for source in ["a <b>b", "a </b>", "<div>\n\ntext", "<ul><li>a<li>b</ul>", "a <b>b <i>c</b> d</i>"] {
            #expect(parsed(source).wasRepaired, Comment(rawValue: source))
        }
    }

    @Test func `the balancer's way out nests everything too`() throws {
        for golden in Case.all {
            let source = try golden.source()
            let topic = parsed(source)
            let tree = try CommonMarkParser.parse(source[topic.bodyStart...], maximumDepth: 200)
            let map = SourceMap(source, bodyStart: topic.bodyStart)
            var markup = try BodyParser(tree, map: map, options: MarkupOptions()).builder.markup
            markup.tokens = UnsafeRemoval.cleaned(markup.tokens)
            let words = markup.words
            markup.tokens = TokenBalancer.nested(markup)
            markup = TreeConformer.conforming(markup)
            #expect(Invariants.nesting(markup) == [], Comment(rawValue: golden.name))
            #expect(markup.words == words, Comment(rawValue: golden.name))
        }
    }
}
