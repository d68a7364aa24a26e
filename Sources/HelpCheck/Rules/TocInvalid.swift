import HelpDiagnostics

/// A `toc.yml` that cannot be read.
struct TocInvalid: Finding {
    static let id = DiagnosticID.tocInvalid
    let message: String
    var hint: String?
    var headline: String { "table of contents cannot be read: \(message)" }
    var hints: [String] { hint.map { [$0] } ?? [] }
}
