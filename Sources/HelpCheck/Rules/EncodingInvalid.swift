import HelpDiagnostics

/// A file that is not UTF-8 text.
struct EncodingInvalid: Finding {
    static let id = DiagnosticID.encodingInvalid
    let offset: Int
    let isNUL: Bool
    var headline: String {
        isNUL ? "a topic holds no NUL; one stands at byte \(offset)" : "a topic is UTF-8; byte \(offset) is not"
    }
    var hints: [String] { [isNUL ? "delete it, or save a file that is UTF-16 as UTF-8" : "save the file as UTF-8"] }
    var detail: String { "" }
}
