import HelpTerminal
import Testing

@Suite struct XHTMLReaderTests {
    /// What a reader says of `xhtml`, one event a text.
    private func events(_ xhtml: String) -> [String] {
        var reader = XHTMLReader(Array(xhtml.utf8))
        var events: [String] = []
        while let event = reader.next() {
            let name = String(decoding: reader.name, as: UTF8.self)
            switch event {
            case .open: events.append("<\(name)>")
            case .close: events.append("</\(name)>")
            case .empty: events.append("<\(name)/>")
            case .text: events.append(String(decoding: reader.text, as: UTF8.self))
            }
        }
        return events
    }

    @Test func `tags and the text between them are told apart`() {
        #expect(events("<p>a <b>c</b><br/><br /></p>") == ["<p>", "a ", "<b>", "c", "</b>", "<br/>", "<br/>", "</p>"])
        #expect(events("") == [])
        #expect(events("text") == ["text"])
    }

    @Test func `references are decoded, those that XML does not know stay`() {
        #expect(events("&lt;&gt;&amp;&quot;&apos;&#65;&#x42;&#X43;") == ["<>&\"'ABC"])
        #expect(
            events("&nbsp; &amp &; & &#; &#x; &#xG; &#-1; &#+1;") == ["&nbsp; &amp &; & &#; &#x; &#xG; &#-1; &#+1;"])
        #expect(events("&#0;&#xD800;&#x110000;") == ["\u{FFFD}\u{FFFD}\u{FFFD}"])
        #expect(events("&amp;lt;") == ["&lt;"])
    }

    @Test func `what is no tag is text`() {
        for text in [
            "1 < 2", "<", "<>", "</>", "< p>", "a<", "<p", "<p class=\"", "<p class=\"x>", "<1>", "<!", "<!--", "<?",
        ] {
            #expect(events(text).joined() == text)
        }
        #expect(events("<a href=\"<b>\">") == ["<", "a href=\"", "<b>", "\">"])
    }

    @Test func `comments, instructions and declarations are passed over, literal sections are text`() {
        #expect(events("a<!-- <b> -->b<?x <b> ?>c<!DOCTYPE html>d") == ["a", "b", "c", "d"])
        #expect(events("<![CDATA[<b> &amp;]]>x") == ["<b> &amp;", "x"])
        #expect(events("<![CDATA[<b>").joined() == "<![CDATA[<b>")
    }

    @Test func `attributes are found by their names and decoded`() {
        var reader = XHTMLReader(Array("<a title='x y' href = \"u?a=1&amp;b=2\" class=plain open href='no' x/>".utf8))
        #expect(reader.next() == .empty)
        func value(_ name: String) -> String? { reader.attribute(name).map { String(decoding: $0, as: UTF8.self) } }
        #expect(value("href") == "u?a=1&b=2")
        #expect(value("title") == "x y")
        #expect(value("class") == "plain")
        #expect(value("open") == "")
        #expect(value("x") == "")
        #expect(value("hre") == nil)
        #expect(value("y") == nil)
    }
}
