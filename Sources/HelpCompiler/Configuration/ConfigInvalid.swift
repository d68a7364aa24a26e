import HelpDiagnostics

/// A configuration that cannot be understood.
struct ConfigInvalid: Finding {
    static let id = DiagnosticID.configInvalid
    let message: String
    var headline: String { message }
}
