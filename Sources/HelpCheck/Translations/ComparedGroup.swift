import HelpDiagnostics

/// A topic and its translations side by side: what the rules on translations look at.
struct ComparedGroup: Sendable {
    let group: TopicGroup
    let catalog: Catalog
    /// What has to be equal, by member.
    let invariants: [TopicInvariants]
    /// The members that were made from another source than today's: what differs follows from that.
    let staleMembers: Set<Int>

    /// The members without the source.
    var translations: [Int] { group.members.indices.filter { $0 != group.source } }

    /// Whether a difference of `member` is said already: it is an old translation, or the source that was edited since.
    func isExplained(_ member: Int) -> Bool {
        staleMembers.contains(member) || member == group.source && !staleMembers.isEmpty
    }

    /// The topic of `member`.
    func topic(_ member: Int) -> Topic { catalog[group.members[member]] }

    /// The locale of `member`.
    func locale(_ member: Int) -> String { catalog.locales[group.members[member].locale].tag.description }

    /// The locales of `members`, as a list for a sentence.
    func locales(_ members: some Sequence<Int>) -> String { members.map(locale).joined(separator: ", ") }

    /// The locales that `member` is said to differ from: those that are not `odd` themselves, else the source, else all others.
    func others(than member: Int, odd: some Sequence<Int>) -> String {
        let odd = Set(odd)
        let right = group.members.indices.filter { !odd.contains($0) }
        if !right.isEmpty { return locales(right) }
        if let source = group.source, source != member { return locale(source) }
        return locales(group.members.indices.filter { $0 != member })
    }

    /// What stands for all of the topic of `member`.
    func titleSpan(_ member: Int) -> SourceSpan { topic(member).parsed.frontMatter.text(.title)?.span ?? .fileStart }

    /// A diagnostic of the topic of `member`.
    func diagnostic(
        _ finding: some Finding, _ member: Int, at span: SourceSpan?, related: [Diagnostic.Related] = []
    ) -> Diagnostic {
        let topic = topic(member)
        return Diagnostic(
            finding, path: topic.path, span: span ?? titleSpan(member), locale: locale(member),
            assetID: topic.identity.assetID?.description, related: related)
    }

    // MARK: Prose

    /// Whether the language of `member` is another than the source's.
    func needsTranslation(_ member: Int) -> Bool {
        guard let source = group.sourceReference else { return false }
        return catalog.locales[group.members[member].locale].tag.language != catalog.locales[source.locale].tag.language
    }

    /// The blocks of `member` that a translator has to do something about; none in the source's own language.
    func proseBlocks(_ member: Int) -> [TextBlock] {
        guard let source = group.sourceReference, needsTranslation(member) else { return [] }
        let language = catalog.locales[source.locale].tag.language
        return invariants[member].blocks.filter { invariants[member].isProse($0, from: language) }
    }

    /// Those of them that are the source's, word for word.
    func untranslatedBlocks(_ member: Int) -> [TextBlock] {
        guard let source = group.sourceReference, let index = group.source, needsTranslation(member) else { return [] }
        let language = catalog.locales[source.locale].tag.language
        let texts = Set(invariants[index].blocks.lazy.map(\.hash))
        return invariants[member].blocks.filter { texts.contains($0.hash) && invariants[member].isProse($0, from: language) }
    }

    // MARK: Sets

    /// What the mentions of one `part`, by what they mean, make of each member that differs from the others.
    ///
    /// - Parameters: as in `MajorityVerdict`.
    func differences(
        _ part: (TopicInvariants) -> [UInt64: Mention], abstaining: Set<Int> = [], isReplaceable: Bool = false
    ) -> [MemberDifference] {
        let sets = invariants.map(part)
        // Most are equal, and equal sets need no verdict.
        guard sets.contains(where: { $0.count != sets[0].count || !$0.keys.allSatisfy { sets[0][$0] != nil } }) else { return [] }
        let verdict = MajorityVerdict(
            sets.map { Set($0.keys) }, source: group.source, abstaining: abstaining, isReplaceable: isReplaceable)
        return verdict.differences.enumerated().compactMap { member, difference in
            guard !difference.missing.isEmpty || !difference.extra.isEmpty, !isExplained(member) else { return nil }
            // The source first, where it has what is missing: it is what the reader will compare with.
            let order = ([group.source].compactMap { $0 } + Array(sets.indices)).filter { $0 != member }
            let missing = difference.missing.compactMap { key in
                order.lazy.compactMap { other in sets[other][key].map { named(key, $0, other) } }.first
            }
            let extra = difference.extra.compactMap { key in sets[member][key].map { named(key, $0, member) } }
            return MemberDifference(member: member, missing: missing.sorted(), extra: extra.sorted())
        }
    }

    private func named(_ key: UInt64, _ mention: Mention, _ member: Int) -> MemberDifference.Thing {
        MemberDifference.Thing(key: key, text: invariants[member].string(mention), span: mention.span, member: member)
    }

    /// Where the first thing that is missing stands in another locale.
    func related(to missing: [MemberDifference.Thing], _ message: String) -> [Diagnostic.Related] {
        guard let first = missing.first else { return [] }
        return [
            Diagnostic.Related(
                path: topic(first.member).path, span: first.span, message: "\(locale(first.member)) \(message)")
        ]
    }
}
