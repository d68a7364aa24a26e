/// A topic that has a key.
public struct KeyClaim: Sendable, Hashable {
    /// The topic's number.
    public let topic: Int
    /// The locale's number, where the key belongs to the topic in one locale only.
    public let locale: Int?
    /// What of the topic the key is.
    public let kind: MatchKind
}

/// The topics that have one key.
public struct KeyClaims: Sendable, Hashable {
    /// The first of them.
    public let first: KeyClaim
    /// How many there are, one at least.
    public let count: Int
    /// Where they lie together.
    let index: Int
}
