import HelpDiagnostics
import HelpMarkup

/// A file of redirections that cannot be read, or an entry of one.
struct RedirectInvalid: Finding {
    static let id = DiagnosticID.redirectInvalid
    let fault: YAMLFault
    var headline: String { "redirections cannot be read: \(fault.message)" }
    var hints: [String] { fault.hint.map { [$0] } ?? [] }
}
