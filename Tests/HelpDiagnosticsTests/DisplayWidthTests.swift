import HelpDiagnostics
import Testing

@Suite struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本語", 6), ("ＡＢ", 4), ("ｱｲ", 2), ("한국", 4),
        ("\u{1112}\u{1161}\u{11AB}", 2), ("，。", 4), ("Привет", 6), ("שלום", 4), ("a\u{200D}b", 2),
    ])
    func `letters take the columns of their script`(text: String, width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }

    @Test(arguments: [
        "😀", "👨‍👩‍👧‍👦", "👍🏽", "☝🏽", "❤️", "©️", "1️⃣", "🇫🇷", "🏃‍♂️", "🏳️‍🌈", "👩🏽‍💻", "\u{1FAE8}",
    ])
    func `an emoji sequence takes two columns`(emoji: String) {
        #expect(DisplayWidth.of(emoji) == 2)
    }

    @Test func `neighbouring pictures don't merge without a joiner`() {
        #expect(DisplayWidth.of("😀😀") == 4)
        #expect(DisplayWidth.of("🇫🇷🇩🇪") == 4)
        #expect(DisplayWidth.of("👍🏽👍") == 4)
    }

    @Test func `letters of an Indic conjunct add up as terminals add them`() {
        #expect(DisplayWidth.of("क्ष") == 2)
    }

    @Test(arguments: [0, 0x1B, 0x9B, 0xAD, 0x200B, 0x202E, 0xFEFF, 0xFE0F] as [UInt32])
    func `what has no ink has no width`(code: UInt32) {
        #expect(Unicode.Scalar(code).map(DisplayWidth.of) == 0)
    }

    @Test(arguments: ["\u{378}", "\u{600}", "§", "…", "\u{FFFD}", "\u{E000}", "\u{10FFFF}"] as [Unicode.Scalar])
    func `ambiguous, private and unassigned scalars take one column`(scalar: Unicode.Scalar) {
        #expect(DisplayWidth.of(scalar) == 1)
    }

    @Test(arguments: [0x4E00, 0x9FFF, 0x20000, 0x3FFFD, 0xAC00, 0xD7A3, 0xFF01] as [UInt32])
    func `the ends of wide ranges are wide`(code: UInt32) {
        #expect(Unicode.Scalar(code).map(DisplayWidth.of) == 2)
    }
}
