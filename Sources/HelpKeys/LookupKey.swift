/// The one normaliser of keys: what a caller holds becomes what the compiler stored.
///
/// Total, pure, O(n), and idempotent: a normalised key normalises to itself. The steps:
///
/// 1. Malformed UTF-8, NUL and emptiness are faults; nothing else is.
/// 2. Markdown's backslashes before punctuation go (`\_`, however many), `&amp;` becomes `&` (however often escaped).
/// 3. From both ends go white space, quotes, angle brackets, trailing punctuation, brackets without a partner, and the
///    wrappers `[Rule:NAME]`, `Help URL: URL` and `urn:uuid:GUID#PLACE` (RFC 8141).
/// 4. Of a ``PublishedURL`` the id remains, after steps 2 and 3 again; its version and locale are kept beside it.
///    Percent-decoding belongs to URLs: a plain key keeps its `%`, or it could not be normalised twice.
/// 5. A plain id loses `.aspx` and `(v=PROD.150)`.
/// 6. A GUID gets its canonical form; all else is folded from A–Z to a–z.
///
/// Where nothing would remain (`...`), steps 2 to 5 are left out but for white space.
public enum LookupKey: Hashable, Sendable {
    /// Why something is no key.
    public enum Fault: UInt8, Hashable, Sendable, CaseIterable {
        /// Nothing, or nothing but white space.
        case empty
        /// A NUL byte, which no interface in C could pass on.
        case nul
        /// Bytes that are not UTF-8.
        case malformedUTF8
    }

    /// A key.
    case key(NormalizedKey)
    /// None, and why.
    case bad(Fault)

    /// Normalises bytes from anywhere.
    public init(utf8 bytes: [UInt8]) {
        if let kind = Self.plainKind(of: bytes.span) {
            self = .key(NormalizedKey(kind: kind, utf8: bytes.map(ASCII.folded)))
        } else if bytes.contains(0) {
            self = .bad(.nul)
        } else if !UTF8Check.isWellFormed(bytes[...]) {
            self = .bad(.malformedUTF8)
        } else {
            self = Self.normalized(bytes)
        }
    }

    /// Normalises a string.
    public init(_ text: String) {
        self.init(utf8: Array(text.utf8))
    }

    /// The key, or nil where there is none.
    public var normalized: NormalizedKey? {
        if case .key(let key) = self { key } else { nil }
    }
}

extension LookupKey {
    /// Steps 2 to 6, for well-formed text without NUL.
    private static func normalized(_ bytes: [UInt8]) -> LookupKey {
        let trimmed = KeyCleaner.trimmed(bytes)
        guard !trimmed.isEmpty else { return .bad(.empty) }
        let cleaned = KeyCleaner.cleaned(trimmed)
        guard !cleaned.isEmpty else { return .key(finished(trimmed)) }
        if let url = PublishedURL(utf8: cleaned) {
            let id = KeyCleaner.cleaned(Array(url.id.utf8))
            if !id.isEmpty { return .key(plain(id, version: url.version, locale: url.locale)) }
        }
        return .key(plain(cleaned, version: nil, locale: nil))
    }

    /// Steps 5 and 6, for a text that is no URL, or no longer one.
    private static func plain(_ text: [UInt8], version: String?, locale: LocaleTag?) -> NormalizedKey {
        let (id, ownVersion) = withoutSuffixes(text[...])
        return finished(Array(id), version: version ?? ownVersion, locale: locale)
    }

    private static func finished(_ text: [UInt8], version: String? = nil, locale: LocaleTag? = nil) -> NormalizedKey {
        if let id = AssetID(utf8: text) {
            return NormalizedKey(kind: .assetID, utf8: id.utf8, version: version.map(ASCII.lowercased), locale: locale)
        }
        return NormalizedKey(
            kind: kind(text), utf8: text.map(ASCII.folded), version: version.map(ASCII.lowercased), locale: locale)
    }

    private static func kind(_ text: [UInt8]) -> KeyKind {
        if ContentKeyID(utf8: text) != nil { return .contentKeyID }
        return text.allSatisfy(ASCII.isIDByte) ? .identifier : .text
    }

    /// `text` without `.aspx` and `(v=…)` where the rest is an id; otherwise as it is, for a keyword may end so.
    private static func withoutSuffixes(_ text: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, version: String?) {
        var id = text
        var version: String?
        if let (name, parameters) = IDSuffix.parameters(of: IDSuffix.withoutExtension(text)),
            ASCII.equalFolded(parameters.prefix(2), "v=".utf8)
        {
            id = name
            version = String(decoding: parameters.dropFirst(2), as: UTF8.self)
        }
        guard id.allSatisfy(ASCII.isIDByte) else { return (text, nil) }
        while true {
            let shorter = id.last == ASCII.dot ? id.dropLast() : IDSuffix.withoutExtension(id)
            if shorter.count == id.count { break }
            id = shorter
        }
        return id.isEmpty ? (text, nil) : (id, version)
    }
}
