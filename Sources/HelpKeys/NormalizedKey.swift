/// A key as it is stored and looked up.
///
/// Small, as callers hand it around: what stands beside an id in a URL is kept apart, since few keys have it.
public struct NormalizedKey: Hashable, Sendable {
    /// What it can be.
    public let kind: KeyKind
    /// Well-formed UTF-8, never empty, no NUL, no A to Z: what two spellings of one key have in common.
    public let utf8: [UInt8]
    /// The XXH64 of ``utf8``, with 0 for its seed: worked out once, for any number of look-ups.
    public let hash: UInt64
    /// Whether a version stood beside the id.
    public let hasVersion: Bool
    private let context: Context

    /// What a key was taken out of.
    private indirect enum Context: Hashable, Sendable {
        case none
        case named(version: String?, locale: LocaleTag?)
    }

    /// A key of parts that are normalised already.
    init(kind: KeyKind, utf8: [UInt8], version: String? = nil, locale: LocaleTag? = nil) {
        self.kind = kind
        self.utf8 = utf8
        hash = XXH64(utf8).value
        hasVersion = version != nil
        context = version == nil && locale == nil ? .none : .named(version: version, locale: locale)
    }

    /// The version that stood beside the id, in lower case: a filter, no part of the key.
    public var version: String? { if case .named(let version, _) = context { version } else { nil } }

    /// The locale of the URL that the key was taken from.
    public var locale: LocaleTag? { if case .named(_, let locale) = context { locale } else { nil } }

    /// The key as a string.
    public var text: String { String(decoding: utf8, as: UTF8.self) }
}
