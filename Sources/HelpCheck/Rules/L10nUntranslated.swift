import HelpDiagnostics

/// A text of a translation that is the source's, word for word.
struct L10nUntranslated: Finding {
    static let id = DiagnosticID.l10nUntranslated
    let text: String
    let source: String
    var headline: String { "not translated from \(source): ‘\(text.shortened)’" }
    var detail: String { text }

    /// The blocks of a group's translations that the source has too; none for a locale of the source's own language.
    static func check(_ compared: ComparedGroup) -> [Diagnostic] {
        guard let source = compared.group.source else { return [] }
        return compared.translations.flatMap { member in
            compared.untranslatedBlocks(member).map { block in
                compared.diagnostic(
                    Self(text: compared.invariants[member].string(block.text), source: compared.locale(source)), member, at: block.span)
            }
        }
    }
}
