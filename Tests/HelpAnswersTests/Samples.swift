import HelpBundle
import HelpKeys
import HelpLookup

/// A small bundle: one topic in English and French, two that share a leaf, one in French alone.
enum Samples {
    static let locales = ["en-US", "fr-FR"].compactMap { LocaleTag($0) }

    static func bundle() throws -> LookupBundle {
        let records = [
            record(0, 0, "Disk space", [.errorID: "DiskSpaceMissing", .mtpsID: "x.DiskSpaceMissing", .version: "PROD.150"]),
            record(0, 1, "Espace disque", [.errorID: "DiskSpaceMissing", .mtpsID: "x.DiskSpaceMissing", .url: "https://x.test/é"]),
            record(1, 0, "One <proxy> & \u{202E}another", [.errorID: "proxy", .mtpsID: "a.proxy"]),
            record(2, 0, "Two proxies", [.errorID: "proxy", .mtpsID: "b.proxy"]),
            record(3, 1, "Seulement en français", [.errorID: "FrenchOnly"]),
        ]
        let claims = [
            claim("DiskSpaceMissing", .errorID, 0), claim("x.DiskSpaceMissing", .mtpsID, 0), claim("proxy", .errorID, 1),
            claim("proxy", .errorID, 2), claim("a.proxy", .mtpsID, 1), claim("50477683", .contentKeyID, 0, locale: 1),
            claim("FrenchOnly", .errorID, 3),
        ]
        let contents = BundleContents(name: "sample", locales: locales, defaultLocale: 0, topicCount: 4, claims: claims)
        return try LookupBundle(BundleWriter.bytes(of: records, contents), verification: .all)
    }

    /// Three topics that share a leaf, some of them damaged.
    static func bundle(damaged: [Int]) throws -> LookupBundle {
        // Longer than two blocks, so that one can be damaged and no other.
        let length = 9000
        let records = (0..<3).map { topic in
            let texts: [RecordField: String] = [.title: "Topic \(topic)", .mtpsID: "a.\(topic)", .text: String(repeating: "a", count: length)]
            return BundleRecord(topic: topic, locale: 0, translation: 0, fields: texts.mapValues { Array($0.utf8) })
        }
        let claims = (0..<3).map { claim("proxy", .errorID, $0) }
        let contents = BundleContents(name: "", locales: [locales[0]], defaultLocale: 0, topicCount: 3, claims: claims)
        var bytes = try BundleWriter.bytes(of: records, contents)
        // Texts are the first part, behind the head.
        for topic in damaged { bytes[4096 + topic * length + length / 2] ^= 1 }
        return try LookupBundle(bytes)
    }

    private static func claim(_ key: String, _ kind: MatchKind, _ topic: Int, locale: Int? = nil) -> BundleClaim {
        BundleClaim(key: LookupKey(key).normalized?.utf8 ?? [], kind: kind, topic: topic, locale: locale)
    }

    private static func record(_ topic: Int, _ locale: Int, _ title: String, _ texts: [RecordField: String]) -> BundleRecord {
        var fields = texts.mapValues { Array($0.utf8) }
        fields[.title] = Array(title.utf8)
        fields[.text] = Array("\(title).\n".utf8)
        fields[.html] = Array("<p>Body <a href=\"https://x.test/\">there</a>.</p>\n".utf8)
        fields[.path] = Array("\(locales[locale])/\(topic).md".utf8)
        return BundleRecord(topic: topic, locale: locale, translation: 1, fields: fields)
    }
}
