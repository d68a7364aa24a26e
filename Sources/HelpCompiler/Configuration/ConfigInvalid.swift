import HelpDiagnostics

/// A configuration that cannot be understood.
struct ConfigInvalid: Finding {
    static let id = DiagnosticID.configInvalid
    let message: String
    let hint: String?
    var headline: String { message }
    var hints: [String] { hint.map { [$0] } ?? [] }
}
