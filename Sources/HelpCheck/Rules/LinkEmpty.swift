import HelpDiagnostics
import HelpMarkup

/// A link without a destination.
struct LinkEmpty: LinkRule {
    static let id = DiagnosticID.linkEmpty
    let isImage: Bool
    var headline: String { isImage ? "an image has no file" : "a link leads nowhere" }

    init?(_ problem: LinkProblem, of link: RawLink) {
        guard case .empty = problem else { return nil }
        isImage = link.isImage
    }
}
