import HelpDiagnostics

/// What is wrong with one place of a topic's markup; `HelpCheck` words it.
public struct MarkupFault: Sendable, Hashable {
    /// The kinds of fault that show while a body is parsed.
    public enum Kind: Sendable, Hashable {
        /// Delimiters that CommonMark leaves as literal text though their meaning is clear; `text` is what they hold.
        case emphasis(delimiter: String, text: String)
        /// `[text] (destination)`, or a link with full-width brackets.
        case brokenLink(destination: String, isWide: Bool)
        /// `[text][label]` with a label that nothing defines, where others are defined.
        case undefinedLabel(String)
        /// `[!KEYWORD]` with a keyword that is none.
        case unknownAlert(keyword: String)
        /// `[!INCLUDE …]` and such, which other publishing systems expand.
        case unsupportedDirective(keyword: String)
        /// An element that was removed with its content.
        case unsafeElement(name: String)
        /// An attribute that was removed.
        case unsafeAttribute(name: String, element: String)
        /// A URL whose scheme runs code.
        case unsafeURL(scheme: String, element: String)
        /// An opening tag that nothing closes, though HTML wants it closed.
        case leftOpen(name: String)
        /// A closing tag that closes nothing.
        case closesNothing(name: String)
        /// Words in angle brackets that are no HTML.
        case unknownElement(text: String)
        /// The same explicit anchor twice.
        case duplicateAnchor(name: String)
        /// An image without a text in its place; HTML's `alt=""` is one.
        case missingAlternative(isRaw: Bool)
        /// The file begins with a byte order mark.
        case byteOrderMark
        /// A line ends otherwise than the first; `isCRLF` says how this one does.
        case mixedLineEnds(isCRLF: Bool)
        /// A line that `git merge` leaves where two changes do not fit together.
        case conflictMarker
        /// Nesting deeper than helpc follows.
        case tooDeep(limit: Int)
        /// A construct whose cost grows faster than its size.
        case tooComplex(what: String)
    }

    /// What it is.
    public var kind: Kind
    /// Where it is.
    public var span: SourceSpan
    /// What mends it, where there is one right answer.
    public var fix: Fix?

    /// A fault of `kind` at `span`.
    public init(_ kind: Kind, _ span: SourceSpan, fix: Fix? = nil) {
        self.kind = kind
        self.span = span
        self.fix = fix
    }
}
