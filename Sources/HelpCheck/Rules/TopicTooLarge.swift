import HelpDiagnostics

/// A file larger than a topic may be.
struct TopicTooLarge: Finding {
    static let id = DiagnosticID.topicTooLarge
    let size: Int
    let limit: Int
    var headline: String { "a topic has at most \(limit >> 20) MiB; this one has \(tenths / 10).\(tenths % 10)" }
    var hints: [String] { ["split it into several topics, or exclude it in helpc.yml"] }
    var detail: String { "" }

    /// Tenths of a MiB, rounded up: a byte too many is not to read as the limit itself.
    private var tenths: Int { (size / (1 << 20)) * 10 + ((size % (1 << 20)) * 10 + (1 << 20) - 1) / (1 << 20) }
}
