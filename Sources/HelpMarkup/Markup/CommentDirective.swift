import HelpDiagnostics

/// A comment that speaks to helpc: `<!-- helpc:ignore link-insecure the device has no certificate -->`.
public struct CommentDirective: Sendable, Hashable {
    /// What follows `helpc:`, without white space around it.
    public var text: String
    /// The comment.
    public var span: SourceSpan
    /// What it is about: the bytes from the comment to the end of the block that it stands in or before. Nil for the whole
    /// file: it stands before everything else in the body.
    public var scope: SourceSpan?

    /// What `comment`, a whole comment with its marks, says to helpc; nil for any other comment, which nothing reads.
    static func text(of comment: some BidirectionalCollection<UInt8>) -> String? {
        let opening = Array("<!--".utf8)
        let closing = Array("-->".utf8)
        guard comment.count >= opening.count + closing.count, comment.starts(with: opening),
            comment.suffix(closing.count).elementsEqual(closing)
        else { return nil }
        let inner = comment.dropFirst(opening.count).dropLast(closing.count).drop(while: \.isHTMLSpace)
        let name = Array("helpc:".utf8)
        guard inner.starts(with: name) else { return nil }
        let text = inner.dropFirst(name.count).drop(while: \.isHTMLSpace)
        let end = text.lastIndex { !$0.isHTMLSpace }.map(text.index(after:)) ?? text.startIndex
        return String(decoding: text[..<end], as: UTF8.self)
    }
}
