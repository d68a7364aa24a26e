import HelpBundle
import HelpKeys

/// Bundles made up for tests: every kind of key, a key that topics share, a topic that a locale lacks.
public enum ProofBundle {
    /// English, French and Japanese, English the default.
    public static let locales = ["en-US", "fr-FR", "ja-JP"].compactMap { LocaleTag($0) }

    /// The bytes of a bundle of `topicCount` topics, each with about `length` bytes of text.
    public static func bytes(topics topicCount: Int, length: Int = 60) throws(BundleLimit) -> [UInt8] {
        try BundleWriter.bytes(of: records(topicCount, length), contents(topicCount))
    }

    /// The records, locale by locale. Every third topic is missing in French, every fifth in English.
    public static func records(_ topicCount: Int, _ length: Int) -> [BundleRecord] {
        locales.indices.flatMap { locale in
            (0..<topicCount).filter { !(locale == 1 && $0 % 3 == 2) && !(locale == 0 && $0 % 5 == 4) }
                .map { record($0, locale, length) }
        }
    }

    private static func record(_ topic: Int, _ locale: Int, _ length: Int) -> BundleRecord {
        let title = ["Disk space", "Espace disque", "ディスク領域"][locale] + " \(topic)"
        let sentence = "\(title): \(topic * 7919 % 1000) MB. "
        let text = String(repeating: sentence, count: length / sentence.utf8.count + 1)
        var texts: [RecordField: String] = [
            .title: title, .text: text, .html: "<p>\(text)</p>\n", .errorID: errorID(topic), .assetID: assetID(topic),
            .path: "\(locales[locale])/\(topic).md", .version: "PROD.\(150 + topic % 2 * 10)",
            .url: "https://help.example/\(locales[locale])/\(topic)", .date: "2026-01-0\(topic % 9 + 1)",
        ]
        if topic % 2 == 0 { texts[.summary] = "\(title)." }
        return BundleRecord(
            topic: topic, locale: locale, translation: UInt8(topic % 3), fields: texts.mapValues { Array($0.utf8) })
    }

    /// What else is in the bundle.
    public static func contents(_ topicCount: Int) -> BundleContents {
        var claims: [BundleClaim] = []
        for topic in 0..<topicCount {
            claims += [
                claim(assetID(topic), .assetID, topic), claim("x.y.\(errorID(topic))", .mtpsID, topic),
                claim(errorID(topic), .errorID, topic), claim("alias \(topic)", .alias, topic),
                claim("shared by few \(topic / 4)", .keyword, topic), claim("shared by all", .keyword, topic),
                claim("\(50_000_000 + topic)", .contentKeyID, topic, locale: topic % locales.count),
            ]
        }
        return BundleContents(
            name: "proof", version: "1", locales: locales, defaultLocale: 0,
            declared: LocaleTag("de-DE").map { [$0: [locales[1]]] } ?? [:], topicCount: topicCount, claims: claims)
    }

    private static func claim(_ key: String, _ kind: MatchKind, _ topic: Int, locale: Int? = nil) -> BundleClaim {
        BundleClaim(key: LookupKey(key).normalized?.utf8 ?? [], kind: kind, topic: topic, locale: locale)
    }

    private static func errorID(_ topic: Int) -> String { "DiskSpaceMissing\(topic)" }

    private static func assetID(_ topic: Int) -> String {
        let digits = String(topic, radix: 16)
        return "187967b2-cb28-45d7-8858-" + String(repeating: "0", count: 12 - digits.utf8.count) + digits
    }
}
