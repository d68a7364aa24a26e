/// One file to be written.
public struct Document: Sendable {
    /// The path relative to the output folder.
    public var path: String
    /// What it belongs to.
    public var kind: OutputKind
    /// The folder of the locale that it belongs to; nil where it belongs to all.
    public var locale: String?
    /// The bytes.
    public var bytes: [UInt8]
}
