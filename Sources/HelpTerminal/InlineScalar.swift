/// One scalar of text that is laid out.
struct InlineScalar {
    var scalar: Unicode.Scalar
    var style: InlineStyle
    /// How many columns it adds to its line; a mark adds none.
    var columns: UInt8
    /// Whether a line may begin with it.
    var opportunity: BreakOpportunity
}

/// How good a place before a scalar is for a new line; the greater is taken.
enum BreakOpportunity: UInt8, Comparable {
    /// None: it belongs to the scalar before, or to a URL.
    case none
    /// Anything is better, short of a line that is too long.
    case withinWord
    /// Behind punctuation within a word, where long names and paths are least hurt.
    case withinName
    /// A space that should keep together what it stands between, as in code.
    case weak
    /// As any space.
    case usual

    static func < (one: BreakOpportunity, other: BreakOpportunity) -> Bool { one.rawValue < other.rawValue }
}
