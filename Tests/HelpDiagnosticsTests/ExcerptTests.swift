import HelpDiagnostics
import Testing

@Suite struct ExcerptTests {
    @Test func `carets stand under the span`() {
        #expect(excerpt(of: "x.md", in: "---\nsee [x](x.md) now\n") == [
            " --> a.md:2:9",
            "  |",
            "2 | see [x](x.md) now",
            "  |         ^^^^",
        ])
    }

    @Test func `carets stand under wide letters`() {
        #expect(excerpt(of: "セットアップ", in: "詳しくは「セットアップ」を\n") == [
            " --> a.md:1:6",
            "  |",
            "1 | 詳しくは「セットアップ」を",
            "  |           ^^^^^^^^^^^^",
        ])
    }

    @Test func `tabs become spaces up to the next multiple of four`() {
        #expect(excerpt(of: "x", in: "\ta\tx\n") == [
            " --> a.md:1:4",
            "  |",
            "1 |     a   x",
            "  |         ^",
        ])
        #expect(excerpt(of: "\t", in: "ab\tc\n").last == "  |   ^^")
    }

    @Test func `a base and its marks are one`() {
        #expect(excerpt(of: "x", in: "e\u{301}e\u{301} 👨‍👩‍👧 x\n") == [
            " --> a.md:1:12",
            "  |",
            "1 | e\u{301}e\u{301} 👨‍👩‍👧 x",
            "  |       ^",
        ])
        #expect(excerpt(of: "\u{301}", in: "ae\u{301}b\n").last == "  |  ^")
    }

    @Test func `a mark at the start of a line doesn't land on the frame`() {
        #expect(excerpt(of: "x", in: "\u{301}x\n").suffix(2) == ["1 | \u{25CC}\u{301}x", "  |  ^"])
    }

    @Test func `an empty span has one caret`() {
        #expect(excerpt(of: SourceSpan(1, 1), in: Array("abc\n".utf8)).last == "  |  ^")
        #expect(excerpt(of: SourceSpan(3, 3), in: Array("abc\n".utf8)).last == "  |    ^")
        #expect(excerpt(of: SourceSpan(3, 4), in: Array("abc\n".utf8)).last == "  |    ^")
        #expect(excerpt(of: SourceSpan(4, 4), in: Array("日本\n".utf8)).last == "  |   ^")
    }

    @Test func `an empty span at the very start means the file and has no excerpt`() {
        #expect(excerpt(of: .fileStart, in: Array("abc\n".utf8)) == [" --> a.md:1:1"])
    }

    @Test func `a span over several lines shows the first and the last`() {
        let text = "one two\nthree\nfour\n  five six\n"
        #expect(excerpt(of: "two\nthree\nfour\n  five", in: text) == [
            " --> a.md:1:5",
            "  |",
            "1 | one two",
            "  |     ^^^",
            "...",
            "4 |   five six",
            "  |   ^^^^",
        ])
        #expect(excerpt(of: "two\nth", in: text).suffix(2) == ["2 | three", "  | ^^"])
    }

    @Test func `a span that takes the line end with it stays on its line`() {
        #expect(excerpt(of: "two\r\n", in: "one two\r\nthree") == [
            " --> a.md:1:5", "  |", "1 | one two", "  |     ^^^",
        ])
    }

    @Test func `a span past the end of the file has a place but no excerpt`() {
        #expect(excerpt(of: SourceSpan(90, 95), in: Array("abc\nde".utf8)) == [" --> a.md:2:3"])
        #expect(excerpt(of: SourceSpan(1, 95), in: Array("abc".utf8)).last == "  |  ^^")
        #expect(excerpt(of: SourceSpan(0, 5), in: []) == [" --> a.md:1:1", "  |", "1 |", "  | ^"])
        #expect(excerpt(of: SourceSpan(-9, 2), in: Array("abc".utf8)).last == "  | ^^")
    }

    @Test func `invalid UTF-8 shows as replacement characters`() {
        let bytes = Array("a".utf8) + [0xFF, 0xE6, 0x97] + Array("b".utf8)
        #expect(excerpt(of: SourceSpan(2, 4), in: bytes) == [
            " --> a.md:1:3",
            "  |",
            "1 | a\u{FFFD}\u{FFFD}b",
            "  |   ^",
        ])
    }

    @Test func `controls in the source are spelt out and marked in full`() {
        #expect(excerpt(of: "\u{202E}", in: "a\u{202E}b\u{1B}[2J\u{0}\n").suffix(2) == [
            #"1 | a\u{202E}b\u{1B}[2J\u{0}"#,
            "  |  ^^^^^^^^",
        ])
    }

    @Test func `a byte order mark is not shown`() {
        #expect(excerpt(of: "b", in: "\u{FEFF}ab\n").suffix(2) == ["1 | ab", "  |  ^"])
        #expect(excerpt(of: "\u{FEFF}", in: "\u{FEFF}ab\n").suffix(2) == ["1 | ab", "  | ^"])
    }
}
