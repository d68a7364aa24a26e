import Testing

@testable import HelpKeys

@Suite("A request for locales")
struct LocaleRequestTests {
    @Test(
        "is read in the notations callers hold",
        arguments: [
            ("fr-FR", "fr-FR"), ("fr_FR", "fr-FR"), ("fr_FR.UTF-8", "fr-FR"), ("fr_FR.UTF-8@euro", "fr-FR"),
            ("fr_FR@euro", "fr-FR"), ("sr_RS@latin", "sr-Latn-RS"), ("sr_RS.UTF-8@cyrillic", "sr-Cyrl-RS"),
            ("ca_ES.UTF-8@valencia", "ca-ES-valencia"), ("  de-AT\n", "de-AT"),
            ("1036", "fr-FR"), ("0x040c", "fr-FR"), ("0X40C", "fr-FR"), ("040c", "fr-FR"), ("0409", "en-US"),
            ("1033", "en-US"), ("0x0000040c", "fr-FR"), ("66567", "de-DE"), ("12", "fr"), ("0x0007", "de"),
            ("4", "zh-Hans"),
            ("31748", "zh-Hant"), ("1028", "zh-TW"), ("2074", "sr-Latn-RS"), ("1034", "es-ES"), ("3082", "es-ES"),
            ("fr:de", "fr de"), ("fr_CA:fr:en_GB", "fr-CA fr en-GB"), ("fr-FR;de-DE", "fr-FR de-DE"),
            ("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7", "fr-CH fr en de"), ("en;q=0.5,fr;q=0.8,de", "de fr en"),
            ("en;q=0.5, fr ; q = 0.501", "fr en"), ("fr;q=0,de", "de"), ("fr;q=0.000,de;q=0.001", "de"),
            ("fr;q=1.000,de;q=1", "fr de"), ("de;q=x,fr;q=0.9", "de fr"), ("fr,FR,fr_fr", "fr fr-FR"), ("C:fr", "fr"),
        ])
    func wishes(text: String, expected: String) {
        let request = LocaleRequest(text)
        #expect(request.wishes.map(\.description).joined(separator: " ") == expected)
        #expect(request.rejected.isEmpty)
    }

    @Test(
        "may ask for the default",
        arguments: [
            "", " ", "C", "c", "POSIX", "C.UTF-8", "C.utf8", "*", "0", "0x0400", "2048", "127", ",", ";;", "q=0.5",
            "C:",
        ])
    func defaults(text: String) {
        let request = LocaleRequest(text)
        #expect(request.asksForDefault)
        #expect(request.wishes.isEmpty)
        #expect(request.rejected.isEmpty)
    }

    @Test("may ask for the default besides")
    func defaultBesides() {
        let request = LocaleRequest("fr, *;q=0.5")
        #expect(request.asksForDefault)
        #expect(request.wishes == [LocaleTag("fr")].compactMap { $0 })
        #expect(!LocaleRequest("fr").asksForDefault)
        #expect(!LocaleRequest("fr,*;q=0").asksForDefault)
    }

    @Test(
        "says what is no locale",
        arguments: [
            ("french", "french"), ("fr, klingonisch!", "klingonisch!"), ("65535", "65535"),
            ("99999999999", "99999999999"),
        ])
    func rejected(text: String, expected: String) {
        #expect(LocaleRequest(text).rejected == [expected])
    }

    @Test(
        "survives hostile text",
        arguments: [",", "fr,", "a-", ";q=", "fr;q=0.5,", "*", "@", "9", "\u{0}", "é"])
    func hostile(unit: String) {
        let request = LocaleRequest(String(repeating: unit, count: 1_000_000 / unit.utf8.count))
        #expect(request.wishes.count <= 64)
        #expect(request.rejected.count <= 64)
    }

    @Test("knows Windows' locales by tags that are known and canonical")
    func windowsTable() {
        var found = 0
        let regional = (1...0x28).flatMap { sub in (1...0x92).map { sub << 10 | $0 } }
        for number in Array(1...0x92) + regional {
            guard case .tag(let tag) = LCID.meaning(of: UInt32(number)) else { continue }
            found += 1
            #expect(tag.isKnown, "\(number): \(tag)")
        }
        #expect(found > 200)
    }
}
