import HelpDiagnostics

/// Where a topic first names something that its translations name too, and how it is written there.
struct Mention: Hashable, Sendable {
    /// As the author wrote it.
    let text: String
    /// Where.
    let span: SourceSpan
}
