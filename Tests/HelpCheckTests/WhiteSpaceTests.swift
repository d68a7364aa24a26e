import Testing

@testable import HelpCheck

/// White space is one space to those who compare texts.
@Suite struct WhiteSpaceTests {
    @Test func `every run becomes one space, and none is left at the ends`() {
        let alphabet = ["a", "é", " ", "\t", "\u{A0}", "\u{3000}", "\u{1}"]
        var texts = [""]
        for _ in 0..<4 { texts += texts.flatMap { text in alphabet.map { text + $0 } } }
        for text in Set(texts) {
            let words = text.unicodeScalars.split { $0.properties.isWhitespace }
            var out = Array("before".utf8)
            WhiteSpace.appendCollapsed(Array(text.utf8), to: &out)
            #expect(out == Array("before".utf8) + Array(words.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ").utf8))
        }
    }
}
