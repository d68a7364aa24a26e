/// How one member of a group differs from what the others have in common.
struct MemberDifference: Sendable {
    /// What it lacks, and a member that has it.
    struct Missing: Sendable {
        let key: String
        let mention: Mention
        let member: Int
    }

    let member: Int
    let missing: [Missing]
    let extra: [(key: String, mention: Mention)]

    /// What tells this difference from any other.
    var detail: String { (missing.map { "-" + $0.key } + extra.map { "+" + $0.key }).sorted().joined(separator: " ") }

    /// Both lists in a headline: `lacks ‘a’, ‘b’; only here ‘c’`.
    var summary: String {
        var parts: [String] = []
        if !missing.isEmpty { parts.append("lacks " + missing.map(\.mention.text).quotedList()) }
        if !extra.isEmpty { parts.append("only here " + extra.map(\.mention.text).quotedList()) }
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
