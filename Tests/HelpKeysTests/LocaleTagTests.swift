import Testing

@testable import HelpKeys

@Suite("A locale tag")
struct LocaleTagTests {
    @Test(
        "is read in any notation and made canonical",
        arguments: [
            ("fr-FR", "fr-FR"), ("fr-fr", "fr-FR"), ("FR_fr", "fr-FR"), ("fr", "fr"), ("FRA", "fr"),
            ("deu-de", "de-DE"),
            ("zh-hant-tw", "zh-Hant-TW"), ("ZH_HANT", "zh-Hant"), ("zh-CHT", "zh-Hant"), ("zh-chs", "zh-Hans"),
            ("zh-cmn-hans-cn", "zh-Hans-CN"), ("hye-arevela", "hy"), ("art-lojbant-lojban", "jbo-lojbant"), ("sgn-840", "ase"),
            ("zh-cmn-hakka", "hak"), ("zh-yue-hk", "yue-HK"), ("zh-min-nan", "nan"), ("i-klingon", "tlh"),
            ("iw", "he"), ("iw-IL", "he-IL"), ("in_ID", "id-ID"), ("ji", "yi"), ("jw", "jv"), ("mo", "ro"),
            ("no-NY", "nn-NO"), ("no_NO_NY", "nn-NO"), ("no-bok", "nb"), ("no-nyn", "nn"), ("no-NO", "no-NO"),
            ("nb_no", "nb-NO"), ("sh", "sr-Latn"), ("sh-BA", "sr-Latn-BA"), ("tl-PH", "fil-PH"), ("prs", "fa-AF"),
            ("en-UK", "en-GB"), ("en-gb-oed", "en-GB-oxendict"), ("ru-SU", "ru-RU"), ("uk-SU", "uk-UA"),
            ("sr-CS", "sr-RS"), ("en-840", "en-US"), ("es-419", "es-419"), ("en-001", "en-001"), ("und", "und"),
            ("ca-ES-VALENCIA", "ca-ES-valencia"), ("de-1996-1901", "de-1901-1996"), ("de-1996-1996", "de-1996"),
            ("sl-rozaj-biske", "sl-biske-rozaj"), ("und-Qaai", "und-Zinh"), ("sgn-us", "ase"), ("hy-arevmda", "hyw"),
            ("de-DE-u-co-phonebk", "de-DE"), ("ja-jp-u-ca-japanese-x-lvariant-jp", "ja-JP"), ("fr-x-acme", "fr"),
        ])
    func canonical(text: String, expected: String) {
        let tag = LocaleTag(text)
        #expect(tag?.description == expected)
        #expect(tag.flatMap { LocaleTag($0.description) } == tag, "a canonical tag is its own canonical form")
    }

    @Test(
        "is not made of what is no tag",
        arguments: [
            "", "-", "f", "fr-", "-fr", "fr--FR", "english", "help", "x-acme", "fr FR", "fr-FR.UTF-8", "fr@euro",
            "1036",
            "de-u", "de-x", "de-a-b-cc", "zh-abc-def", "fr-FR-US", "fr-FR-Latn", "fr-abcdefghi", "fr\u{0}", "français",
            "fr-" + String(repeating: "abcde-", count: 60) + "z1234",
        ])
    func malformed(text: String) {
        #expect(LocaleTag(text) == nil)
    }

    @Test("tells its parts")
    func parts() throws {
        let tag = try #require(LocaleTag("ZH_hant_tw_variant1"))
        #expect(tag.language == "zh")
        #expect(tag.script == "Hant")
        #expect(tag.region == "TW")
        #expect(tag.variants == ["variant1"])
    }

    @Test("sorts by its canonical form")
    func order() {
        let tags = ["zh-TW", "de", "fr-fr", "FR", "en_us"].compactMap { LocaleTag($0) }
        #expect(tags.sorted().map(\.description) == ["de", "en-US", "fr", "fr-FR", "zh-TW"])
    }

    @Test(
        "is known or not",
        arguments: [
            ("fr-FR", true), ("en-001", true), ("sr-Cyrl-ME", true), ("yue", true), ("qq", false), ("zzz", false),
            ("fr-QQ", false), ("fr-Abcd", false),
        ])
    func known(text: String, expected: Bool) {
        #expect(LocaleTag(text)?.isKnown == expected)
    }

    @Test(
        "is seen in the name of a locale's folder",
        arguments: [
            "fr-fr", "fr-FR", "EN", "en", "zh-hant-tw", "zh_Hant", "pt_BR", "zh-tw", "zh-cn", "zh-cht", "sr-latn-rs",
            "es-419", "fil-ph", "fil", "ca-es-valencia", "iw", "he-il", "no", "is", "id", "to", "nb-no", "en-gb",
            "ja-jp",
        ])
    func localeFolders(name: String) {
        #expect(LocaleTag.isLocaleShaped(name))
    }

    @Test(
        "is not seen in other names",
        arguments: [
            "", "images", "docs", "media", "src", "api", "css", "help", "js", "ui", "doc", "img", "lib", "bin", "tmp",
            "map", "new", "old", "log", "mac", "may", "per", "nav", "tag", "how-to", "to-do", "as-is", "sat-nav",
            "log-in", "in-progress", "en-docs", "it-pro", "en-us.md", "fr fr", "fr-", "-fr", "fr--fr", "x-fr", "de-x-y",
            "en-us-draft", "en-u-ca-buddhist", "en-us-1", "_fr", ".", "..", "fr/fr", "en-US.UTF-8", "zz", "zz-zz",
            "résumé", "\u{0}",
        ])
    func otherFolders(name: String) {
        #expect(!LocaleTag.isLocaleShaped(name))
    }

    @Test("covers every language of two letters that was ever registered")
    func iso639() {
        let all = """
            aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el
            en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it
            iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo
            mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh
            si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh
            yi yo za zh zu
            """
        for language in all.split(whereSeparator: \.isWhitespace) {
            #expect(LocaleTag.isLocaleShaped(String(language)), "\(language)")
        }
    }
}
