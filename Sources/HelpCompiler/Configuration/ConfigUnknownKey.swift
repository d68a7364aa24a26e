import HelpDiagnostics

/// A key that no configuration has.
struct ConfigUnknownKey: Finding {
    static let id = DiagnosticID.configUnknownKey
    let name: String
    let candidates: [String]
    var headline: String { "‘\(name)’ is no key of the configuration" }
    var hints: [String] { candidates.isEmpty ? [] : ["did you mean ‘\(candidates.joined(separator: "’, ‘"))’?"] }
}
