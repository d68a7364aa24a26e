import HelpDiagnostics

/// How one member of a group differs from what the others have in common.
struct MemberDifference: Sendable {
    /// What one member lacks or has, and where it is written.
    struct Thing: Sendable, Comparable {
        /// What it means, the same for all members.
        let key: UInt64
        let text: String
        let span: SourceSpan
        let member: Int

        /// In the order of the text in which they stand.
        static func < (left: Thing, right: Thing) -> Bool {
            (left.member, left.span.start, left.text, left.key) < (right.member, right.span.start, right.text, right.key)
        }
    }

    let member: Int
    let missing: [Thing]
    let extra: [Thing]

    /// What tells this difference from any other.
    var detail: String {
        (missing.map { "-" + String($0.key, radix: 16) } + extra.map { "+" + String($0.key, radix: 16) }).sorted()
            .joined(separator: " ")
    }

    /// Both lists in a headline, each text as `shown`: `lacks ‘a’, ‘b’; only here ‘c’`.
    func summary(_ shown: (String) -> String = { $0 }) -> String {
        var parts: [String] = []
        if !missing.isEmpty { parts.append("lacks " + missing.map { shown($0.text) }.quotedList()) }
        if !extra.isEmpty { parts.append("only here " + extra.map { shown($0.text) }.quotedList()) }
        return parts.joined(separator: "; ")
    }
}

extension [String] {
    /// The texts quoted, each on one line, with commas; `limit` of them and the number of the rest.
    func quotedList(limit: Int = 3) -> String {
        let shown = prefix(limit).map { "‘\($0.shortened)’" }.joined(separator: ", ")
        return count > limit ? "\(shown) and \(count - limit) more" : shown
    }
}
