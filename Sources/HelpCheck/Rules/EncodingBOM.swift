import HelpDiagnostics
import HelpMarkup

/// A byte order mark before the front matter.
struct EncodingBOM: FaultRule {
    static let id = DiagnosticID.encodingBOM
    var headline: String { "the file begins with a byte order mark, which UTF-8 needs none of" }
    var hints: [String] { ["save it as UTF-8 without a mark"] }
    var detail: String { "" }

    init?(_ fault: MarkupFault.Kind) {
        guard case .byteOrderMark = fault else { return nil }
    }
}
