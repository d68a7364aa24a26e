import HelpDiagnostics
import HelpKeys

/// Numbers, versions, commands or paths of the source that a translation has nowhere.
struct L10nValueLost: Finding {
    static let id = DiagnosticID.l10nValueLost
    let values: [String]
    let source: String
    var headline: String { "lost from the text of \(source): \(values.quotedList())" }
    var hints: [String] { ["numbers, paths and names stay as they are: write \(values.quotedList(limit: 20))"] }
    var detail: String { values.joined(separator: " ") }

    /// The translations of a group that lack what the source and at least half of all locales have.
    ///
    /// A value that stands anywhere in the translation, in code or a link even, is not lost.
    static func check(_ compared: ComparedGroup) -> [Diagnostic] {
        guard let source = compared.group.source else { return [] }
        let sets = compared.invariants.map(\.values)
        let members = compared.translations.filter { !compared.isExplained($0) }
        let shared = compared.invariants[source].proseValues.filter { value in
            members.contains { sets[$0][value] == nil } && 2 * sets.count { $0[value] != nil } >= sets.count
        }
        guard !shared.isEmpty else { return [] }
        return members.compactMap { member in
            let missing = shared.filter { sets[member][$0] == nil }
            guard !missing.isEmpty else { return nil }
            let inLinks = values(inLinksOf: compared.topic(member))
            // Which is long, and hardly ever asked for.
            lazy var whole = lowercased(compared.invariants[member].text)
            let lost = missing.filter { !inLinks.contains($0) }
                .compactMap { key in sets[source][key].map { (text: compared.invariants[source].string($0), span: $0.span) } }
                .filter { value in
                    missing.count > most || !value.text.contains(where: \.isLetter)
                        || !ByteSearch.contains(lowercased(Array(value.text.utf8)), in: whole)
                }
                .sorted { ($0.span.start, $0.text) < ($1.span.start, $1.text) }
            guard let first = lost.first else { return nil }
            let place = Diagnostic.Related(
                path: compared.topic(source).path, span: first.span, message: "the source has it here")
            return compared.diagnostic(
                Self(values: lost.map(\.text), source: compared.locale(source)), member, at: nil, related: [place])
        }
    }

    /// More values than these are lost together with their text, not hidden in compounds: a value that is no number may be
    /// within a word, as many languages have it.
    private static let most = 100

    /// `bytes` in lower case as far as ASCII goes, which is what values are made of. Of all other letters two have one of
    /// ASCII in lower case: U+0130, and U+212A.
    private static func lowercased(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let rest = bytes[index...]
            if bytes[index] == 0xC4, rest.starts(with: [0xC4, 0xB0]) {
                result += [0x69, 0xCC, 0x87]
                index += 2
            } else if bytes[index] == 0xE2, rest.starts(with: [0xE2, 0x84, 0xAA]) {
                result.append(0x6B)
                index += 3
            } else {
                result.append(bytes[index].lowercased)
                index += 1
            }
        }
        return result
    }

    private static func values(inLinksOf topic: Topic) -> Set<UInt64> {
        Set(topic.parsed.links.lazy.flatMap { TextValues.values(in: Array($0.destination.utf8)) }.map { XXH64($0.key).value })
    }
}
