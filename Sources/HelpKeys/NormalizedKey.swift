/// A key as it is stored and looked up.
public struct NormalizedKey: Hashable, Sendable {
    /// What it can be.
    public let kind: KeyKind
    /// Well-formed UTF-8, never empty, no NUL, no A to Z: what two spellings of one key have in common.
    public let utf8: [UInt8]
    /// The version that stood beside the id, in lower case: a filter, no part of the key.
    public let version: String?
    /// The locale of the URL that the key was taken from.
    public let locale: LocaleTag?

    /// A key of parts that are normalised already.
    init(kind: KeyKind, utf8: [UInt8], version: String? = nil, locale: LocaleTag? = nil) {
        self.kind = kind
        self.utf8 = utf8
        self.version = version
        self.locale = locale
    }

    /// The key as a string.
    public var text: String { String(decoding: utf8, as: UTF8.self) }
}
