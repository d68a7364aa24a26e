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

    /// The blocks of `member` that are the source's, word for word.
    func untranslatedBlocks(_ member: Int) -> [TextBlock] {
        guard let source = group.source, needsTranslation(member) else { return [] }
        let texts = Set(invariants[source].blocks.lazy.filter(\.isProse).map(\.text))
        return invariants[member].blocks.filter { $0.isProse && texts.contains($0.text) }
    }

    // MARK: Sets

    /// What `sets`, a set of mentions by what they mean for each member, make of each member that differs.
    func differences(_ sets: [[String: Mention]]) -> [MemberDifference] {
        let verdict = MajorityVerdict(sets.map { Set($0.keys) }, source: group.source)
        return verdict.differences.enumerated().compactMap { member, difference in
            guard !difference.missing.isEmpty || !difference.extra.isEmpty, !isExplained(member) else { return nil }
            // The source first, where it has what is missing: it is what the reader will compare with.
            let order = ([group.source].compactMap { $0 } + Array(sets.indices)).filter { $0 != member }
            let missing = difference.missing.compactMap { key in
                order.lazy.compactMap { other in
                    sets[other][key].map { MemberDifference.Missing(key: key, mention: $0, member: other) }
                }.first
            }
            let extra = difference.extra.compactMap { key in sets[member][key].map { (key: key, mention: $0) } }
                .sorted { ($0.mention.span.start, $0.key) < ($1.mention.span.start, $1.key) }
            return MemberDifference(member: member, missing: missing, extra: extra)
        }
    }

    /// Where the first thing that is missing stands in another locale.
    func related(to missing: [MemberDifference.Missing], _ message: String) -> [Diagnostic.Related] {
        guard let first = missing.first else { return [] }
        return [
            Diagnostic.Related(
                path: topic(first.member).path, span: first.mention.span, message: "\(locale(first.member)) \(message)")
        ]
    }
}
