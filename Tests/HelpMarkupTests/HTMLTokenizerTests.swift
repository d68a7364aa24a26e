import Testing

@testable import HelpMarkup

@Suite struct HTMLTokenizerTests {
    /// The pieces of `html`, each in a form that is easy to compare.
    private func pieces(_ html: String) -> [String] {
        let bytes = Array(html.utf8)
        func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        var tokenizer = HTMLTokenizer(bytes, 0..<bytes.count)
        var result: [String] = []
        var end = 0
        while let piece = tokenizer.next() {
            let range: Range<Int>
            switch piece {
            case .text(let whole):
                range = whole
                result.append("text \(text(whole))")
            case .start(let name, let attributes, let isSelfClosing, let whole):
                range = whole
                let list = attributes.map { " " + text($0.name) + ($0.value.map { "=[\(text($0))]" } ?? "") }.joined()
                result.append("start \(text(name))\(list)\(isSelfClosing ? " /" : "")")
            case .end(let name, let whole):
                range = whole
                result.append("end \(text(name))")
            case .invisible(let whole):
                range = whole
                result.append("invisible \(text(whole))")
            }
            #expect(range.lowerBound == end, "the pieces follow one another without a gap")
            end = range.upperBound
        }
        #expect(end == bytes.count)
        return result
    }

    @Test(
        arguments: [
            ("", []), ("text", ["text text"]), ("a<b>c</b>", ["text a", "start b", "text c", "end b"]),
            ("<br/>", ["start br /"]),
            ("<br / >", ["start br"]), ("<a / b>", ["start a b"]), ("<A HREF=x>", ["start A HREF=[x]"]),
            ("</a b='c'>", ["end a"]),
        ] as [(String, [String])])
    func `tags and text are told apart`(html: String, expected: [String]) { #expect(pieces(html) == expected) }

    @Test(arguments: [
        ("<a b>", "start a b"), ("<a b=c>", "start a b=[c]"), ("<a b='c d'>", "start a b=[c d]"),
        ("<a b=\"c'd\">", "start a b=[c'd]"),
        ("<a b = \"c\">", "start a b=[c]"), ("<a b\n=\n'c'>", "start a b=[c]"),
        ("<a b='c'd='e'>", "start a b=[c] d=[e]"),
        ("<a b=''>", "start a b=[]"), ("<a =b>", "start a =b"), ("<a b=c/>", "start a b=[c/]"),
        ("<a b='>'>", "start a b=[>]"),
        ("<a b=`c`>", "start a b=[`c`]"), ("<a\tb\u{C}c>", "start a b c"), ("<a 'b'>", "start a 'b'"),
        ("<a <b>", "start a <b"),
    ])
    func `attributes are read as a browser reads them`(html: String, expected: String) {
        #expect(pieces(html) == [expected])
    }

    @Test(arguments: [
        "<", "<>", "< a>", "</", "</>", "</ a>", "<1>", "<a", "<a b", "<a b=", "<a b='", "<a b='c'", "</a", "<!",
        "<![CDATA[x]]>", "<!--", "<!-- a", "<?a", "<!a",
    ])
    func `what is no tag is text, nothing of it dropped`(html: String) {
        #expect(pieces(html).allSatisfy { $0.hasPrefix("text ") })
        #expect(pieces("x\(html)").map { $0.dropFirst(5) }.joined() == "x\(html)")
    }

    @Test(arguments: [
        "<!-- a -->", "<!---->", "<!-->", "<!--->", "<!--a--b-->", "<!DOCTYPE html>", "<?xml version='1.0'?>",
        "<!-- <b> -->",
    ])
    func `comments, types and instructions are invisible`(html: String) {
        #expect(pieces(html + "x") == ["invisible \(html)", "text x"])
    }

    @Test func `raw text is skipped up to its end tag, in any letter case`() {
        let bytes = Array("<b></sc></SCRIPT>x".utf8)
        var tokenizer = HTMLTokenizer(bytes, 0..<bytes.count)
        let found = tokenizer.skipRawText(until: Array("script".utf8)[...])
        #expect(found)
        guard case .end = tokenizer.next() else {
            Issue.record("no end tag")
            return
        }
        let missing = tokenizer.skipRawText(until: Array("script".utf8)[...])
        #expect(!missing)
    }

    @Test func `a range of a larger text is all that is looked at`() {
        let bytes = Array("<a><b><c>".utf8)
        var tokenizer = HTMLTokenizer(bytes, 3..<6)
        guard case .start(_, _, _, let whole) = tokenizer.next() else {
            Issue.record("no tag")
            return
        }
        #expect(whole == 3..<6)
        #expect(tokenizer.next() == nil)
    }
}

@Suite struct ElementNameTests {
    @Test(arguments: ElementName.allCases)
    func `each element is found by its name, in any letter case`(element: ElementName) {
        #expect(ElementName.named(Array(element.name.utf8)[...]) == element)
        #expect(ElementName.named(Array(element.name.uppercased().utf8)[...]) == element)
        #expect(ElementName.named(Array((element.name + "x").utf8)[...]) != element)
        #expect(element.bytes == Array(element.name.utf8))
    }

    @Test(arguments: [
        "", "server", "blockquota", "figcaptiox", "blockquotes", "h7", "é", "a-b", "my-element", "\u{1}", "tabl\u{5}",
    ])
    func `other names are no elements`(name: String) { #expect(ElementName.named(Array(name.utf8)[...]) == nil) }

    @Test func `what is renamed becomes something that is kept`() {
        for element in ElementName.allCases {
            if case .rename(let other) = element.treatment { #expect(other.treatment == .keep) }
        }
    }

    @Test func `nothing that runs or submits is kept`() {
        let names =
            "script style iframe object embed form input button select textarea base meta link svg math applet template"
        for name in names.split(separator: " ") {
            #expect(ElementName.named(Array(name.utf8)[...])?.treatment != .keep, "\(name)")
        }
    }
}
