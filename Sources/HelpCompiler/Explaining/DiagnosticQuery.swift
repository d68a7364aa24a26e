import HelpCheck
import HelpDiagnostics

/// A diagnostic as a person names it: in any letter case, with or without the brackets that messages print it in.
public struct DiagnosticQuery: Hashable, Sendable {
    /// The diagnostic that is meant, or nil where there is none of that name.
    public let id: DiagnosticID?
    /// At most three ids that could be meant instead, the nearest first; empty where `id` is known.
    public let candidates: [String]

    /// Reads `text`.
    public init(_ text: String) {
        var name = text[...]
        while name.first?.isWhitespace == true { name.removeFirst() }
        while name.last?.isWhitespace == true { name.removeLast() }
        if name.first == "[" { name.removeFirst() }
        if name.last == "]" { name.removeLast() }
        let wanted = name.lowercased()
        id = DiagnosticID(rawValue: wanted)
        let ids = DiagnosticID.allCases.map(\.rawValue)
        candidates = id == nil ? NearestNames.candidates(for: wanted, among: ids) : []
    }
}
