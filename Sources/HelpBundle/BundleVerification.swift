/// How much of a bundle is verified, and when.
public enum BundleVerification: Sendable, Hashable {
    /// Nothing: for files that were verified since they last could change.
    case none
    /// The head when it is opened, every other block when it is first used.
    case table
    /// All of it when it is opened.
    case all
}
