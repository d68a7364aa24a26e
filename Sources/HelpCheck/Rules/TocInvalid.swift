import HelpDiagnostics

/// A `toc.yml` that cannot be read.
struct TocInvalid: Finding {
    static let id = DiagnosticID.tocInvalid
    let message: String
    var headline: String { "table of contents cannot be read: \(message)" }
}
