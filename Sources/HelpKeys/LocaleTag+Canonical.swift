extension LocaleTag {
    /// Replaces deprecated subtags by CLDR's aliases (UTS #35, Annex C) and sets the letter case; all given in lower
    /// case.
    init(canonicalizing language: String, script: String?, region: String?, variants: Set<String>) {
        let alias = LocaleData.languageAliases.value(language).map { $0.split(separator: "-").map(String.init) } ?? []
        let newLanguage = alias.first ?? language
        let aliasScript = alias.dropFirst().first { $0.utf8.count == 4 }
        let aliasRegion = alias.dropFirst().first { $0.utf8.count < 4 }
        let newScript = (script ?? aliasScript).map(Self.canonicalScript)
        self.init(
            language: newLanguage,
            script: newScript,
            region: (region ?? aliasRegion).map {
                Self.canonicalRegion($0, language: newLanguage, script: newScript)
            },
            variants: Set(variants.map { LocaleData.variantAliases.value($0) ?? $0 }).sorted())
    }

    /// The same tag with `script`, for names that give it apart, as POSIX's `sr_RS@latin`.
    func with(script: String) -> LocaleTag {
        LocaleTag(language: language, script: script, region: region, variants: variants)
    }

    /// The same tag with one more variant, for names that give it apart, as POSIX's `ca_ES@valencia`.
    func with(variant: String) -> LocaleTag {
        LocaleTag(language: language, script: script, region: region, variants: Set(variants + [variant]).sorted())
    }

    private static func canonicalScript(_ script: String) -> String {
        let titled = ASCII.uppercased(String(script.prefix(1))) + ASCII.lowercased(String(script.dropFirst()))
        return LocaleData.scriptAliases.value(titled) ?? titled
    }

    /// Of several regions that took over from a deprecated one, the language's own comes first: `ru-SU` is `ru-RU`,
    /// `uk-SU` is `uk-UA`.
    private static func canonicalRegion(_ region: String, language: String, script: String?) -> String {
        let region = ASCII.uppercased(region)
        guard let heirs = LocaleData.regionAliases.value(region)?.split(separator: "-").map(String.init),
            let first = heirs.first
        else { return region }
        let likely = LikelySubtags.region(language: language, script: script)
        return heirs.first { $0 == likely } ?? first
    }
}
