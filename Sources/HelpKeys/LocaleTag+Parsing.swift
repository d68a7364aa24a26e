extension LocaleTag {
    /// Reads a well-formed tag in any letter case, with `-` or `_`, and makes it canonical; nil for anything else.
    ///
    /// Well-formed is RFC 5646, section 2.1, with three limits: a language has two or three letters (longer ones were
    /// never registered, so that `english` is a mistake and not a language), one extended language at most, and 255
    /// bytes in all. Canonical is section 4.5 with CLDR's aliases: `iw` is `he`, `zh-yue` is `yue`, `en-UK` is `en-GB`,
    /// `zh-CHT` is `zh-Hant`.
    public init?(_ text: String) {
        self.init(utf8: Array(text.utf8))
    }

    /// Reads a tag from its bytes as ``init(_:)`` does.
    public init?(utf8 bytes: [UInt8]) {
        guard let subtags = Self.subtags(of: bytes) else { return nil }
        var reader = SubtagReader(Self.withoutLegacy(subtags))
        guard var language = reader.next(where: { (2...3).contains($0.count) && $0.allSatisfy(ASCII.isLetter) })
        else { return nil }
        if let extended = reader.next(where: { $0.count == 3 && $0.allSatisfy(ASCII.isLetter) }) {
            language = extended
        }
        let script = reader.next { $0.count == 4 && $0.allSatisfy(ASCII.isLetter) }
        let region = reader.next(where: Self.isRegionShaped)
        var variants: Set<String> = []
        while let variant = reader.next(where: Self.isVariantShaped) { variants.insert(variant) }
        guard reader.skipExtensions() else { return nil }
        self.init(canonicalizing: language, script: script, region: region, variants: variants)
        // What became of it may be a name from before the rules too: `hye-arevela` is `hy-arevela`, and that is `hy`. Each
        // turn takes a subtag away, or the name is none any more.
        let own = Self.subtags(of: Array(description.utf8)) ?? []
        let again = own == subtags ? own : Self.withoutLegacy(own)
        if again != own, let tag = LocaleTag(again.joined(separator: "-")) { self = tag }
    }

    /// The longest text that is read at all; RFC 5646, section 4.4.1, asks for 35 bytes at least.
    private static let longest = 255

    /// The subtags of `bytes` in lower case; nil where a byte or a length is out of bounds.
    private static func subtags(of bytes: [UInt8]) -> [String]? {
        guard bytes.count <= longest else { return nil }
        var subtags: [String] = []
        for part in bytes.split(omittingEmptySubsequences: false, whereSeparator: isSeparator) {
            guard (1...8).contains(part.count), part.allSatisfy(ASCII.isAlphanumeric) else { return nil }
            subtags.append(String(decoding: part.map(ASCII.folded), as: UTF8.self))
        }
        return subtags
    }

    /// `subtags` with the longest beginning that is a name from before the rules replaced by its canonical tag.
    private static func withoutLegacy(_ subtags: [String]) -> [String] {
        for count in stride(from: min(3, subtags.count), through: 2, by: -1) {
            let head = subtags.prefix(count).joined(separator: "-")
            if let canonical = LocaleData.tagAliases.value(head) {
                return canonical.split(separator: "-").map(String.init) + subtags.dropFirst(count)
            }
        }
        return subtags
    }

    static func isSeparator(_ byte: UInt8) -> Bool { byte == ASCII.hyphen || byte == ASCII.underscore }

    private static func isRegionShaped(_ subtag: String.UTF8View) -> Bool {
        (subtag.count == 2 && subtag.allSatisfy(ASCII.isLetter))
            || (subtag.count == 3 && subtag.allSatisfy(ASCII.isDigit))
    }

    private static func isVariantShaped(_ subtag: String.UTF8View) -> Bool {
        subtag.count >= 5 || (subtag.count == 4 && subtag.first.map(ASCII.isDigit) == true)
    }
}

/// Hands out the subtags of a tag, one after the other.
private struct SubtagReader {
    private var rest: ArraySlice<String>

    init(_ subtags: [String]) {
        rest = subtags[...]
    }

    /// The next subtag, where it fits.
    mutating func next(where fits: (String.UTF8View) -> Bool) -> String? {
        guard let subtag = rest.first, fits(subtag.utf8) else { return nil }
        rest = rest.dropFirst()
        return subtag
    }

    /// Passes over extensions and private use up to the end; false where something else stands there.
    mutating func skipExtensions() -> Bool {
        while let singleton = next(where: { $0.count == 1 }) {
            if singleton == "x" { return !rest.isEmpty }
            var count = 0
            while next(where: { $0.count >= 2 }) != nil { count += 1 }
            if count == 0 { return false }
        }
        return rest.isEmpty
    }
}
