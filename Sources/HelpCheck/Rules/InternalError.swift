import HelpDiagnostics

/// A fault of helpc's own.
struct InternalError: Finding {
    static let id = DiagnosticID.internalError
    let message: String
    var headline: String { "this is a fault of helpc, not of the content: \(message)" }
    var hints: [String] { ["please report it with the file"] }
}
