import HelpDiagnostics

/// Finds where in the source a link's destination is written; cmark says only, and not always, where the link begins.
struct LinkLocator {
    /// What was found.
    struct Place {
        var span: SourceSpan
        var isExact: Bool
        var syntax: RawLink.Syntax
    }

    private static let farthest = 16_384
    /// What begins an escape or a character reference.
    private static let escapes = ByteStops(0x5C, 0x26)

    let source: [UInt8]
    private var references = CharacterReferences()

    init(source: [UInt8]) { self.source = source }

    /// The destination of the link whose `[`, `![` or `<` stands at `start`, up to `end` (the end of its block).
    ///
    /// - Parameter url: the destination as cmark understood it; what is found is compared with it.
    /// - Returns: nil where the source at `start` is not such a link.
    mutating func destination(from start: Int, end: Int, isImage: Bool, url: ArraySlice<UInt8>) -> Place? {
        guard start >= 0, start < end, end <= source.count else { return nil }
        if !isImage, source[start] == 0x3C { return autolink(from: start, end: end, url: url) }
        let open = isImage ? start + 1 : start
        guard open < end, source[open] == 0x5B, !isImage || source[start] == 0x21 else { return nil }
        guard let close = labelEnd(from: open + 1, end: min(end, open + Self.farthest)) else { return nil }
        if close + 1 < end, source[close + 1] == 0x28, let range = inlineDestination(from: close + 2, end: min(end, close + Self.farthest)),
            ByteSearch.areEqual(unescaped(range), url)
        {
            let span = SourceSpan(range.lowerBound, range.upperBound)
            return Place(span: span, isExact: !span.isEmpty, syntax: .inline)
        }
        return Place(span: SourceSpan(start, close + 1), isExact: false, syntax: .reference)
    }

    private func autolink(from start: Int, end: Int, url: ArraySlice<UInt8>) -> Place? {
        guard let close = source[start..<min(end, start + url.count + 2)].firstIndex(of: 0x3E) else { return nil }
        let inner = source[start + 1..<close]
        guard Self.isAutolink(inner, to: url) else { return nil }
        return Place(span: SourceSpan(start + 1, close), isExact: true, syntax: .autolink)
    }

    /// Whether an autolink that reads `text` leads to `url` (CommonMark, section 6.5).
    static func isAutolink(_ text: ArraySlice<UInt8>, to url: ArraySlice<UInt8>) -> Bool {
        ByteSearch.areEqual(text, url)
            || url.count == text.count + 7 && url.starts(with: "mailto:".utf8) && ByteSearch.areEqual(text, url.dropFirst(7))
    }

    /// The next autolink to `url` from `start` on: cmark's columns for autolinks do not regard the block they stand in.
    func nextAutolink(to url: ArraySlice<UInt8>, from start: Int, end: Int) -> Place? {
        var index = start
        while index < end, let open = source[index..<end].firstIndex(of: 0x3C) {
            if let place = autolink(from: open, end: end, url: url) { return place }
            index = open + 1
        }
        return nil
    }

    /// The bracket that ends a link text begun before `start`: brackets nest, code spans, tags and escapes hide theirs.
    private func labelEnd(from start: Int, end: Int) -> Int? {
        var index = start
        var depth = 0
        while index < end {
            switch source[index] {
            case 0x5C: index += 1
            case 0x60: index = codeSpanEnd(from: index, end: end) - 1
            case 0x3C: index = tagEnd(from: index, end: end) - 1
            case 0x5B: depth += 1
            case 0x5D:
                if depth == 0 { return index }
                depth -= 1
            default: break
            }
            index += 1
        }
        return nil
    }

    private func codeSpanEnd(from start: Int, end: Int) -> Int {
        var index = start
        while index < end, source[index] == 0x60 { index += 1 }
        let length = index - start
        let first = index
        while index < end {
            guard source[index] == 0x60 else {
                index += 1
                continue
            }
            let run = index
            while index < end, source[index] == 0x60 { index += 1 }
            if index - run == length { return index }
        }
        return first
    }

    private func tagEnd(from start: Int, end: Int) -> Int {
        guard start + 1 < end else { return start + 1 }
        let next = source[start + 1]
        guard next.isASCIILetter || next == 0x2F || next == 0x21 || next == 0x3F else { return start + 1 }
        return source[start..<end].firstIndex(of: 0x3E).map { $0 + 1 } ?? start + 1
    }

    private func inlineDestination(from start: Int, end: Int) -> Range<Int>? {
        var index = start
        while index < end, source[index].isHTMLSpace || source[index] == 0x3E { index += 1 }
        guard index < end else { return nil }
        if source[index] == 0x3C {
            var close = index + 1
            while close < end, source[close] != 0x3E {
                guard source[close] != 0x0A else { return nil }
                close += source[close] == 0x5C ? 2 : 1
            }
            return close < end ? index + 1..<close : nil
        }
        let first = index
        var depth = 0
        while index < end {
            switch source[index] {
            case 0x5C where index + 1 < end && source[index + 1].isASCIIPunctuation: index += 1
            case 0x28: depth += 1
            case 0x29:
                if depth == 0 { return first..<index }
                depth -= 1
            case let byte where byte.isHTMLSpace: return first..<index
            default: break
            }
            index += 1
        }
        return nil
    }

    /// The destination in `range` as CommonMark reads it: escapes and character references undone (section 6.3).
    private mutating func unescaped(_ range: Range<Int>) -> ArraySlice<UInt8> {
        guard Self.escapes.first(in: source[range]) < range.upperBound else { return source[range] }
        var result: [UInt8] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = source[index]
            if byte == 0x5C, index + 1 < range.upperBound, source[index + 1].isASCIIPunctuation {
                result.append(source[index + 1])
                index += 2
            } else if byte == 0x26, let found = references.reference(in: source, at: index, end: range.upperBound) {
                result += found.text
                index = found.end
            } else {
                result.append(byte)
                index += 1
            }
        }
        return result[...]
    }
}
