import HelpDiagnostics

/// Numbers, versions, commands or paths of the source that a translation has nowhere.
struct L10nValueLost: Finding {
    static let id = DiagnosticID.l10nValueLost
    let values: [String]
    let source: String
    var headline: String { "lost from the text of \(source): \(values.quotedList())" }
    var hints: [String] { ["what is no word stays as it is: write \(values.quotedList(limit: 20))"] }
    var detail: String { values.joined(separator: " ") }

    /// The translations of a group that lack what the source and at least half of all locales have.
    ///
    /// A value that stands anywhere in the translation, in code or a link even, is not lost.
    static func check(_ compared: ComparedGroup) -> [Diagnostic] {
        guard let source = compared.group.source else { return [] }
        let sets = compared.invariants.map(\.values)
        let shared = compared.invariants[source].proseValues.filter { value in
            2 * sets.count { $0[value] != nil } >= sets.count
        }
        guard !shared.isEmpty else { return [] }
        return compared.translations.compactMap { member in
            let lost = shared.filter { sets[member][$0] == nil }
                .compactMap { key in sets[source][key].map { (key: key, mention: $0) } }
                .sorted { ($0.mention.span.start, $0.key) < ($1.mention.span.start, $1.key) }
            guard let first = lost.first, !compared.isExplained(member) else { return nil }
            let place = Diagnostic.Related(
                path: compared.topic(source).path, span: first.mention.span, message: "the source has it here")
            return compared.diagnostic(
                Self(values: lost.map(\.mention.text), source: compared.locale(source)), member, at: nil, related: [place])
        }
    }
}
