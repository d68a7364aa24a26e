import HelpDiagnostics

/// Front matter that is not closed, no YAML, or no mapping.
struct FrontMatterInvalid: Finding {
    static let id = DiagnosticID.frontMatterInvalid
    let message: String
    var headline: String { "front matter cannot be read: \(message)" }
}
