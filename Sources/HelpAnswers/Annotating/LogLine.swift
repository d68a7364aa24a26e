/// A line of a log, or one of the records in a line that is longer than any line should be.
public struct LogLine: Sendable, Hashable {
    /// The number of the line in its file, from 1.
    public let number: Int
    /// Its bytes without the line end: ASCII, and beyond that UTF-8 or what ``LogText`` makes of it.
    public let bytes: ArraySlice<UInt8>
    /// Whether more than fits was left out at its end.
    public let isCut: Bool

    /// A line.
    public init(number: Int, bytes: ArraySlice<UInt8>, isCut: Bool = false) {
        self.number = number
        self.bytes = bytes
        self.isCut = isCut
    }
}
