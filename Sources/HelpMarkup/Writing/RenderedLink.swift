/// What a link becomes in one output.
public enum RenderedLink: Sendable, Hashable {
    /// A URL, percent-encoded, not escaped; `language` where it leads to a page in another language.
    case url([UInt8], language: String? = nil)
    /// No link: its text in a `span` of this class.
    case text(class: String)
}
