import HelpDiagnostics

/// A file larger than a topic may be.
struct TopicTooLarge: Finding {
    static let id = DiagnosticID.topicTooLarge
    let size: Int
    let limit: Int
    var headline: String { "a topic has at most \(limit >> 20) MiB; this one has \(size >> 20)" }
    var detail: String { "" }
}
