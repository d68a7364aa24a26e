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
    static func isProse(_ prose: some Collection<UInt8>, from language: String) -> Bool {
        guard prose.count >= 3 * leastProseWords else { return false }
        let text = String(decoding: prose, as: UTF8.self)
        if text.unicodeScalars.contains(where: { $0.value >= 0x3040 && $0.value < 0xFF00 }) {
            return languagesWithoutSpaces.contains(language) && WordCount.words(in: text) >= 2 * leastProseWords
        }
        return text.split(separator: " ").count(where: isWord) >= leastProseWords
    }

    private static let languagesWithoutSpaces: Set<String> = ["ja", "ko", "yue", "zh"]

    /// Whether `text` is a word of prose: two letters or more, and none of them a capital behind the first.
    private static func isWord(_ text: Substring) -> Bool {
        let letters = text.unicodeScalars.drop { !$0.properties.isAlphabetic }
        guard letters.count > 1, !text.contains(where: { $0 == "\\" || $0 == "/" || $0.isNumber }),
            !letters.dropFirst().contains(where: \.properties.isUppercase)
        else { return false }
        // A full stop within is a file's or a site's.
        return text.dropLast().lastIndex(of: ".") == nil
    }
}
