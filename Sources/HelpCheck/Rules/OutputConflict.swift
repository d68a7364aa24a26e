import HelpDiagnostics

/// Two files whose outputs a folder that ignores letter case cannot hold side by side.
struct OutputConflict: Finding {
    static let id = DiagnosticID.outputConflict
    let output: String
    let other: String
    /// Whether the two files are one to a system that ignores letter case.
    let differsInCase: Bool
    var headline: String {
        other.isEmpty ? "writes ‘\(output)’, a name that is helpc's own" : "writes ‘\(output)’, which ‘\(other)’ writes too"
    }
    var hints: [String] {
        if other.isEmpty { return ["rename the file"] }
        guard differsInCase else { return ["rename one of the two"] }
        return ["rename one of the two; paths that differ only in letter case are one path to many systems"]
    }
    var detail: String { output }
}
