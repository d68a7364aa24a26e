import HelpDiagnostics

/// A place inside a topic that a fragment can name.
public struct Anchor: Sendable, Hashable {
    /// The name as a link's fragment gives it, percent-decoded.
    public var name: String
    /// The `id` written to the page; differs from `name` only where HTML does not allow the name as an id.
    public var id: String
    /// Whether the author wrote it (`id`, `name`), rather than it being derived from a heading's text.
    public var isExplicit: Bool
    /// The heading, or the tag that carries the id.
    public var span: SourceSpan
}

/// A heading of a topic, for outlines and indexes.
public struct Heading: Sendable, Hashable {
    /// 1 to 6.
    public var level: Int
    /// The text without markup.
    public var text: String
    /// The `id` of the heading in the page.
    public var id: String
    /// The heading in the source.
    public var span: SourceSpan
}
