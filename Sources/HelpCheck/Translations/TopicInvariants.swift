import HelpDiagnostics
import HelpKeys
import HelpMarkup

/// What of a topic is the same in every language, and the prose, which is not.
struct TopicInvariants: Sendable {
    /// What its links lead to, by canonical target.
    private(set) var links: [String: Mention] = [:]
    /// How many links lead to what cannot be compared.
    private(set) var unknownLinks = 0
    /// Its code, a line a piece, by the text without white space.
    private(set) var code: [String: Mention] = [:]
    /// How it is built.
    private(set) var structure = TopicStructure()
    /// The numbers, names of commands, paths and placeholders of its texts, code included, by canonical form.
    private(set) var values: [String: Mention] = [:]
    /// Those of `values` that stand outside of code.
    private(set) var proseValues: Set<String> = []
    /// The texts of its innermost blocks in document order, the title first.
    private(set) var blocks: [TextBlock] = []
    /// The hash of all of the above: equal for sources of which translations would be equal.
    private(set) var hash = XXH64([])

    /// Reads `topic`, whose links lead where `targets` says.
    ///
    /// One pass over the tokens; O(n).
    init(_ topic: Topic, links targets: [CanonicalTargets.Target]) {
        var reader = InvariantsReader(topic, targets)
        if let title = topic.parsed.frontMatter.text(.title) {
            reader.addTitle(title.text, at: title.span)
        }
        for token in topic.parsed.markup.tokens { reader.read(token) }
        reader.finish()
        links = reader.links
        unknownLinks = reader.unknownLinks
        code = reader.code
        structure = reader.structure
        values = reader.values
        proseValues = reader.proseValues
        blocks = reader.blocks
        hash = reader.hash.hash
    }
}
