import HelpDiagnostics
import HelpKeys

/// A topic file as parsed: what it says about itself, its body as one tree, its links and anchors as written, and what is
/// wrong with it by itself. Nothing here has been compared with any other file.
public struct ParsedTopic: Sendable {
    /// What is wrong with the file as a whole; the first one that is there makes it no topic.
    public enum Failure: Error, Sendable, Hashable {
        /// A byte that is not UTF-8, or a NUL, at an offset.
        case encoding(offset: Int, isNUL: Bool)
        /// More bytes than a topic may have.
        case tooLarge(limit: Int)
        /// The file does not begin with `---`.
        case frontMatterMissing
        /// The block is not closed, or is no YAML mapping.
        case frontMatterInvalid(YAMLFault)
        /// The body is beyond a limit.
        case body(MarkupFault)
        /// cmark gave no tree.
        case internalError(String)
    }

    /// The path relative to the content folder, with `/`, letter case as on disk.
    public var path: String
    /// The number of bytes of the file.
    public var size: Int
    /// What tells whether the file is the same one when it is read again.
    public var digest: XXH64
    /// What the front matter says; empty where there is none.
    public var frontMatter: FrontMatter
    /// The body as one conforming tree.
    public var markup: Markup
    /// The links in document order.
    public var links: [RawLink]
    /// The anchors in document order.
    public var anchors: [Anchor]
    /// The headings in document order.
    public var headings: [Heading]
    /// What is wrong with the body, in document order.
    public var faults: [MarkupFault]
    /// The comments for helpc, in document order.
    public var directives: [CommentDirective]
    /// Why the file is no topic, or nil.
    public var failure: Failure?
    /// Where the body begins.
    public var bodyStart: Int
    /// Whether the body holds anything but white space.
    public var hasBody: Bool
    /// Whether libxml2 had to arrange the tags.
    public var wasRepaired: Bool

    /// Where the front matter's redirect leads, for a file that only redirects.
    public var redirect: (text: String, span: SourceSpan)? {
        hasBody ? nil : frontMatter.text(.redirect)
    }

    /// The title of the front matter, else the text of the first heading, else nil.
    public var title: String? {
        if let title = frontMatter.text(.title) { return title.text }
        return headings.first { !$0.text.isEmpty }?.text
    }

    /// The shorter title for tables of contents, else the title.
    public var tocTitle: String? { frontMatter.text(.tocTitle)?.text ?? title }
}

extension ParsedTopic {
    /// A file that is not there any more and only redirects to `target`, which stands at `span` of another file.
    public init(redirecting path: String, to target: String, at span: SourceSpan) {
        let entry = FrontMatter.Entry(
            key: .redirect, name: "redirect", isAlias: false, keySpan: span, value: YAMLNode(.scalar(target), span: span))
        self.init(
            path: path, size: 0, digest: XXH64([]), frontMatter: FrontMatter(entries: [entry], span: span), markup: Markup(),
            links: [], anchors: [], headings: [], faults: [], directives: [], failure: nil, bodyStart: 0, hasBody: false,
            wasRepaired: false)
    }
}
