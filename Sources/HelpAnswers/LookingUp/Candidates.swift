import HelpLookup

/// The topics that share a key.
struct Candidates: Sendable {
    /// Those that can be read.
    let records: [LookupRecord]
    /// Whether these are all, and none is damaged in the bundle.
    let areAll: Bool

    /// What a bundle says of those that share a key.
    init(_ answers: [LookupAnswer]) {
        records = answers.compactMap(\.record)
        areAll = records.count == answers.count
    }
}
