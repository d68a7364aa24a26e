import HelpDiagnostics

/// A topic's body as one tree, written down as a well-nested stream of tokens.
///
/// A token opens or closes an element, or is text. A stream instead of linked nodes makes every later phase one loop:
/// the writers, the plain text, the checks. That the stream is well nested, conforms to HTML's content models and
/// comes back the same from an HTML parser is established once, while it is built (`MarkupBuilder`).
public struct Markup: Sendable {
    /// One step of the stream.
    public struct Token: Sendable {
        /// What the token does.
        public var kind: Kind
        /// The element, for all kinds but text.
        public var element: ElementName
        /// Which part an element plays beyond its name.
        public var role: Role
        /// Whether raw HTML wrote it, rather than Markdown.
        public var isRaw: Bool
        /// The first of its attributes in `attributes`, or of its bytes in `text`.
        public var first: Int32
        /// How many attributes, or bytes of text.
        public var count: Int32
        /// Where it is in the source: for an opening tag the whole element where Markdown wrote it, else the tag.
        public var span: SourceSpan

        /// The start tag of an element that nobody wrote, without attributes; `first` is the end of the attributes.
        static func opening(_ element: ElementName, first: Int) -> Token {
            Token(
                kind: .open, element: element, role: .none, isRaw: true, first: Int32(first), count: 0,
                span: .fileStart)
        }

        /// The end tag of `element`.
        static func closing(_ element: ElementName, isRaw: Bool, span: SourceSpan) -> Token {
            Token(kind: .close, element: element, role: .none, isRaw: isRaw, first: 0, count: 0, span: span)
        }

        /// The end tag of the element that this token opens.
        var closing: Token { .closing(element, isRaw: isRaw, span: span) }

        /// The bytes of the arena from `first` up to `end` as text, or as HTML to be written as it stands.
        static func bytes(_ kind: Kind, from first: Int, to end: Int) -> Token {
            Token(
                kind: kind, element: .span, role: .none, isRaw: false, first: Int32(first), count: Int32(end - first),
                span: .fileStart)
        }
    }

    /// What a token does.
    public enum Kind: UInt8, Sendable {
        /// Begins an element; the matching `close` follows. A void element has one too, so that streams stay simple.
        case open
        /// Ends the innermost element that is open.
        case close
        /// Text, not escaped.
        case text
        /// Raw HTML to be written as it stands; occurs only under `--keep-html`.
        case verbatim
    }

    /// Which part an element plays beyond its name.
    public enum Role: UInt8, Sendable {
        case none
        /// The box of an alert; `Alert.Kind` says which.
        case note, tip, important, warning, caution
        /// A box whose first line has the form of an alert but no keyword that helpc knows.
        case unknownAlert
        /// A fenced or indented code block's `pre`.
        case codeBlock
        /// A link that Markdown wrote as `<https://…>`.
        case autolink
        /// Emphasis that CommonMark leaves as literal asterisks and helpc repaired.
        case repaired
    }

    /// One attribute of an opening tag.
    public struct Attribute: Sendable {
        /// The name.
        public var name: AttributeName
        /// The index in `ParsedTopic.links` where the value is a link to be resolved, else -1.
        public var link: Int32
        /// The value's bytes in `text`, not escaped.
        public var first: Int32
        /// The number of bytes.
        public var count: Int32
    }

    /// The stream.
    public var tokens: [Token] = []
    /// The attributes of all tokens.
    public var attributes: [Attribute] = []
    /// The bytes of all texts and attribute values, UTF-8.
    public var text: [UInt8] = []

    /// No token.
    public init() {}

    /// The attributes of an opening token.
    public func attributes(of token: Token) -> ArraySlice<Attribute> {
        guard token.kind == .open else { return [] }
        return attributes[Int(token.first)..<Int(token.first + token.count)]
    }

    /// The bytes of a text token.
    public func bytes(of token: Token) -> ArraySlice<UInt8> {
        guard token.kind == .text || token.kind == .verbatim else { return [] }
        return text[Int(token.first)..<Int(token.first + token.count)]
    }

    /// The bytes of an attribute's value.
    public func bytes(of attribute: Attribute) -> ArraySlice<UInt8> {
        text[Int(attribute.first)..<Int(attribute.first + attribute.count)]
    }

    /// The same stream in no more memory than it takes.
    var fitted: Markup {
        var markup = Markup()
        markup.tokens = tokens.fitted
        markup.attributes = attributes.fitted
        markup.text = text.fitted
        return markup
    }

    /// The greatest number of elements open at once; O(n).
    var depth: Int {
        var (depth, greatest) = (0, 0)
        for token in tokens {
            if token.kind == .open { depth += 1 } else if token.kind == .close { depth -= 1 }
            greatest = max(greatest, depth)
        }
        return greatest
    }
}
