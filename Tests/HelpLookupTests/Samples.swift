import HelpBundle
import HelpKeys

@testable import HelpLookup

/// A small bundle: four topics in English, French and Japanese, English the default.
enum Samples {
    static let assetID = "187967b2-cb28-45d7-8858-2a083c1ebe58"

    static let locales = ["en-US", "fr-FR", "ja-JP"].compactMap { LocaleTag($0) }

    /// The topics by locale; the third is in no English, the fourth shares its leaf with the second.
    static let records = [
        record(0, 0, "Disk space", error: "DiskSpaceMissing", asset: assetID, version: "PROD.150"),
        record(0, 1, "Espace disque", error: "diskspacemissing", asset: assetID, version: "PROD.150"),
        record(1, 0, "Proxy of one kind", error: "proxy"), record(1, 1, "Proxy d’une sorte", error: "proxy"),
        record(2, 1, "Seulement en français", error: "FrenchOnly"),
        record(3, 0, "Proxy of another kind", error: "proxy"), record(3, 1, "Proxy d’une autre sorte", error: "proxy"),
        record(0, 2, "ディスク領域", error: "diskspacemissing", asset: assetID, version: "PROD.150"),
    ]

    static let claims: [BundleClaim] = [
        claim(assetID, .assetID, 0), claim("x.y.DiskSpaceMissing", .mtpsID, 0), claim("DiskSpaceMissing", .errorID, 0),
        claim("50477683", .contentKeyID, 0, locale: 1), claim("50477684", .contentKeyID, 0, locale: 0),
        claim("proxy", .errorID, 1), claim("proxy", .errorID, 3), claim("a.proxy", .mtpsID, 1),
        claim("b.proxy", .mtpsID, 3), claim("FrenchOnly", .errorID, 2), claim("space", .alias, 0),
        claim("full disk", .keyword, 0), claim("DiskSpaceMissing", .ruleSuffix, 1), claim("OtherRule", .ruleSuffix, 2),
    ]

    static func claim(_ key: String, _ kind: MatchKind, _ topic: Int, locale: Int? = nil) -> BundleClaim {
        BundleClaim(key: LookupKey(key).normalized?.utf8 ?? [], kind: kind, topic: topic, locale: locale)
    }

    static func record(
        _ topic: Int, _ locale: Int, _ title: String, error: String, asset: String? = nil, version: String? = nil
    ) -> BundleRecord {
        let texts: [(RecordField, String?)] = [
            (.title, title), (.text, "\(title).\n"), (.html, "<p>\(title).</p>\n"), (.errorID, error), (.assetID, asset),
            (.version, version), (.path, "\(locales[locale])/\(topic).md"),
        ]
        var fields: [RecordField: [UInt8]] = [:]
        for case (let field, let text?) in texts { fields[field] = Array(text.utf8) }
        return BundleRecord(topic: topic, locale: locale, translation: 2, fields: fields)
    }

    static func bytes(
        _ records: [BundleRecord] = records, _ claims: [BundleClaim] = claims, topicCount: Int = 4,
        declared: [LocaleTag: [LocaleTag]] = [:]
    ) throws -> [UInt8] {
        try BundleWriter.bytes(
            of: records,
            BundleContents(
                name: "sample", version: "1", locales: locales, defaultLocale: 0, declared: declared,
                topicCount: topicCount, claims: claims))
    }

    static func bundle() throws -> LookupBundle { try LookupBundle(bytes(), verification: .all) }
}
