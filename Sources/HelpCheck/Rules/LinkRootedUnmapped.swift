import HelpDiagnostics

/// Links from the root of a site that no mapping covers: one finding a prefix and file.
struct LinkRootedUnmapped: Finding {
    static let id = DiagnosticID.linkRootedUnmapped
    let prefix: String
    let count: Int
    var headline: String {
        count == 1
            ? "a link begins with ‘\(prefix)’, which no mapping covers"
            : "\(count) links begin with ‘\(prefix)’, which no mapping covers"
    }
    var hints: [String] { ["say where it leads with ‘mappings’ in helpc.yml: \(prefix)/: https://example.org\(prefix)/"] }
    var detail: String { prefix }
}
