/// A body in the form that it is laid out from: its text, and its blocks in document order.
///
/// A block's content follows it, up to its `end`; so a block costs no allocation, and depth is no danger to memory.
struct LayoutTree {
    var scalars: [InlineScalar] = []
    var blocks: [LayoutBlock] = [LayoutBlock(.box)]
    /// The URLs that are listed below the text, by their numbers, which begin with one.
    var links: [[UInt8]] = []
}

/// One block of a body.
struct LayoutBlock {
    /// What kind of block it is.
    enum Kind: UInt8 {
        // Those with text of their own.
        case text, alertTitle, heading, code
        // Those with blocks in them.
        case box, quote, list, item, term, description, table, row, cell
        case rule
    }

    var kind: Kind
    /// Where its text lies.
    var text = 0..<0
    /// The index behind its last descendant.
    var end = 0
    /// The columns that it needs lest a word is broken.
    var minimum = 0
    /// The columns that it would take if it could.
    var natural = 0
    /// The columns of all its text.
    var area = 0
    /// The level of a heading, the columns of a cell.
    var number = 1
    /// What an ordered list begins with, or an item has of its own.
    var ordinal: Int?
    /// Whether a list counts down, a row holds headers, or a cell is one.
    var isMarked = false
    /// How the numbers of an ordered list are written.
    var numbering: Numbering?
    /// What an alert's bar and title look like, and a quote's.
    var style: InlineStyle = []
    /// The rows that a cell reaches down.
    var rows = 1
    /// The side of its column that a cell keeps to.
    var alignment = Alignment.left
    /// The shell that code is for.
    var shell: Shell?

    /// The side of its column that a cell's text keeps to.
    enum Alignment: UInt8 { case left, center, right }

    init(_ kind: Kind) { self.kind = kind }
}
