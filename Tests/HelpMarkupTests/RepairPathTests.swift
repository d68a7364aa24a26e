import HelpDiagnostics
import Testing

@testable import HelpMarkup

/// Raw HTML that is proven balanced joins the tree directly; libxml2 would have said the same.
@Suite struct RepairPathTests {
    @Test(arguments: Case.all)
    func `both ways give one page for a case that is balanced and conforms`(golden: Case) throws {
        let source = try golden.source()
        let builder = try builder(of: source)
        guard builder.isBalanced else { return }
        let direct = parsed(source)
        let repaired = parsed(source) { $0.alwaysRepairs = true }
        // A tag that stands where it may not ends others to an HTML parser, but not to the conformer.
        if builder.conforms { #expect(html(repaired) == html(direct)) }
        #expect(repaired.markup.words == direct.markup.words)
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
            var markup = try builder(of: source).markup
            markup.tokens = UnsafeRemoval.cleaned(markup.tokens)
            let words = markup.words
            markup.tokens = TokenBalancer.nested(markup)
            markup = TreeConformer.conforming(markup)
            #expect(Invariants.nesting(markup) == [], Comment(rawValue: golden.name))
            #expect(markup.words == words, Comment(rawValue: golden.name))
        }
    }

    @Test(arguments: ["<a href='x'><div><a href='y'>z", "<a href='x'>\n\n<a href='y'>z", "<a>\n\n[z](y)"])
    func `a link that waits for room is over when another begins`(source: String) {
        do {
            #expect(Invariants.nesting(parsed(source).markup) == [])
        }
    }

    /// The builder's stream, before anything is arranged.
    private func builder(of source: [UInt8]) throws -> MarkupBuilder {
        let start = parsed(source).bodyStart
        let tree = try MarkdownTree(parsing: source[start...], maximumDepth: 200)
        return try BodyParser(tree, map: SourceMap(source, bodyStart: start), options: MarkupOptions()).builder
    }
}
