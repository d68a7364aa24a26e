/// A tag and its ancestors within one language and script: `es-MX`, `es-419`, `es`.
///
/// Never across languages or scripts, but that both standards of Norwegian descend from `no` (CLDR's parentLocales).
struct LocaleLineage: Sendable {
    /// What two tags have in common that may serve each other: the language, `no` for nb and nn, and the script.
    struct Family: Hashable, Sendable {
        let language: String
        let script: String?
    }

    /// The tag, canonical.
    let tag: LocaleTag
    /// Language and script.
    let family: Family
    /// Names of the tag and its ancestors, the nearest first; a script that goes without saying is left out.
    let nodes: [String]
    /// Whether the tag has the region that CLDR expects, or none.
    let hasLikelyRegion: Bool

    init(_ tag: LocaleTag) {
        let script = tag.script ?? LikelySubtags.script(language: tag.language, region: tag.region)
        let usual = LikelySubtags.script(language: tag.language, region: nil)
        let base = script.flatMap { $0 == usual ? nil : "\(tag.language)-\($0)" } ?? tag.language
        self.tag = tag
        family = Family(language: Self.standards.contains(tag.language) ? "no" : tag.language, script: script)
        nodes = Self.ancestry(of: tag, base: base)
        let likely = LikelySubtags.region(language: tag.language, script: script)
        hasLikelyRegion = tag.region == nil || tag.region == likely
    }

    /// How far up from this tag the ancestor lies that it shares with `other`, and how far down `other` is from there.
    func distance(to other: LocaleLineage) -> (up: Int, down: Int)? {
        for (up, node) in nodes.enumerated() {
            if let down = other.nodes.firstIndex(of: node) { return (up, down) }
        }
        return nil
    }

    private static let standards = ["nb", "nn"]

    /// CLDR's deepest line has four members; the bound only makes sure of an end.
    private static let deepest = 8

    private static func ancestry(of tag: LocaleTag, base: String) -> [String] {
        let regional = tag.region.map { "\(base)-\($0)" } ?? base
        var nodes = tag.variants.isEmpty ? [] : [regional + "-" + tag.variants.joined(separator: "-")]
        var node: String? = regional
        while let name = node, nodes.count < deepest {
            nodes.append(name)
            node = LocaleData.parents.value(name) ?? (name == base || !name.hasPrefix(base + "-") ? nil : base)
        }
        return nodes
    }
}
