import Testing

@testable import HelpKeys

@Suite("Locale fallback")
struct LocaleFallbackTests {
    /// Eleven locales, as content in the wild has them.
    static let eleven = "de-DE en-US es-ES fr-FR it-IT ja-JP ko-KR pt-BR ru-RU zh-CN zh-TW"

    static func chain(_ wanted: String, among available: String) -> [String] {
        let tags = available.split(separator: " ").compactMap { LocaleTag(String($0)) }
        guard let tag = LocaleTag(wanted) else { return ["no tag"] }
        return LocaleFallback(available: tags).chain(for: tag).map { "\(tags[$0.locale]) \($0.reason.name)" }
    }

    @Test(
        "serves the nearest of eleven locales, or none",
        arguments: [
            ("fr-FR", "fr-FR exact"), ("fr", "fr-FR region"), ("fr-CA", "fr-FR region"), ("fr-JP", "fr-FR region"),
            ("fr-BE", "fr-FR region"), ("fr-Latn-FR", "fr-FR exact"), ("de-AT", "de-DE region"),
            ("de-CH-1996", "de-DE region"),
            ("de", "de-DE region"), ("en", "en-US region"), ("en-GB", "en-US region"), ("en-AU", "en-US region"),
            ("en-001", "en-US region"), ("en-US", "en-US exact"), ("es-419", "es-ES region"), ("es-MX", "es-ES region"),
            ("es", "es-ES region"), ("es-ES", "es-ES exact"), ("pt-PT", "pt-BR region"), ("pt", "pt-BR region"),
            ("pt-AO", "pt-BR region"), ("it-CH", "it-IT region"), ("ja", "ja-JP region"), ("ko-KP", "ko-KR region"),
            ("ru-UA", "ru-RU region"), ("zh-HK", "zh-TW region"), ("zh-MO", "zh-TW region"),
            ("zh-Hant", "zh-TW region"),
            ("zh-Hant-TW", "zh-TW exact"), ("zh-Hant-HK", "zh-TW region"), ("zh-TW", "zh-TW exact"),
            ("zh-CHT", "zh-TW region"), ("zh", "zh-CN region"), ("zh-SG", "zh-CN region"), ("zh-Hans", "zh-CN region"),
            ("zh-Hans-HK", "zh-CN region"), ("zh-Hant-CN", "zh-TW region"), ("zh-CHS", "zh-CN region"),
            ("zh-US", "zh-TW region"), ("yue", "zh-TW parent"), ("yue-HK", "zh-TW parent"),
            ("yue-Hans", "zh-CN parent"),
            ("yue-CN", "zh-CN parent"), ("zh-yue", "zh-TW parent"),
        ])
    func nearest(wanted: String, expected: String) {
        #expect(Self.chain(wanted, among: Self.eleven) == [expected])
    }

    @Test(
        "never crosses languages or scripts by itself",
        arguments: [
            ("uk", "ru-RU"), ("uk-UA", "ru-RU"), ("ca", "es-ES fr-FR"), ("ca-ES", "es-ES"), ("gsw", "de-DE"),
            ("gsw-CH", "de-CH"), ("zh-TW", "zh-CN"), ("zh-HK", "zh-CN zh-Hans-HK"), ("zh-CN", "zh-TW"),
            ("zh", "zh-Hant"),
            ("sr-Latn", "sr-Cyrl sr"), ("sr", "sr-Latn-RS"), ("sr-ME", "sr-Cyrl-ME"), ("uz-Cyrl", "uz"),
            ("gl", "pt-PT"),
            ("pa-PK", "pa-IN"), ("hi-Latn", "hi en-IN"), ("ht", "fr-HT"), ("da", "nb-NO"), ("zh-TW", "yue"),
            ("zh-Hant-HK", "yue-HK"), ("cy", "en-GB"), ("be", "ru-RU"), ("und", "en"), ("en", "und"),
            ("az-IR", "az-AZ"),
        ])
    func neverCrosses(wanted: String, available: String) {
        #expect(Self.chain(wanted, among: available).isEmpty)
    }

    @Test(
        "ranks several by ancestry, then CLDR's region, then the alphabet",
        arguments: [
            ("es-MX", "es-ES es-AR es-419 es", "es-419 parent, es-AR region, es parent, es-ES region"),
            ("es-ES", "es-MX es-419 es", "es parent, es-419 region, es-MX region"),
            ("pt-AO", "pt-BR pt-PT", "pt-PT parent, pt-BR region"),
            ("pt-PT", "pt-BR pt-MZ", "pt-MZ region, pt-BR region"),
            ("en-GB", "en-US en-AU", "en-AU region, en-US region"),
            ("en-IN", "en-US en-GB en-001", "en-001 parent, en-GB region, en-US region"),
            ("en-DE", "en-GB en-AT", "en-AT region, en-GB region"),
            ("fr", "fr-CA fr-BE fr-FR", "fr-FR region, fr-BE region, fr-CA region"),
            ("fr-CA", "fr-FR fr fr-CA", "fr-CA exact, fr parent, fr-FR region"),
            ("zh-HK", "zh-TW zh-MO zh-Hant", "zh-MO region, zh-Hant parent, zh-TW region"),
            ("zh-MO", "zh-TW zh-HK zh-CN", "zh-HK parent, zh-TW region"),
            ("zh-Hant-TW", "zh-Hant-TW zh-TW", "zh-Hant-TW exact, zh-TW exact"),
            ("zh-TW", "zh-Hant-TW zh-TW", "zh-TW exact, zh-Hant-TW exact"),
            ("nb", "nn no nb-NO", "nb-NO region, no parent, nn parent"),
            ("nn-NO", "nb-NO no", "no parent, nb-NO parent"), ("no", "nn nb-NO", "nb-NO parent, nn parent"),
            ("no-NY", "nn nb", "nn parent, nb parent"), ("nn", "nb-NO", "nb-NO parent"),
            ("sr-ME", "sr-Latn-RS sr-RS", "sr-Latn-RS region"), ("sr", "sr-Cyrl-RS sr-Latn", "sr-Cyrl-RS region"),
            ("sr-Latn-ME", "sr-ME", "sr-ME exact"), ("ca-ES-valencia", "ca ca-ES", "ca-ES parent, ca parent"),
            ("yue-HK", "zh-TW zh-HK yue-Hans", "zh-HK parent, zh-TW parent"), ("iw", "he-IL", "he-IL region"),
            ("yue-Hans", "zh-CN zh-TW yue", "zh-CN parent"), ("he", "iw-IL", "he-IL region"),
            ("in-ID", "id-ID", "id-ID exact"), ("xyz", "xyz-QQ", "xyz-QQ region"),
        ])
    func ranking(wanted: String, available: String, expected: String) {
        #expect(Self.chain(wanted, among: available).joined(separator: ", ") == expected)
    }

    @Test("is the same whatever order the locales are listed in")
    func order() {
        let tags = "en en-GB en-US en-AU en-IN en-001 en-150 en-CA en-NZ en-ZA".split(separator: " ").map(String.init)
        let forwards = Self.chain("en-IE", among: tags.joined(separator: " "))
        #expect(Self.chain("en-IE", among: tags.reversed().joined(separator: " ")) == forwards)
        #expect(Self.chain("en-IE", among: tags.sorted().joined(separator: " ")) == forwards)
        #expect(forwards.first == "en-001 parent")
    }

    @Test(
        "goes on to the next wish, the default, and any locale if allowed",
        arguments: [
            ("fr-CA, de", false, "fr-FR region 0, de-DE next-choice 1, en-US default"),
            ("uk, ru;q=0.5", false, "ru-RU next-choice 1, en-US default"),
            ("fr-CH, fr, en", false, "fr-FR region 0, en-US next-choice 2"),
            ("uk", false, "en-US default"), ("", false, "en-US default"), ("C.UTF-8", false, "en-US default"),
            ("1036", false, "fr-FR exact 0, en-US default"), ("nonsense", false, "en-US default"),
            ("uk", true, "en-US default, de-DE any, fr-FR any, ru-RU any"),
            ("en", true, "en-US region 0, de-DE any, fr-FR any, ru-RU any"),
        ])
    func requests(text: String, allowAny: Bool, expected: String) throws {
        let available = ["ru-RU", "fr-FR", "en-US", "de-DE"].compactMap { LocaleTag($0) }
        let fallback = LocaleFallback(available: available, default: LocaleTag("en-us"))
        let steps = fallback.chain(for: LocaleRequest(text), allowAny: allowAny)
        let words = steps.map { step in
            "\(available[step.locale]) \(step.reason.name)" + (step.wish.map { " \($0)" } ?? "")
        }
        #expect(words.joined(separator: ", ") == expected)
        #expect(fallback.best(for: LocaleRequest(text), allowAny: allowAny) == steps.first)
    }

    @Test("has no step where nothing fits and no default is at hand")
    func nothing() {
        let fallback = LocaleFallback(available: ["fr-FR"].compactMap { LocaleTag($0) }, default: LocaleTag("en-US"))
        #expect(fallback.defaultLocale == nil)
        #expect(fallback.chain(for: LocaleRequest("de")).isEmpty)
        #expect(LocaleFallback(available: []).best(for: LocaleRequest("fr"), allowAny: true) == nil)
    }

    @Test("finds a default that is written with a redundant script")
    func defaultScript() {
        let fallback = LocaleFallback(
            available: ["zh-TW"].compactMap { LocaleTag($0) }, default: LocaleTag("zh-Hant-TW"))
        #expect(fallback.defaultLocale == 0)
    }

    @Test("follows rows that configuration declares, after the language's own")
    func declared() throws {
        let available = ["ru-RU", "de-DE", "gsw-FR", "zh-CN", "zh-TW"].compactMap { LocaleTag($0) }
        func tag(_ text: String) throws -> LocaleTag { try #require(LocaleTag(text)) }
        let fallback = LocaleFallback(
            available: available,
            declared: [
                try tag("uk"): [try tag("ru")], try tag("gsw"): [try tag("de-CH")], try tag("zh-TW"): [try tag("zh")],
            ])
        func chain(_ text: String) throws -> [String] {
            fallback.chain(for: try tag(text)).map { "\(available[$0.locale]) \($0.reason.name)" }
        }
        #expect(try chain("uk-UA") == ["ru-RU parent"])
        #expect(try chain("gsw-CH") == ["gsw-FR region", "de-DE parent"])
        #expect(try chain("zh-TW") == ["zh-TW exact", "zh-CN parent"])
        #expect(try chain("zh-HK") == ["zh-TW region"])
        #expect(try chain("ru") == ["ru-RU region"])
    }

    @Test("names its reasons as answers do")
    func reasons() {
        #expect(FallbackReason.allCases.map(\.name) == ["exact", "region", "parent", "next-choice", "default", "any"])
    }
}
