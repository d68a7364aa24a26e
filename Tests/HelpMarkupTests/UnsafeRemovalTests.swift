import Testing

@testable import HelpMarkup

/// What is removed is gone with its links; what stays, as all does behind an element that never ends, has them.
@Suite struct UnsafeRemovalTests {
    @Test(arguments: [
        "Text <iframe c=\"\"><a href=\"a b.md\">x</a> text [l](l.md)",
        "[l](l.md) <object><img src=\"a b.md\" alt=\"x\"> text",
        "<object>\n\n[x](<a b.md>) [l](l.md)\n",
    ])
    func `a link behind an element that never ends is a link`(source: String) {
        let topic = parsed(source)
        #expect(Set(topic.links.map(\.destination)) == ["a b.md", "l.md"])
        #expect(html(topic).contains("\"a%20b.md\""))
        #expect(topic.faults.contains { if case .unsafeElement = $0.kind { true } else { false } })
    }

    @Test(arguments: [
        "[k](k.md) <iframe><a href=\"a.md\">x</a></iframe> [l](l.md)",
        "[k](k.md)\n\n<object>\n\n[x](a.md) ![i](i.png)\n\n</object>\n\n[l](l.md)",
        "[k](k.md) <object><object><a href=\"a.md\">x</a></object></object> [l](l.md) ",
    ])
    func `a link in what is removed is none, and the others keep their places`(source: String) {
        let topic = parsed(source)
        #expect(topic.links.map(\.destination) == ["k.md", "l.md"])
        let page = html(topic)
        #expect(page.contains("<a href=\"k.md\">k</a>") && page.contains("<a href=\"l.md\">l</a>"))
        #expect(!page.contains("a.md") && !page.contains("i.png"))
    }
}
