import HelpKeys
import HelpTerminal
import Testing

@Suite struct WantedLocaleTests {
    @Test(
        arguments: [
            (nil, [:], "", false), (nil, ["LANG": "fr_FR.UTF-8"], "fr-FR", false),
            (nil, ["LANG": "fr_FR", "LC_MESSAGES": "de_DE"], "de-DE", false),
            (nil, ["LANG": "fr_FR", "LC_MESSAGES": "de_DE", "LC_ALL": "ja_JP"], "ja-JP", false),
            (nil, ["LANG": "fr_FR", "LC_MESSAGES": "", "LC_ALL": ""], "fr-FR", false),
            ("it", ["LC_ALL": "ja_JP"], "it", true),
            ("", ["LC_ALL": "ja_JP"], "", true),
        ] as [(String?, [String: String], String, Bool)])
    func `the option comes first, then the environment in the order of POSIX`(
        option: String?, environment: [String: String], wish: String, isExplicit: Bool
    ) {
        let wanted = WantedLocale(option: option) { environment[$0] }
        #expect(wanted.request.wishes.map(\.description) == (wish.isEmpty ? [] : [wish]))
        #expect(wanted.isExplicit == isExplicit)
    }

    private func notice(_ wanted: WantedLocale, _ served: [String]) -> String? {
        wanted.notice(serving: served.compactMap { LocaleTag($0) })
    }

    @Test(
        arguments: [
            ("fr-CA", ["fr-FR"], "‘fr-FR’ is served for ‘fr-CA’"), ("fr-FR", ["fr-FR"], nil), ("fr", ["fr-FR"], nil),
            ("zh-TW", ["zh-Hant-TW"], nil), ("zh-CN", ["zh-Hant"], "‘zh-Hant’ is served for ‘zh-CN’"),
            ("nn", ["nb"], "‘nb’ is served for ‘nn’"), ("", ["en-US"], nil), ("fr-CA", [], nil),
            ("pt-BR", ["fr-FR", "en-US"], "‘en-US’ and ‘fr-FR’ are served for ‘pt-BR’"),
            ("pt-BR", ["fr-FR", "en-US", "de-DE"], "‘de-DE’, ‘en-US’ and ‘fr-FR’ are served for ‘pt-BR’"),
            ("fr-FR", ["fr-FR", "en-US"], "‘en-US’ is served for ‘fr-FR’"),
        ] as [(String, [String], String?)])
    func `with the option every locale that was not asked for is named`(
        option: String, served: [String], expected: String?
    ) {
        #expect(notice(WantedLocale(option: option) { _ in nil }, served) == expected)
    }

    @Test(
        arguments: [
            ("fr_CA.UTF-8", ["fr-FR"], nil), ("pt_BR", ["en-US"], "‘en-US’ is served for ‘pt-BR’"),
            ("zh_CN", ["zh-Hant"], "‘zh-Hant’ is served for ‘zh-CN’"), ("C", ["en-US"], nil), ("%%", ["en-US"], nil),
        ] as [(String, [String], String?)])
    func `without it only another language is named`(variable: String, served: [String], expected: String?) {
        #expect(notice(WantedLocale(option: nil) { $0 == "LANG" ? variable : nil }, served) == expected)
    }
}
