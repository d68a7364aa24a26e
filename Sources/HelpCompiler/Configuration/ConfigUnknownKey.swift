import HelpDiagnostics

/// A key that no configuration has, or an id that no diagnostic has.
struct ConfigUnknownKey: Finding {
    static let id = DiagnosticID.configUnknownKey
    let name: String
    /// Whether an id was expected.
    let isID: Bool
    let candidates: [String]
    var headline: String { "‘\(name)’ is no \(isID ? "id of a diagnostic" : "key of the configuration")" }
    var hints: [String] { candidates.isEmpty ? [] : ["did you mean ‘\(candidates.joined(separator: "’, ‘"))’?"] }
}
