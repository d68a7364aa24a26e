import HelpDiagnostics

/// A CommonMark document as cmark parsed it, copied to Swift values.
///
/// Nodes stand in document order, each followed by its descendants, so a walk is one loop over an array.
struct MarkdownTree: Sendable {
    /// The kinds of node of CommonMark 0.30, blocks first.
    enum Kind: UInt8, Sendable {
        case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
        case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image

        /// Whether the node holds inlines directly.
        var holdsInlines: Bool { self == .paragraph || self == .heading }
    }

    /// One node.
    struct Node: Sendable {
        var kind: Kind
        /// A heading's level; for a list 1 where it is ordered.
        var level: UInt8 = 0
        /// Whether a list is tight: its paragraphs are not marked as such.
        var isTight = false
        /// Whether a text holds any of `marks`.
        var hasMarks = false
        /// The first number of an ordered list.
        var listStart: Int32 = 0
        /// The index one past the last descendant.
        var end: Int32 = 0
        /// Text, code, HTML or a link's destination, in `bytes`.
        var literal: Range<Int32> = 0..<0
        /// A link's title or a code block's info string, in `bytes`.
        var extra: Range<Int32> = 0..<0
        /// Lines and columns as cmark reports them: from 1, columns in bytes, the end inclusive, 0 where unknown.
        var startLine: Int32 = 0
        var startColumn: Int32 = 0
        var endLine: Int32 = 0
        var endColumn: Int32 = 0
    }

    /// The bytes of text that may be marks without their meaning: of emphasis, and what closes a bracket, a wide one
    /// too. Hardly a text in an alphabet has any, and two readers of each text look for them.
    static let marks = ByteStops(0x2A, 0x5F, 0x5D, 0xEF)

    /// The nodes; the first is the document.
    var nodes: [Node] = []
    /// The bytes of all literals.
    var bytes: [UInt8] = []

    /// The bytes of `range`.
    func slice(_ range: Range<Int32>) -> ArraySlice<UInt8> { bytes[Int(range.lowerBound)..<Int(range.upperBound)] }

    /// The indexes of the children of the node at `parent`, in order.
    func children(of parent: Int) -> [Int] {
        var result: [Int] = []
        var child = parent + 1
        while child < nodes[parent].end {
            result.append(child)
            child = Int(nodes[child].end)
        }
        return result
    }
}
