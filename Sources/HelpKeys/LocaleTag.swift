/// A language as content and callers name it, in canonical BCP 47: `fr-FR`, `zh-Hant-TW`, `ca-ES-valencia`.
///
/// Extensions and private use (`-u-co-phonebk`, `-x-acme`) are dropped when a tag is read: they choose a calendar, a
/// sorting order or a house style, none of which tells one help text from another.
public struct LocaleTag: Hashable, Sendable {
    /// Two or three letters, lower case: ISO 639, or `und`.
    public let language: String
    /// Four letters, the first upper case: ISO 15924; nil where none was written.
    public let script: String?
    /// Two upper-case letters (ISO 3166) or three digits (UN M.49); nil where none was written.
    public let region: String?
    /// Registered variants in lower case, sorted, each once.
    public let variants: [String]

    /// Parts that are canonical already.
    init(language: String, script: String?, region: String?, variants: [String] = []) {
        self.language = language
        self.script = script
        self.region = region
        self.variants = variants
    }

    /// `und`: no language that is known.
    public static let undetermined = LocaleTag(language: "und", script: nil, region: nil)

    /// Whether CLDR knows the language, the script and the region; of a well-formed tag it may know none.
    public var isKnown: Bool {
        Self.isKnownLanguage(language)
            && script.map(LocaleData.scripts.contains) != false
            && region.map(LocaleData.regions.contains) != false
    }

    /// Two letters count when CLDR has likely subtags for them, which is so for all of ISO 639-1.
    static func isKnownLanguage(_ language: String) -> Bool {
        language.utf8.count == 2
            ? LocaleData.likelySubtags.contains(language) || LocaleData.languageAliases.contains(language)
            : LocaleData.languages.contains(language)
    }
}

extension LocaleTag: CustomStringConvertible {
    /// The canonical tag: subtags in RFC 5646's order and letter case (section 2.1.1), joined by hyphens.
    public var description: String {
        var text = language
        for subtag in [script, region].compactMap({ $0 }) + variants {
            text += "-"
            text += subtag
        }
        return text
    }
}

extension LocaleTag: Comparable {
    /// The order of the canonical tags by their bytes.
    public static func < (left: LocaleTag, right: LocaleTag) -> Bool {
        left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
    }
}
