import HelpDiagnostics
import HelpMarkup

/// A box whose keyword is translated, misspelt, or another system's.
struct AlertUnknown: FaultRule {
    static let id = DiagnosticID.alertUnknown
    let keyword: String
    let isDirective: Bool

    var headline: String {
        isDirective
            ? "‘[!\(keyword)]’ is not expanded by helpc"
            : "‘[!\(keyword)]’ is no alert: NOTE, TIP, IMPORTANT, WARNING and CAUTION are, in every language"
    }
    var hints: [String] {
        if isDirective { return ["put the text here that it stands for"] }
        let meant = AlertKeyword.meant(by: keyword) ?? NearestNames.nearest(to: keyword, among: AlertKeyword.all)
        return [meant].compactMap { $0 }.map { "write ‘[!\($0)]’; helpc writes the label in the topic's language" }
    }

    init?(_ fault: MarkupFault.Kind) {
        switch fault {
        case .unknownAlert(let keyword): (self.keyword, isDirective) = (keyword.shortened, false)
        case .unsupportedDirective(let keyword): (self.keyword, isDirective) = (keyword, true)
        default: return nil
        }
    }
}
