import HelpDiagnostics
import Testing

@testable import HelpMarkup

/// What comments for helpc are about.
@Suite struct DirectiveTests {
    /// The scope of each directive, `whole file` for one that has none.
    private func scopes(_ source: String) -> [String] {
        parsed(source).directives.map { directive in
            directive.scope.map { source.at($0).trimmed } ?? "whole file"
        }
    }

    @Test(arguments: [
        ("<!-- helpc:ignore x -->", "ignore x"), ("<!--helpc:ignore x-->", "ignore x"),
        ("<!-- helpc: ignore\n x -->", "ignore\n x"),
        ("<!--\nhelpc:\n-->", ""),
    ]) func aCommentThatBeginsWithTheNameIsOne(_ source: String, _ text: String) {
        let topic = parsed(source)
        #expect(topic.directives.map(\.text) == [text])
        #expect(topic.directives.first.map { source.at($0.span) } == source)
    }

    @Test(arguments: [
        "<!-- helpc ignore x -->", "<!-- for helpc:ignore -->", "`<!-- helpc:ignore x -->`", "    <!-- helpc:ignore x -->",
        "```\n<!-- helpc:ignore x -->\n```", "\\<!-- helpc:ignore x -->", "<!-->helpc:", "<? helpc:ignore x ?>",
        "<!-- helpc:ignore x",
    ]) func nothingElseIsOne(_ source: String) {
        #expect(parsed(source).directives.isEmpty)
    }

    @Test(arguments: [
        ("A\n\n<!-- helpc:x -->\nB *c*\nd\n\nE\n", "B *c*\nd"), ("A\n\n<!-- helpc:x -->\n\nB\n\nC", "B"),
        ("A\n\n<!-- helpc:x -->\n# B\n\nC", "# B"), ("A\n\n<!-- helpc:x -->\n- b\n- c\n\nD", "- b\n- c"),
        ("A\n\n<!-- helpc:x -->\n> b\n>\n> c\n\nD", "> b\n>\n> c"),
        ("A\n\n<!-- helpc:x -->\n\n| b |\n|-|\n| c |\n\nD", "| b |\n|-|\n| c |"),
        ("A\n\n<!-- helpc:x -->\n<p>b\n</p>\n\nC", "<p>b\n</p>"), ("A\n\n<!-- helpc:x -->\n```\nb\n```\nC", "```\nb\n```"),
        ("A\n\n<!-- helpc:x -->\n<!-- else -->\n\nB", "<!-- else -->\n\nB"), ("A\n\n<!-- helpc:x -->", ""),
        ("- a\n\n  <!-- helpc:x -->\n\n  b\n\n  c\n", "b"), ("- a\n\n  <!-- helpc:x -->\n- b\n\n  c\n- d\n", "- b\n\n  c"),
        ("> a\n>\n> <!-- helpc:x -->\n> b\n\nc", "> b"),
    ]) func betweenBlocksItIsAboutTheNextBlock(_ source: String, _ scope: String) {
        #expect(scopes(source) == [scope])
    }

    @Test(arguments: [
        ("A <!-- helpc:x --> b\nc\n\nD", "b\nc"), ("# A <!-- helpc:x --> b\n\nC", "b"), ("- a <!-- helpc:x --> b\n- c", "b"),
        ("- <!-- helpc:x --> b\n- c", "b"), ("A\n\n<!-- helpc:x --> b\n\nC", "b"), ("<!-- helpc:x --> a\n\nB", "a"),
        ("<div>\n<!-- helpc:x -->\n<p>a</p>\n</div>\n\nB", "<p>a</p>\n</div>"),
        ("| a | b |\n|-|-|\n| c <!-- helpc:x --> d | e |", "d"),
        ("> [!NOTE]\n> a <!-- helpc:x --> b\n>\n> c", "b"), ("A <!-- helpc:x -->\n\nB", ""),
    ]) func inABlockItIsAboutTheRestOfIt(_ source: String, _ scope: String) {
        #expect(scopes(source) == [scope])
    }

    @Test(arguments: [
        "<!-- helpc:x -->\n\nA", "\n\n<!-- helpc:x -->\nA", "<!-- else -->\n<!-- helpc:x -->\n# A", "<!-- helpc:x -->",
        "  <!-- helpc:x -->\n- a",
    ]) func beforeEverythingElseItIsAboutTheFile(_ source: String) {
        #expect(scopes(source) == ["whole file"])
    }

    @Test func severalAreAboutTheSame() {
        let source = "<!-- helpc:x -->\n<!-- helpc:y -->\n\nA\n\n<!-- helpc:z --><!-- helpc:u -->\n\n<!-- helpc:v -->\nB\n\nC"
        #expect(scopes(source).map(\.last) == ["e", "e", "B", "B", "B"])
    }

    @Test func aHundredThousandCostNoMoreThanOtherComments() {
        let source = "A\n\n" + String(repeating: "<!-- helpc:x -->\n", count: 100_000) + "B"
        let topic = parsed(source)
        #expect(topic.directives.count == 100_000)
        #expect(topic.directives.allSatisfy { $0.scope?.range.upperBound == source.utf8.count })
    }

    @Test func nothingOfThemIsShown() {
        #expect(html("A <!-- helpc:ignore x y -->b\n\n<!-- helpc:ignore x y -->\nC") == html("A <!-- -->b\n\n<!-- -->\nC"))
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
