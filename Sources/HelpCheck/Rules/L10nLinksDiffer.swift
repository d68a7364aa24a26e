import HelpDiagnostics

/// A topic whose links lead elsewhere than those of most other locales.
struct L10nLinksDiffer: Finding {
    static let id = DiagnosticID.l10nLinksDiffer
    let difference: MemberDifference
    let others: String
    var headline: String { "its links differ from those of \(others): \(difference.summary(CanonicalURL.withoutLocale))" }
    var hints: [String] {
        let missing = difference.missing.map(\.text).map(CanonicalURL.withoutLocale)
        let extra = difference.extra.map(\.text).map(CanonicalURL.withoutLocale)
        return (missing.isEmpty ? [] : ["link to \(missing.quotedList(limit: 20)) here too, or nowhere"])
            + (extra.isEmpty ? [] : ["link to \(extra.quotedList(limit: 20)) in the other locales too, or nowhere"])
    }
    var detail: String { difference.detail }

    /// The topics of a group that differ. As many targets may be missing as there are links whose target nobody knows.
    static func check(_ compared: ComparedGroup) -> [Diagnostic] {
        let abstaining = compared.group.members.indices.filter { compared.invariants[$0].unknownLinks > 0 }
        let all = compared.differences(\.links, abstaining: Set(abstaining))
        return all.compactMap { difference in
            var difference = difference
            if difference.missing.count <= compared.invariants[difference.member].unknownLinks {
                difference = MemberDifference(member: difference.member, missing: [], extra: difference.extra)
            }
            guard !difference.missing.isEmpty || !difference.extra.isEmpty else { return nil }
            let others = compared.others(than: difference.member, odd: all.map(\.member))
            return compared.diagnostic(
                Self(difference: difference, others: others), difference.member,
                at: difference.extra.first?.span, related: compared.related(to: difference.missing, "links there"))
        }
    }
}
