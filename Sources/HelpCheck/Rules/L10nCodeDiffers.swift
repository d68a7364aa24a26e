import HelpDiagnostics

/// A topic whose code is not that of most other locales, white space aside.
struct L10nCodeDiffers: Finding {
    static let id = DiagnosticID.l10nCodeDiffers
    let difference: MemberDifference
    let others: String
    var headline: String { "its code differs from that of \(others): \(difference.summary())" }
    var hints: [String] {
        difference.missing.isEmpty
            ? ["write the same code in the other locales, or leave it out here"]
            : ["code stays as it is: write \(difference.missing.map(\.text).quotedList(limit: 20))"]
    }
    var detail: String { difference.detail }

    /// The topics of a group that differ.
    static func check(_ compared: ComparedGroup) -> [Diagnostic] {
        let all = compared.differences(\.code, isReplaceable: true)
        return all.map { difference in
            let others = compared.others(than: difference.member, odd: all.map(\.member))
            return compared.diagnostic(
                Self(difference: difference, others: others), difference.member,
                at: difference.extra.first?.span, related: compared.related(to: difference.missing, "has it here"))
        }
    }
}
