import HelpDiagnostics

/// A topic that was edited since its translations were made.
struct L10nStale: Finding {
    static let id = DiagnosticID.l10nStale
    let source: String
    /// The locales whose translations are older.
    let locales: [String]
    /// What is new or changed, by the heading it stands under.
    let changes: [String]
    /// Whether the finding is at the translation, rather than at its source.
    let isAtTranslation: Bool

    var headline: String {
        let what = changes.isEmpty ? "" : ": \(changes.prefix(3).joined(separator: ", "))"
        let more = changes.count > 3 ? " and \(changes.count - 3) more" : ""
        return isAtTranslation
            ? "the source in \(source) was edited since this was translated\(what)\(more)"
            : "edited since it was translated into \(locales.joined(separator: ", "))\(what)\(more)"
    }
    var hints: [String] {
        let options = locales.map { "--locale \($0) " }.joined()
        return ["translate what changed, then record it with ‘helpc check \(options)--record-sources’"]
    }
    /// What changed is new with each edit; that it is older is the same fact.
    var detail: String { "" }

    /// The stale translations of a group: one finding at the source for all locales; at the translations where findings of
    /// the source's locale are not wanted.
    ///
    /// - Parameters:
    ///   - stale: the members that are stale, with the hash of the source that they were made from.
    ///   - isOff: whether nobody wants to hear of a locale.
    static func check(
        _ compared: ComparedGroup, _ stale: [Int: UInt64], _ recorded: RecordedSources?, wanted: (Int) -> Bool,
        isOff: (Int) -> Bool
    ) -> [Diagnostic] {
        guard let source = compared.group.source, let recorded else { return [] }
        let members = stale.keys.sorted().filter { member in
            let locale = compared.group.members[member].locale
            return wanted(locale) && !isOff(locale)
        }
        guard let first = members.first else { return [] }
        if wanted(compared.group.members[source].locale) {
            let change = change(compared, source, stale[first].flatMap { recorded.blocks[$0] })
            let finding = Self(
                source: compared.locale(source), locales: members.map(compared.locale), changes: change.words,
                isAtTranslation: false)
            let related = members.map { member in
                Diagnostic.Related(
                    path: compared.topic(member).path, span: compared.titleSpan(member), message: "the older translation")
            }
            return [compared.diagnostic(finding, source, at: change.spans.first, related: related)]
        }
        return members.map { member in
            let change = change(compared, source, stale[member].flatMap { recorded.blocks[$0] })
            let finding = Self(
                source: compared.locale(source), locales: [compared.locale(member)], changes: change.words,
                isAtTranslation: true)
            let related = change.spans.prefix(3).map { span in
                Diagnostic.Related(path: compared.topic(source).path, span: span, message: "changed in the source")
            }
            return compared.diagnostic(finding, member, at: nil, related: related)
        }
    }

    /// What the source has now that it had not when `before` was recorded, and how much it lost.
    private static func change(
        _ compared: ComparedGroup, _ source: Int, _ before: [UInt32]?
    ) -> (words: [String], spans: [SourceSpan]) {
        guard let before else { return ([], []) }
        var left: [UInt32: Int] = [:]
        for hash in before { left[hash, default: 0] += 1 }
        var heading: String?
        var words: [String] = []
        var spans: [SourceSpan] = []
        var counts: [(heading: String?, count: Int)] = []
        let invariants = compared.invariants[source]
        for block in invariants.blocks {
            let hash = RecordedSources.recorded(block.hash)
            let isOld = left[hash, default: 0] > 0
            if isOld { left[hash, default: 0] -= 1 }
            if let level = block.headingLevel {
                if !isOld { words.append(level == 0 ? "its title" : "the heading ‘\(invariants.string(block.text).shortened)’") }
                if level > 0 { heading = invariants.string(block.text) }
            } else if !isOld {
                if counts.last?.heading == heading, !counts.isEmpty {
                    counts[counts.count - 1].count += 1
                } else {
                    counts.append((heading, 1))
                }
            }
            if !isOld { spans.append(block.span) }
        }
        for entry in counts {
            let place = entry.heading.map { " under ‘\($0.shortened)’" } ?? " at its beginning"
            words.append("\(entry.count) \(entry.count == 1 ? "block" : "blocks")\(place)")
        }
        let gone = left.values.reduce(0, +)
        // What was changed is there in a new form; only what is more than that was taken out.
        if gone > spans.count { words.append("\(gone - spans.count) \(gone - spans.count == 1 ? "block" : "blocks") taken out") }
        return (words.isEmpty ? ["its structure"] : words, spans)
    }
}
