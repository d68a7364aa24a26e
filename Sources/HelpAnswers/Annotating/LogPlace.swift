/// Where in a log something stands.
public struct LogPlace: Sendable, Hashable {
    /// The number of the line, from 1.
    public let line: Int
    /// The time that the line begins with, as it is written; nil where it begins with none.
    public let time: String?

    /// A place.
    public init(line: Int, time: String?) {
        self.line = line
        self.time = time
    }
}
