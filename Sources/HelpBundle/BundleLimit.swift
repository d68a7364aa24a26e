/// What cannot be put into a bundle, as the format has no room for it.
public struct BundleLimit: Error, Sendable, Hashable, CustomStringConvertible {
    /// What the limit is; one sentence, lower case, without a full stop.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
