/// What a normalised key can be, as far as its form tells.
public enum KeyKind: UInt8, Hashable, Sendable, CaseIterable {
    /// A GUID, in canonical form.
    case assetID
    /// Digits, as ``ContentKeyID`` has them.
    case contentKeyID
    /// ASCII letters, digits, `.`, `-` and `_`: an MTPS id, an error id, an alias, a file's name, or a keyword.
    case identifier
    /// Anything else: a keyword, or an alias.
    case text
}
