import HelpDiagnostics

/// Reads YAML: the plain block form by `BlockYAMLParser`, everything else by Yams.
///
/// Yams is right about everything and takes longer for a front matter than cmark takes for a whole body; nearly all
/// front matter and tables of contents use a form that a small parser reads with certainty. A test holds both equal.
public enum YAMLReader {
    /// Deeper flow or block nesting than this is refused: libyaml's composer recurses.
    static let maximumDepth = 64
    /// More values than this are refused: aliases can spell an exponential number of them.
    static let maximumNodes = 200_000

    /// Reads the YAML in `range` of `source`, which is valid UTF-8.
    ///
    /// - Throws: `YAMLFault` with a place, for what is no YAML or exceeds the limits.
    public static func read(_ source: [UInt8], _ range: Range<Int>) throws(YAMLFault) -> YAMLNode {
        if let node = BlockYAMLParser.parse(source, range) { return node }
        return try YamsAdapter.read(source, range)
    }
}
