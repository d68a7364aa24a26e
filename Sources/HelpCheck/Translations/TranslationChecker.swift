import HelpDiagnostics
import HelpKeys

/// Compares the locales with each other. Every function is pure, so that groups can be compared on all cores at once.
///
/// What is compared never is prose, order or spelling: asset ids and canonical URLs, code without white space, the numbers of
/// headings and rows. Where locales differ the majority of them tells who is odd; where there is none, the source is right.
public struct TranslationChecker: Sendable {
    /// The topics that more than one locale has.
    public let groups: [TopicGroup]
    private let checked: CheckedCatalog
    private let targets: CanonicalTargets
    private let wanted: Set<Int>
    private let severities: SeverityPolicy

    /// A checker of `checked`.
    ///
    /// - Parameters:
    ///   - locales: the locales that findings are wanted of, by index.
    ///   - severities: tells which locales nobody wants to hear of old translations in.
    public init(
        _ checked: CheckedCatalog, locales: some Sequence<Int>, severities: SeverityPolicy
    ) {
        self.checked = checked
        self.severities = severities
        wanted = Set(locales)
        targets = CanonicalTargets(checked)
        groups = checked.catalog.topicGroups
    }

    /// What differs among the members of the group at `index`. O(n) in the length of its topics.
    ///
    /// - Parameter recorded: the sources that translations were made from, or nil where nothing is recorded.
    public func check(group index: Int, recorded: RecordedSources?) -> [Diagnostic] {
        guard groups.indices.contains(index) else { return [] }
        let (compared, stale) = compared(groups[index], recorded)
        return L10nStale.check(compared, stale, recorded, wanted: wanted.contains, isOff: isOff) + L10nLinksDiffer.check(compared)
            + L10nCodeDiffers.check(compared) + L10nStructureDiffers.check(compared) + L10nValueLost.check(compared)
            + L10nUntranslated.check(compared)
    }

    /// How far one translation is.
    public struct State: Sendable, Hashable {
        /// The index of the locale.
        public let locale: Int
        /// Whether the source was edited since it was recorded.
        public let isStale: Bool
        /// How many blocks it has that had to be translated.
        public let blocks: Int
        /// How many of them are the source's.
        public let untranslated: Int
    }

    /// How far the translations of the group at `index` are; none where the source is gone, and none in locales of the
    /// source's language.
    ///
    /// - Parameter recorded: the sources that translations were made from, or nil where nothing is recorded.
    public func states(group index: Int, recorded: RecordedSources?) -> [State] {
        guard groups.indices.contains(index), groups[index].source != nil else { return [] }
        let (compared, stale) = compared(groups[index], recorded)
        return compared.translations.filter(compared.needsTranslation).map { member in
            State(
                locale: compared.group.members[member].locale, isStale: stale[member] != nil,
                blocks: compared.proseBlocks(member).count,
                untranslated: compared.untranslatedBlocks(member).count)
        }
    }

    /// The group side by side, and the hash of the source that each stale member was made from.
    private func compared(_ group: TopicGroup, _ recorded: RecordedSources?) -> (ComparedGroup, [Int: UInt64]) {
        let invariants = group.members.map(invariants)
        let stale = staleMembers(of: group, invariants, recorded)
        return (
            ComparedGroup(
                group: group, catalog: checked.catalog, invariants: invariants, staleMembers: Set(stale.keys)), stale
        )
    }

    /// The topics that one of two locales has.
    public func checkLocales() -> [Diagnostic] {
        guard let source = checked.catalog.sourceLocale, checked.catalog.locales.count > 1 else { return [] }
        return L10nTopicMissing.check(checked.catalog, source: source) + L10nTopicOrphan.check(checked.catalog, source: source)
    }

    private func isOff(_ locale: Int) -> Bool {
        severities.level(of: .l10nStale, locale: checked.catalog.locales[locale].tag.description) == .off
    }

    private func invariants(of reference: TopicReference) -> TopicInvariants {
        let topic = checked.catalog[reference]
        return TopicInvariants(topic, links: checked.links(of: reference).map { targets.target(of: $0, in: reference) })
    }

    /// The members whose recorded source is not today's, with its hash.
    private func staleMembers(
        of group: TopicGroup, _ invariants: [TopicInvariants], _ recorded: RecordedSources?
    ) -> [Int: UInt64] {
        guard let recorded, let source = group.source else { return [:] }
        var stale: [Int: UInt64] = [:]
        for (member, reference) in group.members.enumerated() where member != source {
            guard let hash = recorded.hashes[translation(reference)], hash != invariants[source].hash.value else { continue }
            stale[member] = hash
        }
        return stale
    }

    private func translation(_ reference: TopicReference) -> RecordedSources.Translation {
        RecordedSources.Translation(
            locale: checked.catalog.locales[reference.locale].tag.description,
            topic: checked.catalog.join(of: reference).text)
    }

    // MARK: Recording

    /// The translations of the group at `index` that are in wanted locales and `isIncluded`, and their source as it is now.
    public func record(group index: Int, where isIncluded: (TopicReference) -> Bool = { _ in true }) -> RecordedSources {
        var result = RecordedSources()
        guard groups.indices.contains(index), let source = groups[index].sourceReference else { return result }
        let invariants = invariants(of: source)
        for reference in groups[index].members
        where reference != source && wanted.contains(reference.locale) && isIncluded(reference) {
            result.hashes[translation(reference)] = invariants.hash.value
        }
        result.blocks[invariants.hash.value] = invariants.blocks.map { RecordedSources.recorded($0.hash) }
        return result
    }
}
