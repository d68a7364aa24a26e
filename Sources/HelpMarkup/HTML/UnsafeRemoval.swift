/// Removes elements that the allow-list does not know, with all that they hold.
enum UnsafeRemoval {
    /// Removes them from `markup`, and those of its `links` that are in them: these lead nobody anywhere.
    static func clean(_ markup: inout Markup, _ links: inout [RawLink]) {
        markup.tokens = cleaned(markup.tokens)
        var kept: [RawLink] = []
        for token in markup.tokens where token.kind == .open {
            for index in Int(token.first)..<Int(token.first + token.count)
            where markup.attributes.indices.contains(index) && links.indices.contains(Int(markup.attributes[index].link)) {
                kept.append(links[Int(markup.attributes[index].link)])
                markup.attributes[index].link = Int32(kept.count - 1)
            }
        }
        links = kept
    }

    /// `tokens` without such elements. One whose end tag is missing loses only its start tag: what follows it is more
    /// likely text than script.
    static func cleaned(_ tokens: [Markup.Token]) -> [Markup.Token] {
        var result: [Markup.Token] = []
        result.reserveCapacity(tokens.count)
        let ends = ends(of: tokens)
        var index = 0
        while index < tokens.count {
            let token = tokens[index]
            guard token.isRaw, token.kind != .text, token.element.treatment == .remove else {
                result.append(token)
                index += 1
                continue
            }
            index = (ends[index] ?? index) + 1
        }
        return result
    }

    /// Where each removed element ends: one walk that pairs the tags of each name.
    private static func ends(of tokens: [Markup.Token]) -> [Int: Int] {
        var open: [ElementName: [Int]] = [:]
        var result: [Int: Int] = [:]
        for (index, token) in tokens.enumerated() where token.isRaw && token.element.treatment == .remove {
            switch token.kind {
            case .open: open[token.element, default: []].append(index)
            case .close:
                if let start = open[token.element]?.popLast() { result[start] = index }
            case .text, .verbatim: break
            }
        }
        return result
    }
}
