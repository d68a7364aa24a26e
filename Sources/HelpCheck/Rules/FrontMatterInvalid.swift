import HelpDiagnostics
import HelpMarkup

/// Front matter that is not closed, no YAML, or no mapping.
struct FrontMatterInvalid: Finding {
    static let id = DiagnosticID.frontMatterInvalid
    let fault: YAMLFault
    var headline: String { "front matter cannot be read: \(fault.message)" }
    var hints: [String] { fault.hint.map { [$0] } ?? [] }
}
