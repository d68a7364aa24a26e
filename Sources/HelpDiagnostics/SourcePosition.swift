/// A place in a source, for people.
///
/// Lines and columns count from 1. Columns count Unicode scalars, as most editors and SARIF's `unicodeCodePoints` do;
/// an invalid byte sequence counts as the U+FFFD that stands for it, a byte order mark at the start of a file as none.
struct SourcePosition: Hashable, Sendable {
    /// The line.
    var line: Int
    /// The column; one past the last of the line where the place is the line's end.
    var column: Int

    /// The place of offset 0, known without the bytes.
    static let fileStart = SourcePosition(line: 1, column: 1)
}
