import HelpDiagnostics

/// Where a topic first names something that its translations name too, and how it is written there.
struct Mention: Hashable, Sendable {
    /// The bytes in `TopicInvariants.text`.
    let range: Range<Int>
    /// The place in the source.
    let span: SourceSpan
}
