import HelpDiagnostics

/// A YAML value with the place it stands at: what front matter, `toc.yml` and `helpc.yml` are read from.
///
/// Scalars are kept as the text they spell; what that text means is up to the key that holds it.
public struct YAMLNode: Sendable, Hashable {
    /// A key of a mapping with its value.
    public struct Pair: Sendable, Hashable {
        /// The key, nearly always a scalar.
        public var key: YAMLNode
        /// The value; an absent one is an empty scalar.
        public var value: YAMLNode
    }

    /// The three shapes of a YAML value.
    public enum Content: Sendable, Hashable {
        /// Text; an absent value is empty text.
        case scalar(String)
        /// A list.
        case sequence([YAMLNode])
        /// Keys and values in the order written, repeated keys included.
        case mapping([Pair])
    }

    /// The value.
    public var content: Content
    /// Where it stands, quotes included.
    public var span: SourceSpan

    /// A value at a place.
    public init(_ content: Content, span: SourceSpan) {
        self.content = content
        self.span = span
    }

    /// The text of a scalar, or nil for a list or a mapping.
    public var string: String? {
        if case .scalar(let text) = content { text } else { nil }
    }

    /// The pairs of a mapping, or nil.
    public var pairs: [Pair]? {
        if case .mapping(let pairs) = content { pairs } else { nil }
    }

    /// The items of a sequence, or nil.
    public var items: [YAMLNode]? {
        if case .sequence(let items) = content { items } else { nil }
    }

    /// The value of the first pair whose key is the text `key`.
    public subscript(key: String) -> YAMLNode? { pairs?.first { $0.key.string == key }?.value }
}

/// Why a YAML text could not be read.
public struct YAMLFault: Error, Sendable, Hashable {
    /// What is wrong, lower-case.
    public var message: String
    /// What to do, where that can be told.
    public var hint: String?
    /// Where.
    public var span: SourceSpan

    /// A fault at a place.
    public init(message: String, hint: String? = nil, span: SourceSpan) {
        self.message = message
        self.hint = hint
        self.span = span
    }
}
