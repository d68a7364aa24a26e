/// Makes text that others wrote safe to print.
///
/// Paths, links and messages hold what is in the content. Printed as it is, an escape sequence would command the
/// terminal, a bidi control would show another text than the one that is there (CVE-2021-42574), and a line end would
/// forge a line of output.
public enum TerminalText {
    /// `text` with each unsafe scalar written as `\n`, `\t`, `\r` or `\u{202E}`.
    public static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            if isUnsafe(scalar) {
                result += escape(scalar)
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Whether `scalar` commands the terminal, changes the order of text, ends a line, or can't be seen.
    ///
    /// Joiners (U+200C, U+200D) and variation selectors stay: Persian, Indic scripts and emoji are spelt with them.
    public static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20..<0x7F: false
        case 0x00..<0x20, 0x7F..<0xA0, 0xAD: true
        case 0x061C, 0x180E, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F: true
        case 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
        default: false
        }
    }

    /// How `scalar` is spelt where it can't be printed.
    public static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        }
    }
}
