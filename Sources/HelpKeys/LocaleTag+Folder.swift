extension LocaleTag {
    /// Whether a folder of this name is taken for a locale's: `fr-fr`, `en`, `zh-hant-tw`, `pt_BR`; not `images`.
    ///
    /// The language, script and region must be known to CLDR, in any letter case, and nothing else may follow but
    /// `valencia`, the variant a CLDR locale has, and Windows' old `chs` and `cht`. Language alone: two letters of ISO
    /// 639-1, or three that CLDR has a locale for, so that `api`, `css`, `src` and `doc` are no locales. Names that are
    /// both a language and a word (`is`, `no`, `id`, `to`, `cs`, `ts`) count as languages: to take a locale's folder
    /// for an ordinary one would lose its topics, the contrary is seen at once. `to-do` and `as-is` are words, although
    /// Tongan of the Dominican Republic and Assamese of Iceland are well-formed. Codes that only an alias maps to a
    /// language are known where they have two letters (`iw`), not three (`mac`, `may`, `src`).
    public static func isLocaleShaped(_ folderName: String) -> Bool {
        let subtags = folderName.utf8.split(whereSeparator: isSeparator).map { $0.map(ASCII.folded) }
        guard let language = subtags.first, subtags.count <= 4, subtags.dropFirst().allSatisfy(isFolderSubtag),
            isKnownLanguage(String(decoding: language, as: UTF8.self)), !words.contains(subtags),
            let tag = LocaleTag(folderName)
        else { return false }
        return tag.isKnown
    }

    private static let words = [["to", "do"], ["as", "is"]].map { $0.map { Array($0.utf8) } }
    private static let variants = ["valencia", "chs", "cht"].map { Array($0.utf8) }

    /// A script or a region by its form, or one of the few other names: three letters would be an extended language.
    private static func isFolderSubtag(_ subtag: [UInt8]) -> Bool {
        switch subtag.count {
        case 2, 4: subtag.allSatisfy(ASCII.isLetter)
        case 3 where subtag.allSatisfy(ASCII.isDigit): true
        default: variants.contains(subtag)
        }
    }
}
