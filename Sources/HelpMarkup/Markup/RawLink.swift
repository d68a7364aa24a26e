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
    /// The destination as the file spells it, escapes and references included; nil where that is `destination`.
    private var spelling: String?

    /// The bytes of `span`, where it is exact.
    public var written: String { spelling ?? destination }

    /// A link; `written` is how the file spells its destination, where that is known and another text.
    public init(
        destination: String, syntax: Syntax, isImage: Bool = false, span: SourceSpan, isExact: Bool,
        written: ArraySlice<UInt8>? = nil
    ) {
        self.destination = destination
        self.syntax = syntax
        self.isImage = isImage
        self.span = span
        self.isExact = isExact
        if isExact, let written, !ByteSearch.areEqual(written, destination) {
            spelling = String(decoding: written, as: UTF8.self)
        }
    }

    /// A link that is a value of YAML: `span` is that of the value, quotes included.
    ///
    /// A value without white space that has as many bytes as it takes in the file, or two more for quotes, stands there as
    /// it is: escapes are longer than what they spell.
    public init(value: String, syntax: Syntax, span: SourceSpan) {
        let quotes = span.count - value.utf8.count
        let isExact = (quotes == 0 || quotes == 2) && !value.utf8.contains { $0 <= 0x20 }
        let inset = isExact ? quotes / 2 : 0
        self.init(
            destination: value, syntax: syntax, span: SourceSpan(Int(span.start) + inset, Int(span.end) - inset),
            isExact: isExact)
    }
}
