extension LocaleTag {
    /// Whether texts in this language are read from right to left: the direction of its script, written or expected
    /// (CLDR, scriptMetadata).
    public var isRightToLeft: Bool {
        (script ?? LikelySubtags.script(language: language, region: region)).map(Self.rightToLeft.contains) ?? false
    }

    private static let rightToLeft: Set<String> = [
        "Adlm", "Arab", "Armi", "Avst", "Chrs", "Cprt", "Elym", "Gara", "Hatr", "Hebr", "Hung", "Khar", "Lydi", "Mand",
        "Mani", "Mend", "Merc", "Mero", "Narb", "Nbat", "Nkoo", "Orkh", "Ougr", "Palm", "Phli", "Phlp", "Phnx", "Prti",
        "Rohg", "Samr", "Sarb", "Sogd", "Sogo", "Syrc", "Thaa", "Todr", "Yezi",
    ]
}
