import HelpDiagnostics

/// Gives each heading its anchor and each explicit anchor an id that HTML allows, all of them different.
struct AnchorAssigner {
    /// The stream, its `id` attributes filled in.
    private(set) var markup: Markup
    /// The anchors in document order.
    private(set) var anchors: [Anchor] = []
    /// The headings in document order.
    private(set) var headings: [Heading] = []
    /// Explicit anchors that stand twice.
    private(set) var faults: [MarkupFault] = []

    private var taken: Set<ID> = []
    /// The next number to try for a slug that is taken.
    private var counters: [ID: Int] = [:]

    /// The bytes of an id, which are an anchor's name as it stands: Unicode would take two spellings for one.
    private struct ID: Hashable {
        let bytes: [UInt8]

        func hash(into hasher: inout Hasher) { ByteSearch.hash(bytes, into: &hasher) }
    }

    /// Assigns the anchors of `markup`.
    init(_ markup: consuming Markup) {
        self.markup = markup
        for index in markup.tokens.indices where markup.tokens[index].kind == .open { explicit(at: index) }
        for index in markup.tokens.indices {
            guard markup.tokens[index].kind == .open, let level = markup.tokens[index].element.headingLevel else {
                continue
            }
            heading(at: index, level: level)
        }
    }

    private mutating func explicit(at index: Int) {
        let token = markup.tokens[index]
        guard token.count > 0 else { return }
        for position in Int(token.first)..<Int(token.first + token.count)
        where markup.attributes[position].name == .id && markup.attributes[position].count > 0 {
            let name = Array(markup.bytes(of: markup.attributes[position]))
            let id = name.map { $0.isHTMLSpace ? 0x5F : $0 }
            let text = String(decoding: name, as: UTF8.self)
            guard taken.insert(ID(bytes: id)).inserted else {
                faults.append(MarkupFault(.duplicateAnchor(name: text), token.span))
                markup.attributes[position].count = 0
                continue
            }
            if id != name { set(position, id) }
            anchors.append(
                Anchor(name: text, id: String(decoding: id, as: UTF8.self), isExplicit: true, span: token.span))
        }
    }

    private mutating func heading(at index: Int, level: Int) {
        let token = markup.tokens[index]
        let text = text(from: index)
        let attribute = (Int(token.first)..<Int(token.first + token.count)).first { markup.attributes[$0].name == .id }
        var id: [UInt8] = []
        if let attribute {
            id = Array(markup.bytes(of: markup.attributes[attribute]))
            if id.isEmpty {
                id = free(HeadingSlug.of(text))
                if !id.isEmpty {
                    set(attribute, id)
                    let name = String(decoding: id, as: UTF8.self)
                    anchors.append(Anchor(name: name, id: name, isExplicit: false, span: token.span))
                }
            }
        }
        headings.append(
            Heading(
                level: level, text: String(decoding: text, as: UTF8.self), id: String(decoding: id, as: UTF8.self),
                span: token.span))
    }

    /// The slug, or the slug with the first number that makes it new.
    private mutating func free(_ slug: [UInt8]) -> [UInt8] {
        guard !slug.isEmpty else { return [] }
        if taken.insert(ID(bytes: slug)).inserted { return slug }
        var number = counters[ID(bytes: slug)] ?? 1
        var candidate = slug + Array("-\(number)".utf8)
        while !taken.insert(ID(bytes: candidate)).inserted {
            number += 1
            candidate = slug + Array("-\(number)".utf8)
        }
        counters[ID(bytes: slug)] = number + 1
        return candidate
    }

    private mutating func set(_ attribute: Int, _ value: [UInt8]) {
        markup.attributes[attribute].first = Int32(markup.text.count)
        markup.attributes[attribute].count = Int32(value.count)
        markup.text += value
    }

    private func text(from start: Int) -> [UInt8] {
        var result: [UInt8] = []
        var depth = 0
        for token in markup.tokens[start...] {
            switch token.kind {
            case .open: depth += 1
            case .close:
                depth -= 1
                if depth == 0 { return result }
            case .text: result += markup.bytes(of: token)
            case .verbatim: break
            }
        }
        return result
    }
}
