import HelpDiagnostics

/// A parser for the part of YAML that real front matter and tables of contents use: block mappings and sequences with
/// one-line plain or quoted scalars.
///
/// It gives up, with nil, at the first thing whose reading is not certain (anchors, tags, flow collections, multi-line
/// scalars, tabs, odd line breaks), and the general parser takes over. It never guesses.
struct BlockYAMLParser {
    /// The value spelled by `range` of `source`, or nil where this parser is not sure of it. O(n).
    static func parse(_ source: [UInt8], _ range: Range<Int>) -> YAMLNode? {
        var parser = BlockYAMLParser(source: source, end: range.upperBound, position: range.lowerBound)
        guard parser.advance() else { return nil }
        guard parser.lineStart < parser.end else {
            return YAMLNode(.scalar(""), span: SourceSpan(range.lowerBound, range.lowerBound))
        }
        guard let node = parser.block(indent: parser.indent, depth: 0), parser.lineStart >= parser.end else { return nil }
        return node
    }

    private let source: [UInt8]
    private let end: Int
    /// Where the next line begins.
    private var position: Int
    /// The first byte of the current line's content, or `end` when there is no more.
    private var lineStart = 0
    /// One past the last byte of the current line's content, trailing spaces excluded.
    private var lineEnd = 0
    /// The column of `lineStart`.
    private var indent = 0

    private init(source: [UInt8], end: Int, position: Int) {
        self.source = source
        self.end = end
        self.position = position
    }

    // MARK: Lines

    /// Moves to the next line that holds something; false where a line is not plain enough.
    private mutating func advance() -> Bool {
        while position < end {
            let start = position
            var stop = start
            while stop < end, source[stop] != 0x0A {
                guard isPlain(at: stop) else { return false }
                stop += 1
            }
            position = min(stop + 1, end)
            if stop > start, source[stop - 1] == 0x0D { stop -= 1 }
            var first = start
            while first < stop, source[first] == 0x20 { first += 1 }
            while stop > first, source[stop - 1] == 0x20 { stop -= 1 }
            if first == stop || source[first] == 0x23 { continue }
            (lineStart, lineEnd, indent) = (first, stop, first - start)
            return true
        }
        (lineStart, lineEnd, indent) = (end, end, -1)
        return true
    }

    /// Whether YAML takes the byte at `index` as an ordinary character or a line end of ours.
    private func isPlain(at index: Int) -> Bool {
        let byte = source[index]
        switch byte {
        case 0x20...0x7E, 0x0A: return true
        case 0x0D: return index + 1 < end && source[index + 1] == 0x0A
        // NEL, LS, PS and the C1 controls end lines or are refused; a byte order mark is refused inside.
        case 0xC2: return index + 1 < end && source[index + 1] >= 0xA0
        case 0xE2: return !(index + 2 < end && source[index + 1] == 0x80 && (0xA8...0xA9).contains(source[index + 2]))
        case 0xEF: return !(index + 2 < end && source[index + 1] >= 0xBB && source[index + 2] >= 0xBE)
        default: return byte >= 0x80
        }
    }

    private func byte(_ index: Int) -> UInt8 { index < lineEnd ? source[index] : 0 }

    // MARK: Collections

    private mutating func block(indent column: Int, depth: Int) -> YAMLNode? {
        guard depth < YAMLReader.maximumDepth else { return nil }
        return isItem ? sequence(indent: column, depth: depth) : mapping(indent: column, depth: depth)
    }

    private var isItem: Bool { byte(lineStart) == 0x2D && (lineStart + 1 == lineEnd || byte(lineStart + 1) == 0x20) }

    private mutating func sequence(indent column: Int, depth: Int) -> YAMLNode? {
        let start = lineStart
        var items: [YAMLNode] = []
        var last = start
        while lineStart < end, indent == column, isItem {
            var first = lineStart + 1
            while byte(first) == 0x20 { first += 1 }
            guard first < lineEnd else { return nil }
            indent += first - lineStart
            lineStart = first
            guard let item = keyEnd(from: first) != nil ? mapping(indent: indent, depth: depth + 1) : scalarLine(over: column)
            else { return nil }
            items.append(item)
            last = Int(item.span.end)
        }
        guard lineStart >= end || indent <= column else { return nil }
        return YAMLNode(.sequence(items), span: SourceSpan(start, last))
    }

    /// A scalar that is an item by itself; `column` is that of its dash.
    private mutating func scalarLine(over column: Int) -> YAMLNode? {
        guard let node = scalar(from: lineStart), advance() else { return nil }
        return lineStart < end && indent > column ? nil : node
    }

    private mutating func mapping(indent column: Int, depth: Int) -> YAMLNode? {
        guard depth < YAMLReader.maximumDepth else { return nil }
        let start = lineStart
        var pairs: [YAMLNode.Pair] = []
        var last = start
        while lineStart < end, indent == column, !isItem {
            guard let stop = keyEnd(from: lineStart) else { return nil }
            let key = text(lineStart..<stop)
            guard let value = value(from: stop + 1, column: column, depth: depth) else { return nil }
            pairs.append(YAMLNode.Pair(key: key, value: value))
            last = max(Int(value.span.end), stop + 1)
        }
        guard !pairs.isEmpty, lineStart >= end || indent < column || (indent == column && isItem) else { return nil }
        return YAMLNode(.mapping(pairs), span: SourceSpan(start, last))
    }

    private mutating func value(from colon: Int, column: Int, depth: Int) -> YAMLNode? {
        var first = colon
        while byte(first) == 0x20 { first += 1 }
        if first < lineEnd {
            guard let node = scalar(from: first), advance() else { return nil }
            return lineStart < end && indent > column ? nil : node
        }
        guard advance() else { return nil }
        let isNested = lineStart < end && (indent > column || (indent == column && isItem))
        guard isNested else { return YAMLNode(.scalar(""), span: SourceSpan(colon, colon)) }
        return block(indent: indent, depth: depth + 1)
    }

    // MARK: Scalars

    /// Where the key that begins at `start` ends: at a colon with a space or the line's end behind it.
    private func keyEnd(from start: Int) -> Int? {
        var index = start
        // libyaml takes no longer key.
        while index < min(lineEnd, start + 1024) {
            switch source[index] {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: break
            case 0x2D where index > start, 0x2E where index > start: break
            case 0x3A where index > start:
                if index + 1 == lineEnd || source[index + 1] == 0x20 { return index }
            default: return nil
            }
            index += 1
        }
        return nil
    }

    private func text(_ range: Range<Int>) -> YAMLNode {
        YAMLNode(
            .scalar(String(decoding: source[range], as: UTF8.self)), span: SourceSpan(range.lowerBound, range.upperBound))
    }

    private func scalar(from first: Int) -> YAMLNode? {
        switch byte(first) {
        case 0x27: singleQuoted(from: first)
        case 0x22: doubleQuoted(from: first)
        default: plain(from: first)
        }
    }

    private func plain(from first: Int) -> YAMLNode? {
        switch source[first] {
        // The indicators of YAML 1.1, section 5.3; a dash is one only before a space.
        case 0x2D, 0x3F, 0x3A: if first + 1 == lineEnd || source[first + 1] == 0x20 { return nil }
        case 0x2C, 0x5B, 0x5D, 0x7B, 0x7D, 0x23, 0x26, 0x2A, 0x21, 0x7C, 0x3E, 0x25, 0x40, 0x60: return nil
        default: break
        }
        if lineEnd - first >= 3, first == lineStart, source[first] == 0x2D || source[first] == 0x2E { return nil }
        for index in first..<lineEnd {
            if source[index] == 0x3A, index + 1 == lineEnd || source[index + 1] == 0x20 { return nil }
            if source[index] == 0x23, source[index - 1] == 0x20 { return nil }
        }
        return text(first..<lineEnd)
    }

    private func singleQuoted(from first: Int) -> YAMLNode? {
        var bytes: [UInt8] = []
        var index = first + 1
        while index < lineEnd {
            if source[index] == 0x27 {
                guard byte(index + 1) == 0x27 else { return closed(bytes, first, index + 1) }
                index += 1
            }
            bytes.append(source[index])
            index += 1
        }
        return nil
    }

    private func doubleQuoted(from first: Int) -> YAMLNode? {
        var bytes: [UInt8] = []
        var index = first + 1
        while index < lineEnd {
            switch source[index] {
            case 0x22: return closed(bytes, first, index + 1)
            case 0x5C:
                index += 1
                guard [0x22, 0x5C, 0x2F].contains(byte(index)) else { return nil }
                fallthrough
            default: bytes.append(source[index])
            }
            index += 1
        }
        return nil
    }

    private func closed(_ bytes: [UInt8], _ start: Int, _ stop: Int) -> YAMLNode? {
        guard stop == lineEnd else { return nil }
        return YAMLNode(.scalar(String(decoding: bytes, as: UTF8.self)), span: SourceSpan(start, stop))
    }
}
