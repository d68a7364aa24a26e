import HelpDiagnostics

/// A link as a topic writes it, before anything is known about what it leads to.
public struct RawLink: Sendable, Hashable {
    /// How the link is written.
    public enum Syntax: UInt8, Sendable {
        /// `[text](destination)`
        case inline
        /// `[text][label]`, `[label][]` or `[label]`
        case reference
        /// `<https://…>` or `<someone@example.org>`
        case autolink
        /// `href` or `src` of raw HTML
        case html
        /// `redirect` of the front matter
        case redirect
        /// `href` of a `toc.yml`
        case toc
    }

    /// The destination with backslash escapes and character references undone, percent-encoding as written.
    public var destination: String
    /// How it is written.
    public var syntax: Syntax
    /// Whether it shows an image rather than leading somewhere.
    public var isImage: Bool
    /// The bytes of the destination where they were verified, else those of the whole link or of its block.
    public var span: SourceSpan
    /// Whether `span` holds exactly the destination as written, so that a fix may replace it.
    public var isExact: Bool

    /// A link as written.
    public init(destination: String, syntax: Syntax, isImage: Bool = false, span: SourceSpan, isExact: Bool) {
        self.destination = destination
        self.syntax = syntax
        self.isImage = isImage
        self.span = span
        self.isExact = isExact
    }
}
