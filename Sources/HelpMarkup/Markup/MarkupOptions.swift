/// How a body is parsed.
public struct MarkupOptions: Sendable, Hashable {
    /// Whether delimiters that CommonMark leaves literal, though their meaning is clear, become emphasis.
    public var repairsEmphasis = true
    /// Whether raw HTML is written out as it stands, neither cleaned nor repaired.
    public var keepsHTML = false
    /// Whether raw HTML goes through libxml2 even where it is proven balanced; both ways are compared by tests.
    public var alwaysRepairs = false
    /// The greatest number of elements open at once; deeper nesting is an error.
    public var maximumDepth = 200

    /// The options of `helpc build`.
    public init() {}
}
