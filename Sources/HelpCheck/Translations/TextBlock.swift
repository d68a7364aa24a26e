import HelpDiagnostics
import HelpKeys

/// The text of one innermost block: a paragraph, an item of a list, a cell, a heading, the title.
struct TextBlock: Sendable {
    /// The text with each run of white space as one space, code included.
    let text: String
    /// The block in the source; where raw HTML wrote it, its tag.
    let span: SourceSpan
    /// The level of a heading, 0 for the title, nil for all else.
    let headingLevel: Int?
    /// Whether it holds enough words outside of code that a translator would have to do something about it.
    let isProse: Bool
    /// What tells it from other blocks of its topic, links included.
    let hash: XXH64

    /// A name of a product or two, or a command, is no prose.
    static let leastProseWords = 4
}
