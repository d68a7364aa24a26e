import HelpDiagnostics

/// Two files whose outputs a folder that ignores letter case cannot hold side by side.
struct OutputConflict: Finding {
    static let id = DiagnosticID.outputConflict
    let output: String
    let other: String
    var headline: String {
        other.isEmpty ? "writes ‘\(output)’, a name that is helpc's own" : "writes ‘\(output)’, which ‘\(other)’ writes too"
    }
    var hints: [String] { ["rename one of the two; paths that differ only in letter case are one path to many systems"] }
    var detail: String { output }
}
