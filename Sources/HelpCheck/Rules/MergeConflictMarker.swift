import HelpDiagnostics
import HelpMarkup

/// A line that `git merge` leaves where two changes do not fit together.
struct MergeConflictMarker: FaultRule {
    static let id = DiagnosticID.mergeConflictMarker
    var headline: String { "‘<<<<<<<’ begins two versions of a text that was not merged" }
    var hints: [String] { ["keep the lines that are right, and delete the others with all three marks"] }

    init?(_ fault: MarkupFault.Kind) {
        guard case .conflictMarker = fault else { return nil }
    }
}
