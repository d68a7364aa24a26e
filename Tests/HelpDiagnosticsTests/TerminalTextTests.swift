import HelpDiagnostics
import Testing

@Suite struct TerminalTextTests {
    @Test func `ordinary text of any script stays as it is`() {
        let text = "Voir ‘../日本/a b.md’ — 👨‍👩‍👧 می‌خواهم"
        #expect(TerminalText.escaped(text) == text)
    }

    // No test arguments: the runner would print them as they are.
    private static let unsafeTexts = [
        ("\u{1B}[31mred", #"\u{1B}[31mred"#), ("a\u{202E}b", #"a\u{202E}b"#), ("a\nb\r\tc", #"a\nb\r\tc"#),
        ("\u{0}\u{7F}\u{9B}", #"\u{0}\u{7F}\u{9B}"#), ("\u{2066}x\u{2069}", #"\u{2066}x\u{2069}"#),
        ("\u{2028}\u{200B}\u{FEFF}\u{E0041}", #"\u{2028}\u{200B}\u{FEFF}\u{E0041}"#), ("a\r\nb", #"a\r\nb"#),
    ]

    @Test func `controls, bidi controls and what can't be seen are spelt out`() {
        for (text, escaped) in Self.unsafeTexts { #expect(TerminalText.escaped(text) == escaped) }
    }

    @Test func `nothing unsafe is left of any scalar`() {
        for code in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(code), scalar.properties.generalCategory == .control else { continue }
            #expect(TerminalText.escaped(String(scalar)).unicodeScalars.allSatisfy { !TerminalText.isUnsafe($0) })
            #expect(TerminalText.isUnsafe(scalar))
        }
    }
}
