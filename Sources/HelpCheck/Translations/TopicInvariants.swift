import HelpDiagnostics
import HelpKeys
import HelpMarkup

/// What of a topic is the same in every language, and the prose, which is not.
///
/// Things are compared by the hashes of their canonical forms: every topic is read for this, and few differ.
struct TopicInvariants: Sendable {
    /// The bytes that mentions and blocks are ranges of, UTF-8.
    fileprivate(set) var text: [UInt8] = []
    /// What its links lead to, by the hash of the canonical target.
    var links: [UInt64: Mention] = [:]
    /// How many links lead to what cannot be compared.
    var unknownLinks = 0
    /// Its code, a line a piece, by the hash of the text without white space.
    var code: [UInt64: Mention] = [:]
    /// How it is built.
    var structure = TopicStructure()
    /// The numbers, names of commands, paths and placeholders of its texts, code included, by the hash of their canonical
    /// form.
    var values: [UInt64: Mention] = [:]
    /// Those of `values` that stand outside of code.
    var proseValues: Set<UInt64> = []
    /// The texts of its innermost blocks in document order, the title first.
    var blocks: [TextBlock] = []
    /// The hash of what a translator works from: equal for sources of which translations would be equal. Where links lead is
    /// not in it, for that may change without the topic.
    var hash = XXH64([])

    /// Reads `topic`, whose links lead where `targets` says, in one pass over its tokens. O(n).
    init(_ topic: Topic, links targets: [CanonicalTargets.Target]) {
        var reader = InvariantsReader(topic, targets)
        if let title = topic.parsed.frontMatter.text(.title) { reader.addTitle(title.text, at: title.span) }
        for token in topic.parsed.markup.tokens { reader.read(token) }
        self = reader.finished()
    }

    /// Nothing yet.
    init() {}

    /// How something is written.
    func string(_ mention: Mention) -> String { string(mention.range) }

    /// The text of a range.
    func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

    /// Whether a translator from `language` has to do something about `block`.
    func isProse(_ block: TextBlock, from language: String) -> Bool { TextBlock.isProse(text[block.prose], from: language) }

    /// Appends to `text` what `write` appends, and says where it is.
    mutating func append(_ write: (inout [UInt8]) -> Void) -> Range<Int> {
        let start = text.count
        write(&text)
        return start..<text.count
    }
}
