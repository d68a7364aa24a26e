/// Makes tokens nest by the simplest rule: an end tag closes what it can reach, and what it cannot reach it does not.
///
/// The way out where libxml2 is of no use; nothing but stray end tags is dropped.
enum TokenBalancer {
    /// The tokens of `markup`, nested. Linear in their number times the depth.
    static func nested(_ markup: Markup) -> [Markup.Token] {
        var result: [Markup.Token] = []
        result.reserveCapacity(markup.tokens.count)
        var open: [Markup.Token] = []
        for token in markup.tokens {
            switch token.kind {
            case .text, .verbatim: result.append(token)
            case .open:
                result.append(token)
                open.append(token)
            case .close:
                guard let partner = partner(of: token, in: open) else { continue }
                for element in open[partner...].reversed() { result.append(element.closing) }
                open.removeSubrange(partner...)
            }
        }
        for element in open.reversed() { result.append(element.closing) }
        return result
    }

    /// The element that `token` closes: raw HTML reaches no further than the innermost Markdown element.
    private static func partner(of token: Markup.Token, in open: [Markup.Token]) -> Int? {
        for index in open.indices.reversed() {
            if open[index].isRaw == token.isRaw, open[index].element == token.element { return index }
            if token.isRaw, !open[index].isRaw { return nil }
        }
        return nil
    }
}
