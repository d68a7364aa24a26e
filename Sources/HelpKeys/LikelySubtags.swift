/// The script and the region that CLDR expects where a tag leaves them out (UTS #35, Likely Subtags).
enum LikelySubtags {
    /// The script that texts of `language` in `region` are written in; nil for languages CLDR has no entry for.
    static func script(language: String, region: String?) -> String? {
        let regional = region.flatMap { entry("\(language)-\($0)") }
        return (regional ?? entry(language))?.script
    }

    /// The region that stands for `language` in `script`; nil for languages CLDR has no entry for.
    static func region(language: String, script: String?) -> String? {
        let scripted = script.flatMap { entry("\(language)-\($0)") }
        return (scripted ?? entry(language))?.region
    }

    private static func entry(_ key: String) -> (script: String, region: String)? {
        guard let value = LocaleData.likelySubtags.value(key) else { return nil }
        let parts = value.split(separator: "-")
        guard let script = parts.first, let region = parts.last else { return nil }
        return (String(script), String(region))
    }
}
