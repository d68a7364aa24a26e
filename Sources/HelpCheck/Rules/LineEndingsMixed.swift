import HelpDiagnostics
import HelpMarkup

/// A file in which some lines end in CR LF and some in LF.
struct LineEndingsMixed: FaultRule {
    static let id = DiagnosticID.lineEndingsMixed
    let isCRLF: Bool
    var headline: String { "this line ends in \(isCRLF ? "CR LF" : "LF"), and the first in \(isCRLF ? "LF" : "CR LF")" }
    var hints: [String] { ["let all lines of the file end alike"] }
    var detail: String { "" }

    init?(_ fault: MarkupFault.Kind) {
        guard case .mixedLineEnds(let isCRLF) = fault else { return nil }
        self.isCRLF = isCRLF
    }
}
