/// A key that a topic wants.
public struct BundleClaim: Sendable, Hashable {
    /// The key, normalised.
    public var key: [UInt8]
    /// What of the topic it is.
    public var kind: MatchKind
    /// The topic's number.
    public var topic: Int
    /// The locale's number, where the key belongs to the topic in one locale only.
    public var locale: Int?

    /// A claim.
    public init(key: [UInt8], kind: MatchKind, topic: Int, locale: Int? = nil) {
        self.key = key
        self.kind = kind
        self.topic = topic
        self.locale = locale
    }
}
