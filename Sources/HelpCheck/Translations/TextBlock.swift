import HelpDiagnostics
import HelpKeys
import HelpMarkup

/// The text of one innermost block: a paragraph, an item of a list, a cell, a heading, the title.
struct TextBlock: Sendable {
    /// The text in `TopicInvariants.text`, with each run of white space as one space, code included.
    let text: Range<Int>
    /// The same without code.
    let prose: Range<Int>
    /// The block in the source; where raw HTML wrote it, its tag.
    let span: SourceSpan
    /// The level of a heading, 0 for the title, nil for all else.
    let headingLevel: Int?
    /// The hash of the text.
    let hash: XXH64

    /// A name of a product or two, or a command, is no prose.
    private static let leastProseWords = 4

    /// Whether `prose` holds enough words that a translator from `language` has to do something about them: names of files,
    /// commands and products are none, nor are words of another script.
    static func isProse(_ prose: ArraySlice<UInt8>, from language: String) -> Bool {
        guard prose.count >= 3 * leastProseWords else { return false }
        if eastAsian.first(in: prose) < prose.endIndex {
            let text = String(decoding: prose, as: UTF8.self)
            if text.unicodeScalars.contains(where: { $0.value >= 0x3040 && $0.value < 0xFF00 }) {
                return languagesWithoutSpaces.contains(language) && WordCount.words(in: text) >= 2 * leastProseWords
            }
        }
        var words = 0
        for word in prose.split(separator: 0x20) where isWord(word) {
            words += 1
            if words == leastProseWords { return true }
        }
        return false
    }

    /// The first bytes of characters from U+3000 on.
    private static let eastAsian = ByteStops(from: 0xE3, 0xE3)

    private static let languagesWithoutSpaces: Set<String> = ["ja", "ko", "yue", "zh"]

    /// Whether `bytes` are a word of prose: two letters or more, and none of them a capital behind the first.
    private static func isWord(_ bytes: ArraySlice<UInt8>) -> Bool {
        // A full stop within is a file's or a site's.
        guard !bytes.dropLast().contains(0x2E), !bytes.contains(where: { $0 == 0x5C || $0 == 0x2F || (0x30...0x39).contains($0) })
        else { return false }
        let text = String(decoding: bytes, as: UTF8.self)
        let letters = text.unicodeScalars.drop { !isLetter($0) }
        return letters.count > 1 && !letters.dropFirst().contains(where: isCapital)
            && !text.unicodeScalars.contains { !$0.isASCII && $0.properties.numericType != nil }
    }

    // Unicode is asked for what is not ASCII only.
    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? (0x61...0x7A).contains(scalar.value | 0x20) : scalar.properties.isAlphabetic
    }

    private static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? (0x41...0x5A).contains(scalar.value) : scalar.properties.isUppercase
    }
}
