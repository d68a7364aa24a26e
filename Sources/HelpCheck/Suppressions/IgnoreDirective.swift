import HelpDiagnostics
import HelpMarkup

/// A directive taken apart: `ignore link-insecure, link-empty the reason`.
struct IgnoreDirective {
    /// The ids as written; none where something else stands in their place.
    let ids: [String]
    /// Why; empty where nothing is said.
    let reason: String
    /// The word before the ids, which ought to be `ignore`.
    let verb: String

    /// Takes `text` apart. Never fails: what is wrong is for `SuppressionUnused` to say.
    init(_ text: String) {
        var words = text.split(whereSeparator: \.isWhitespace)[...]
        verb = words.popFirst().map(String.init) ?? ""
        var ids: [String] = []
        var isListOpen = true
        while isListOpen, let word = words.popFirst() {
            ids += word.split(separator: ",").map(String.init)
            // A comma may stand before or behind the space.
            isListOpen = word.hasSuffix(",") || words.first?.hasPrefix(",") == true
        }
        self.ids = ids
        // Dashes set a reason off, and give none.
        reason = words.contains { $0.contains(where: \.isLetter) } ? words.joined(separator: " ") : ""
    }

    static let verb = "ignore"

    /// The ids that it turns off, where it is right as a whole.
    var diagnosticIDs: [DiagnosticID] {
        guard verb == Self.verb, !reason.isEmpty else { return [] }
        return ids.compactMap(DiagnosticID.init(rawValue:)).filter(\.isSuppressible)
    }
}
