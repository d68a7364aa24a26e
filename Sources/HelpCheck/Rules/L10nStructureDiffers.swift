import HelpDiagnostics

/// A topic that is built otherwise than in most other locales: headings, images, rows of tables, items of lists.
struct L10nStructureDiffers: Finding {
    static let id = DiagnosticID.l10nStructureDiffers
    let differences: [String]
    let others: String
    var headline: String { "it is built otherwise than \(others): \(differences.joined(separator: "; "))" }
    var hints: [String] { ["something was lost, added or split here; compare it with the others"] }
    var detail: String { differences.joined(separator: "; ") }

    /// The topics of a group that differ.
    static func check(_ compared: ComparedGroup) -> [Diagnostic] {
        let structures = compared.invariants.map(\.structure)
        var differences: [Int: [String]] = [:]
        for aspect in TopicStructure.Aspect.allCases {
            let values = structures.map { $0[aspect] }
            guard let norm = values.norm(source: compared.group.source) else { continue }
            for (member, value) in values.enumerated() where value != norm {
                differences[member, default: []].append(words(aspect, value, norm))
            }
        }
        let odd = differences.keys
        return differences.sorted { $0.key < $1.key }.compactMap { member, differences in
            guard !compared.isExplained(member) else { return nil }
            return compared.diagnostic(
                Self(differences: differences, others: compared.others(than: member, odd: odd)), member, at: nil,
                related: related(to: member, compared))
        }
    }

    private static func related(to member: Int, _ compared: ComparedGroup) -> [Diagnostic.Related] {
        guard let source = compared.group.source, source != member else { return [] }
        return [
            Diagnostic.Related(
                path: compared.topic(source).path, span: compared.titleSpan(source), message: "the source")
        ]
    }

    private static func words(_ aspect: TopicStructure.Aspect, _ value: [Int], _ norm: [Int]) -> String {
        switch aspect {
        case .images: return "\(value.first ?? 0) images for \(norm.first ?? 0)"
        case .listItems: return "\(value.first ?? 0) list items for \(norm.first ?? 0)"
        case .headings:
            guard value.count == norm.count else { return "\(value.count) headings for \(norm.count)" }
            let place = zip(value, norm).enumerated().first { $1.0 != $1.1 }
            return place.map { "heading \($0.offset + 1) is of level \($0.element.0) for \($0.element.1)" } ?? ""
        case .tables:
            guard value.count == norm.count else { return "\(value.count) tables for \(norm.count)" }
            let place = zip(value, norm).enumerated().first { $1.0 != $1.1 }
            return place.map { "table \($0.offset + 1) has \($0.element.0) rows for \($0.element.1)" } ?? ""
        }
    }
}
