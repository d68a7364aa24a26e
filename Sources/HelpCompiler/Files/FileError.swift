/// Why a file could not be read or written.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The path.
    public var path: String
    /// What was tried: `read`, `write`, …
    public var action: String
    /// What the system says.
    public var reason: String

    /// A failure.
    public init(path: String, action: String, reason: String) {
        self.path = path
        self.action = action
        self.reason = reason
    }

    /// One sentence.
    public var description: String { "cannot \(action) ‘\(path)’: \(reason)" }
}
