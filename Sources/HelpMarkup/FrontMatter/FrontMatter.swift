import HelpDiagnostics

/// The block between two `---` lines at the top of a topic file.
public struct FrontMatter: Sendable, Hashable {
    /// A key as written, with its value.
    public struct Entry: Sendable, Hashable {
        /// What the key means, or nil where helpc does not know it.
        public var key: FrontMatterKey?
        /// The key as written.
        public var name: String
        /// Whether the spelling is understood but not right.
        public var isAlias: Bool
        /// Where the key stands.
        public var keySpan: SourceSpan
        /// The value.
        public var value: YAMLNode
    }

    /// The entries in the order written.
    public var entries: [Entry]
    /// The block, its `---` lines included.
    public var span: SourceSpan

    /// The entries of `key`, canonical spellings first, empty values left out.
    public func entries(of key: FrontMatterKey) -> [Entry] {
        guard entries.contains(where: { $0.key == key }) else { return [] }
        let all = entries.filter { $0.key == key && $0.value.string != "" }
        return all.filter { !$0.isAlias } + all.filter(\.isAlias)
    }

    /// The text of `key` without white space around it, or nil where it is absent, empty or no text.
    public func text(_ key: FrontMatterKey) -> (text: String, span: SourceSpan)? {
        for isAlias in [false, true] {
            for index in entries.indices where entries[index].key == key && entries[index].isAlias == isAlias {
                guard let text = entries[index].value.string?.trimmedASCII, !text.isInvisible else { continue }
                return (text, entries[index].value.span)
            }
        }
        return nil
    }

    /// The texts of `key`, which may be one text or a list of texts.
    public func texts(_ key: FrontMatterKey) -> [(text: String, span: SourceSpan)] {
        let nodes = entries(of: key).flatMap { $0.value.items ?? [$0.value] }
        return nodes.compactMap { node in node.string.map { ($0.trimmedASCII, node.span) } }.filter { !$0.0.isInvisible }
    }

    /// Where a file's front matter and body begin and end.
    enum Layout: Equatable {
        /// The file does not begin with `---`.
        case absent(body: Int)
        /// It begins with `---`, and no line ends the block.
        case unclosed(SourceSpan)
        /// The YAML, the whole block, and where the body begins.
        case present(yaml: Range<Int>, block: SourceSpan, body: Int)
    }

    /// Finds the block at the top of `source`, behind a byte order mark.
    static func layout(of source: [UInt8]) -> Layout {
        let start = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var cursor = start
        guard let first = fence(source, &cursor, allowDots: false) else { return .absent(body: start) }
        let yaml = cursor
        while cursor < source.count {
            let line = cursor
            if fence(source, &cursor, allowDots: true) != nil {
                return .present(yaml: yaml..<line, block: SourceSpan(start, min(line + 3, source.count)), body: cursor)
            }
            while cursor < source.count, source[cursor] != 0x0A { cursor += 1 }
            cursor = min(cursor + 1, source.count)
        }
        return .unclosed(SourceSpan(first, first + 3))
    }

    /// The start of a `---` line at `cursor`, which is moved behind the line; nil, and nothing moved, for another line.
    private static func fence(_ source: [UInt8], _ cursor: inout Int, allowDots: Bool) -> Int? {
        let start = cursor
        guard start + 3 <= source.count else { return nil }
        let mark = source[start..<start + 3]
        guard mark.elementsEqual([0x2D, 0x2D, 0x2D]) || (allowDots && mark.elementsEqual([0x2E, 0x2E, 0x2E])) else {
            return nil
        }
        var index = start + 3
        while index < source.count, source[index] == 0x20 || source[index] == 0x09 || source[index] == 0x0D { index += 1 }
        guard index == source.count || source[index] == 0x0A else { return nil }
        cursor = min(index + 1, source.count)
        return start
    }

    /// Reads the front matter in `yaml` of `source`.
    ///
    /// - Throws: `YAMLFault`, for what is no YAML or no mapping.
    static func read(_ source: [UInt8], yaml: Range<Int>, block: SourceSpan) throws(YAMLFault) -> FrontMatter {
        let node = try YAMLReader.read(source, yaml)
        if node.string == "" { return FrontMatter(entries: [], span: block) }
        guard let pairs = node.pairs else {
            throw YAMLFault(message: "it has to be ‘key: value’ lines, not a list or a text", span: node.span)
        }
        let entries = pairs.map { pair in
            // A list as a key has no name, which stands in one place all the same.
            let name = pair.key.string
            let spelled = name.flatMap { FrontMatterKey.spelled($0) }
            let start = Int(pair.key.span.start)
            return Entry(
                key: spelled?.key, name: name ?? "", isAlias: spelled?.isAlias ?? false,
                keySpan: name == nil ? SourceSpan(start, start) : pair.key.span, value: pair.value)
        }
        return FrontMatter(entries: entries, span: block)
    }
}

extension String {
    /// The text without ASCII white space at both ends; a no-break space is the author's and stays.
    var trimmedASCII: String {
        let bytes = utf8
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
        guard let first = bytes.first, let last = bytes.last, isSpace(first) || isSpace(last) else { return self }
        let trimmed = bytes.drop(while: isSpace).reversed().drop(while: isSpace)
        return String(decoding: Array(trimmed.reversed()), as: UTF8.self)
    }
}
