/// Which of the locales at hand serve a wanted one, in what order, and why.
///
/// A caller takes the first step whose locale has the topic, so fallback is per topic. Rows are computed from CLDR's
/// likely subtags and parent locales (UTS #35) and hold one language and script only.
public struct LocaleFallback: Sendable {
    /// The locales at hand, in the caller's order: a step's `locale` is an index here.
    public let available: [LocaleTag]
    /// The index of the declared default, or nil where it is not at hand.
    public let defaultLocale: Int?
    private let lineages: [LocaleLineage]
    private let declared: [LocaleTag: [LocaleTag]]

    /// Prepares fallback among `available`.
    ///
    /// - Parameters:
    ///   - default: the locale for those who want none that is at hand.
    ///   - declared: what configuration adds: for a wanted tag or one of its ancestors the tags that may serve it too,
    ///     after its own language and script.
    public init(available: [LocaleTag], default: LocaleTag? = nil, declared: [LocaleTag: [LocaleTag]] = [:]) {
        self.available = available
        self.declared = declared
        let lineages = available.map(LocaleLineage.init)
        self.lineages = lineages
        defaultLocale = `default`.flatMap { wanted in
            let node = LocaleLineage(wanted).nodes.first
            return available.firstIndex(of: wanted) ?? lineages.firstIndex { $0.nodes.first == node }
        }
    }

    /// The locales that may serve `wanted`, best first, each once; empty where none may.
    ///
    /// O(n log n) in the number of locales: meant to be asked once a session, not once a look-up.
    public func chain(for wanted: LocaleTag) -> [FallbackStep] {
        var chain = ChainBuilder()
        let lineage = LocaleLineage(wanted)
        for index in ranked(lineage) {
            chain.append(index, reason(lineage, serving: lineages[index]), wish: 0)
        }
        let relatives = Self.relatives(of: wanted, lineage) + declaredRelatives(of: lineage)
        for relative in relatives {
            for index in ranked(LocaleLineage(relative)) { chain.append(index, .parent, wish: 0) }
        }
        return chain.steps
    }

    /// The locales that may serve `request`: its wishes in order, then the default, then any if `allowAny`.
    public func chain(for request: LocaleRequest, allowAny: Bool = false) -> [FallbackStep] {
        var chain = ChainBuilder()
        for (wish, wanted) in request.wishes.enumerated() {
            for step in self.chain(for: wanted) {
                chain.append(step.locale, wish == 0 ? step.reason : .nextChoice, wish: wish)
            }
        }
        if let defaultLocale { chain.append(defaultLocale, .default, wish: nil) }
        if allowAny {
            for index in available.indices.sorted(by: { available[$0] < available[$1] }) {
                chain.append(index, .any, wish: nil)
            }
        }
        return chain.steps
    }

    /// The best locale for `request`, whatever topics it has; nil where none may serve.
    public func best(for request: LocaleRequest, allowAny: Bool = false) -> FallbackStep? {
        chain(for: request, allowAny: allowAny).first
    }
}

extension LocaleFallback {
    /// The locales of the same family, the nearest first.
    private func ranked(_ wanted: LocaleLineage) -> [Int] {
        var candidates: [(index: Int, rank: Rank)] = []
        for (index, lineage) in lineages.enumerated() where lineage.family == wanted.family {
            candidates.append((index, Rank(wanted, lineage)))
        }
        return candidates.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map(\.index)
    }

    private func reason(_ wanted: LocaleLineage, serving lineage: LocaleLineage) -> FallbackReason {
        if wanted.nodes.first == lineage.nodes.first { return .exact }
        if wanted.tag.language != lineage.tag.language { return .parent }
        return wanted.distance(to: lineage)?.down == 0 ? .parent : .region
    }

    /// The one built-in step to another language: Cantonese readers read Chinese in the script they read.
    private static func relatives(of wanted: LocaleTag, _ lineage: LocaleLineage) -> [LocaleTag] {
        guard wanted.language == "yue" else { return [] }
        return [LocaleTag(language: "zh", script: lineage.family.script, region: wanted.region)]
    }

    private func declaredRelatives(of lineage: LocaleLineage) -> [LocaleTag] {
        guard !declared.isEmpty else { return [] }
        let ancestors = [lineage.tag] + lineage.nodes.compactMap { LocaleTag($0) }
        return ancestors.flatMap { declared[$0] ?? [] }
    }
}

/// How near a locale is to a wanted one: nearest common ancestor, that ancestor itself, the same standard of the
/// language, CLDR's region, the same variants, then by language, by depth, and alphabetically, so that no two are equal
/// by chance.
private struct Rank: Comparable {
    private let numbers: [Int]
    private let texts: [String]

    init(_ wanted: LocaleLineage, _ lineage: LocaleLineage) {
        let distance = wanted.distance(to: lineage) ?? (up: Int.max, down: Int.max)
        numbers = [
            distance.up, distance.down == 0 ? 0 : 1, lineage.tag == wanted.tag ? 0 : 1,
            Self.standard(wanted, lineage), lineage.hasLikelyRegion ? 0 : 1,
            lineage.tag.variants == wanted.tag.variants ? 0 : 1,
        ]
        let depth = min(distance.down, 9)
        texts = [lineage.tag.language, String(depth), lineage.tag.description]
    }

    /// The wanted standard of a language comes first, then the language as such: `no` is nearer to nb than nn is.
    private static func standard(_ wanted: LocaleLineage, _ lineage: LocaleLineage) -> Int {
        if lineage.tag.language == wanted.tag.language { return 0 }
        return lineage.tag.language == lineage.family.language ? 1 : 2
    }

    static func < (left: Rank, right: Rank) -> Bool {
        if left.numbers != right.numbers { return left.numbers.lexicographicallyPrecedes(right.numbers) }
        return left.texts.lexicographicallyPrecedes(right.texts)
    }
}

/// Collects steps, each locale once, at its first place.
private struct ChainBuilder {
    private(set) var steps: [FallbackStep] = []
    private var seen: Set<Int> = []

    mutating func append(_ locale: Int, _ reason: FallbackReason, wish: Int?) {
        guard seen.insert(locale).inserted else { return }
        steps.append(FallbackStep(locale: locale, reason: reason, wish: wish))
    }
}
