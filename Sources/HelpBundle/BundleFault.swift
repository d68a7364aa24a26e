/// Why a bundle, or a part of it, is not used.
public struct BundleFault: Error, Sendable, Hashable {
    /// What kind of fault it is.
    public enum Kind: Sendable, Hashable {
        /// The file cannot be read; the system's error number.
        case system(Int32)
        /// The format is newer than this reader.
        case version
        /// A check of the format failed.
        case damaged
    }

    /// What kind of fault it is.
    public let kind: Kind
    /// The number of the check in Documentation/BundleFormat.md, from 1; 0 for none of them.
    public let rule: Int
    /// The byte that the check was about.
    public let offset: Int
    /// One sentence, lower case, without a full stop.
    public let message: String

    init(_ kind: Kind = .damaged, rule: Int, at offset: Int, _ message: String) {
        self.kind = kind
        self.rule = rule
        self.offset = offset
        self.message = message
    }
}

extension BundleFault: CustomStringConvertible {
    /// The sentence, with the number of the check and the place.
    public var description: String { rule == 0 ? message : "\(message) (R\(rule), byte \(offset))" }
}
