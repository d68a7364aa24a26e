import HelpDiagnostics

/// A baseline that knows findings which are not there any more.
struct BaselineStale: Finding {
    static let id = DiagnosticID.baselineStale
    let file: String
    let count: Int
    var headline: String {
        count == 1
            ? "an entry of the baseline ‘\(file)’ matches no finding"
            : "\(count) entries of the baseline ‘\(file)’ match no finding"
    }
    var hints: [String] { ["‘helpc check --baseline \(file) --update-baseline’ writes it anew, with all that there is"] }
    /// How many there are changes with each that is mended.
    var detail: String { file }
}
