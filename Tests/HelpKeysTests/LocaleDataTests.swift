import Testing

@testable import HelpKeys

@Suite("CLDR's data")
struct LocaleDataTests {
    static let tables: [(String, LocaleTable)] = [
        ("likelySubtags", LocaleData.likelySubtags), ("parents", LocaleData.parents),
        ("languageAliases", LocaleData.languageAliases), ("regionAliases", LocaleData.regionAliases),
        ("scriptAliases", LocaleData.scriptAliases), ("variantAliases", LocaleData.variantAliases),
        ("tagAliases", LocaleData.tagAliases), ("languages", LocaleData.languages), ("regions", LocaleData.regions),
        ("scripts", LocaleData.scripts), ("windowsLocales", LocaleData.windowsLocales),
    ]

    static func entries(_ table: LocaleTable) -> [(key: String, value: String)] {
        String(decoding: table.bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).map {
            let parts = $0.split(separator: "=")
            return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
        }
    }

    @Test("is found entry by entry, and nothing else is", arguments: 0..<tables.count)
    func bisection(index: Int) {
        let (name, table) = Self.tables[index]
        let entries = Self.entries(table)
        #expect(!entries.isEmpty)
        for (key, value) in entries {
            #expect(table.value(key) == value, "\(name): \(key)")
            #expect(table.value(key + "~") == nil)
        }
        for key in ["", " ", "=", "0", "~", "aaaa", "\n"] { #expect(table.value(key) == nil) }
    }

    @Test("has no alias that leads to an alias")
    func aliases() {
        for (old, new) in Self.entries(LocaleData.languageAliases) {
            let language = String(new.prefix { $0 != "-" })
            #expect(LocaleData.languageAliases.value(language) == nil, "\(old)")
        }
        for (old, new) in Self.entries(LocaleData.tagAliases) {
            #expect(LocaleTag(old)?.description == LocaleTag(new)?.description, "\(old)")
            #expect(LocaleTag(new).flatMap { LocaleTag($0.description) } == LocaleTag(new), "\(old)")
        }
    }

    @Test("lets every lineage end at its language")
    func lineages() {
        for (key, _) in Self.entries(LocaleData.parents) + Self.entries(LocaleData.likelySubtags) {
            guard let tag = LocaleTag(key) else { continue }
            let lineage = LocaleLineage(tag)
            #expect(lineage.nodes.count < 6, "\(key)")
            #expect(Set(lineage.nodes).count == lineage.nodes.count, "\(key)")
        }
    }
}
