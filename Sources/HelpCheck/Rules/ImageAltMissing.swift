import HelpDiagnostics
import HelpMarkup

/// An image without a text for those who do not see it.
///
/// Raw HTML with `alt=""` says that an image is decoration (HTML, section 4.8.4.4.7); Markdown cannot say so.
struct ImageAltMissing: FaultRule {
    static let id = DiagnosticID.imageAltMissing
    let isRaw: Bool
    var headline: String { "an image has no text for those who do not see it" }
    var hints: [String] {
        [isRaw ? "say in ‘alt’ what it shows; ‘alt=\"\"’ where it is decoration" : "say in the brackets what it shows"]
    }
    var detail: String { "" }

    init?(_ fault: MarkupFault.Kind) {
        guard case .missingAlternative(let isRaw) = fault else { return nil }
        self.isRaw = isRaw
    }
}
