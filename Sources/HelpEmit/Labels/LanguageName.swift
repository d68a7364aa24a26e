import HelpKeys

/// What languages call themselves.
enum LanguageName {
    /// The name of `locale` in its own language, with its region where the tag has one; the tag where it is not known.
    static func of(_ locale: LocaleTag) -> String {
        let tag = locale.description
        if let whole = whole[tag] { return whole }
        guard let language = languages[locale.language] else { return tag }
        return tag == locale.language ? language : "\(language) (\(tag))"
    }

    private static let whole = [
        "zh-CN": "简体中文", "zh-Hans": "简体中文", "zh-TW": "繁體中文", "zh-Hant": "繁體中文", "pt-BR": "Português (Brasil)",
        "pt-PT": "Português (Portugal)", "en-US": "English (United States)", "en-GB": "English (United Kingdom)",
        "fr-FR": "Français (France)", "fr-CA": "Français (Canada)", "de-DE": "Deutsch (Deutschland)",
        "es-ES": "Español (España)", "it-IT": "Italiano (Italia)", "ja-JP": "日本語 (日本)", "ko-KR": "한국어 (대한민국)",
        "ru-RU": "Русский (Россия)", "zh-Hant-TW": "繁體中文", "zh-Hans-CN": "简体中文", "sr-Latn": "Srpski (latinica)",
        "sr-Latn-RS": "Srpski (latinica)", "sr-Cyrl": "Српски (ћирилица)", "sr-Cyrl-RS": "Српски (ћирилица)",
    ]

    private static let languages = [
        "af": "Afrikaans", "am": "አማርኛ", "az": "Azərbaycan", "be": "Беларуская", "bn": "বাংলা", "bs": "Bosanski",
        "cy": "Cymraeg", "eu": "Euskara", "fa": "فارسی", "fil": "Filipino", "ga": "Gaeilge", "gl": "Galego",
        "gu": "ગુજરાતી", "hy": "Հայերեն", "is": "Íslenska", "ka": "ქართული", "kk": "Қазақ тілі", "km": "ខ្មែរ",
        "kn": "ಕನ್ನಡ", "lo": "ລາວ", "mk": "Македонски", "ml": "മലയാളം", "mr": "मराठी", "ms": "Melayu", "my": "မြန်မာ",
        "ne": "नेपाली", "pa": "ਪੰਜਾਬੀ", "si": "සිංහල", "sq": "Shqip", "sw": "Kiswahili", "ta": "தமிழ்",
        "te": "తెలుగు", "ur": "اردو", "uz": "O‘zbek", "yi": "ייִדיש",
        "ar": "العربية", "bg": "Български", "ca": "Català", "cs": "Čeština", "da": "Dansk", "de": "Deutsch",
        "el": "Ελληνικά", "en": "English", "es": "Español", "et": "Eesti", "fi": "Suomi", "fr": "Français",
        "he": "עברית", "hi": "हिन्दी", "hr": "Hrvatski", "hu": "Magyar", "id": "Bahasa Indonesia", "it": "Italiano",
        "ja": "日本語", "ko": "한국어", "lt": "Lietuvių", "lv": "Latviešu", "nb": "Norsk bokmål", "nl": "Nederlands",
        "nn": "Norsk nynorsk", "no": "Norsk", "pl": "Polski", "pt": "Português", "ro": "Română", "ru": "Русский",
        "sk": "Slovenčina", "sl": "Slovenščina", "sr": "Српски", "sv": "Svenska", "th": "ไทย", "tr": "Türkçe",
        "uk": "Українська", "vi": "Tiếng Việt", "zh": "中文",
    ]
}
