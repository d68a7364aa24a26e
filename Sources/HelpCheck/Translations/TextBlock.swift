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
    let textHash: UInt64
    /// What tells it from other blocks of its topic, links included.
    let hash: XXH64

    /// A name of a product or two, or a command, is no prose.
    private static let leastProseWords = 4

    /// Whether `prose` holds enough words that a translator has to do something about them.
    static func isProse(_ prose: some Collection<UInt8>) -> Bool {
        guard prose.count >= 3 * leastProseWords else { return false }
        let text = String(decoding: prose, as: UTF8.self)
        return WordCount.words(in: text) >= leastProseWords
            && text.unicodeScalars.count(where: { $0.properties.isAlphabetic }) >= 3 * leastProseWords
    }
}
