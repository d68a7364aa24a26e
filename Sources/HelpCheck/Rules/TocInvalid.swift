import HelpDiagnostics

/// A `toc.yml` that cannot be read, or an entry of one.
struct TocInvalid: Finding {
    static let id = DiagnosticID.tocInvalid
    /// How the message on a file as a whole begins.
    static let unreadable = "table of contents cannot be read: "
    let message: String
    var hint: String?
    var headline: String { message }
    var hints: [String] { hint.map { [$0] } ?? [] }
}
