import HelpBundle
import HelpKeys
import Testing

@testable import HelpLookup

@Suite struct FindingTests {
    let bundle: LookupBundle

    init() throws { bundle = try Samples.bundle() }

    private func find(_ key: String, _ locale: String?) throws -> LookupAnswer {
        bundle.find(key, in: try locale.map { try bundle.locale(for: LocaleRequest($0)) })
    }

    @Test(arguments: [
        ("DiskSpaceMissing", "fr-CA", "Espace disque", "fallback", "region"),
        ("diskspacemissing", "fr-FR", "Espace disque", "ok", "exact"),
        ("X.Y.DISKSPACEMISSING", "en-US", "Disk space", "ok", "exact"),
        ("{187967B2-CB28-45D7-8858-2A083C1EBE58}", "ja", "ディスク領域", "fallback", "region"),
        ("[Rule:DiskSpaceMissing]", "de, ja;q=0.5", "ディスク領域", "fallback", "next-choice"),
        ("space", "de", "Disk space", "fallback", "default"), ("Full Disk", "", "Disk space", "fallback", "default"),
        ("OtherRule", "fr-FR", "Seulement en français", "ok", "exact"),
    ]) func findsATopicByEachKindOfKey(
        _ key: String, _ locale: String, _ title: String, _ status: String, _ reason: String
    ) throws {
        let answer = try find(key, locale)
        #expect("\(answer.status)" == status)
        #expect(answer.record?.title == title)
        #expect(answer.reason?.name == reason)
    }

    @Test func anotherTopicsSuffixNeverHidesAnErrorID() throws {
        #expect(try find("DiskSpaceMissing", "en-US").match == .errorID)
    }

    @Test func aLeafOfTwoTopicsIsAmbiguousAndTheFullIDTellsThemApart() throws {
        let answer = try find("proxy", "fr-FR")
        #expect(answer.status == .ambiguous)
        let key = try #require(LookupKey("proxy").normalized)
        let locale = try bundle.locale(for: LocaleRequest("fr-FR"))
        let titles = bundle.candidates(for: key, in: locale).compactMap(\.record?.title)
        #expect(titles == ["Proxy d’une sorte", "Proxy d’une autre sorte"])
        #expect(try find("b.proxy", "fr-FR").record?.title == "Proxy d’une autre sorte")
    }

    @Test func aContentKeyIDNamesItsLocaleUntilTheCallerNamesAnother() throws {
        #expect(try find("50477683", nil).record?.title == "Espace disque")
        #expect(try find("50477683", "ja-JP").record?.title == "ディスク領域")
    }

    @Test func aURLNamesItsLocaleAndItsVersion() throws {
        let url = "https://technet.microsoft.com/fr-fr/library/x.y.diskspacemissing(v=PROD.150)"
        #expect(try find(url, nil).record?.title == "Espace disque")
        #expect(try find(url, nil).versionDiffers == false)
        #expect(try find(url, "ja-JP").record?.title == "ディスク領域")
        let other = "http://technet.microsoft.com/library(PROD.160)/x.y.DiskSpaceMissing.aspx?f=255"
        #expect(try find(other, nil).record?.title == "Disk space")
        #expect(try find(other, nil).versionDiffers)
    }

    @Test func aTopicThatNoWantedLocaleHasIsNotServed() throws {
        #expect(try find("FrenchOnly", "ja-JP").status == .notInLocale)
        let any = try bundle.locale(for: LocaleRequest("ja-JP"), allowAny: true)
        #expect(bundle.find("FrenchOnly", in: any).reason == .any)
        let strict = try bundle.locale(for: LocaleRequest("fr-CA"), isStrict: true)
        #expect(bundle.find("FrenchOnly", in: strict).status == .notInLocale)
    }

    @Test(arguments: ["", "  ", "a\0b"]) func whatIsNoKeyIsABadKey(_ key: String) {
        #expect(bundle.find(key).status == .badKey)
    }

    @Test func amissNamesTheNearestIDsInTheirSpelling() {
        #expect(bundle.find("DiskSpaceMising").status == .notFound)
        #expect(bundle.nearest(to: "x.y.diskSpaceMising") == ["DiskSpaceMissing"])
        #expect(bundle.nearest(to: "DiskSpace") == ["DiskSpaceMissing"])
        #expect(bundle.nearest(to: "somethingElse") == [])
    }

    @Test(arguments: [
        ("DiskSpce", ["DiskSpaceMissing"]), ("DsikSpaceMis", ["DiskSpaceMissing"]), ("iskSpace", ["DiskSpaceMissing"]),
        ("FrenhcOn", ["FrenchOnly"]), ("DesktSpice", []), ("Dixk", []), ("Spcae", []),
    ]) func aMisspeltBeginningNamesTheIDsThatBeginSo(_ key: String, _ ids: [String]) {
        #expect(bundle.nearest(to: key) == ids)
    }

    @Test func aWholeIDIsNearerThanABeginning() throws {
        let claims = Samples.claims + [Samples.claim("DiskSpice", .errorID, 2)]
        let records = Samples.records + [Samples.record(4, 1, "Épice", error: "DiskSpice")]
        let bundle = try LookupBundle(
            Samples.bytes(records, claims + [Samples.claim("DiskSpice", .errorID, 4)], topicCount: 5), verification: .all)
        #expect(bundle.nearest(to: "DiskSpce") == ["DiskSpice", "DiskSpaceMissing"])
    }

    @Test func everyKeyIsListed() {
        var keys: [String] = []
        bundle.forEachKey { keys.append($0) }
        #expect(Set(keys) == Set(Samples.claims.map { String(decoding: $0.key, as: UTF8.self) }))
    }

    @Test func twoTopicsWithOneUniqueIDAreAmbiguousOnlyWhereBothAre() throws {
        let records = Samples.records + [Samples.record(4, 1, "Double", error: "d", asset: Samples.assetID)]
        let claims = Samples.claims + [Samples.claim(Samples.assetID, .assetID, 4)]
        let bundle = try LookupBundle(Samples.bytes(records, claims, topicCount: 5), verification: .all)
        let french = try bundle.locale(for: LocaleRequest("fr-FR"))
        let english = try bundle.locale(for: LocaleRequest("en-US"))
        #expect(bundle.find(Samples.assetID, in: french).status == .ambiguous)
        #expect(bundle.find(Samples.assetID, in: english).record?.title == "Disk space")
    }
}
