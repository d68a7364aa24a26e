/// Splits raw HTML into tags and text as an HTML parser does (Living Standard, section 13.2.5), without judging them.
struct HTMLTokenizer {
    /// An attribute of a start tag; ranges are of the tokenizer's bytes.
    struct Attribute {
        var name: Range<Int>
        /// The value without its quotes, character references as written; nil where there is only a name.
        var value: Range<Int>?
    }

    /// One piece of HTML; ranges are of the tokenizer's bytes.
    enum Piece {
        case text(Range<Int>)
        case start(name: Range<Int>, attributes: [Attribute], isSelfClosing: Bool, whole: Range<Int>)
        case end(name: Range<Int>, whole: Range<Int>)
        /// A comment, a document type or a processing instruction: nothing that a reader sees.
        case invisible(Range<Int>)
    }

    private let bytes: [UInt8]
    private let end: Int
    private var position: Int
    /// How many more bytes may be looked at in vain: a tag that never ends is sought to the end of the input, and an
    /// input can begin such a tag at every byte.
    private var patience: Int

    /// A tokenizer of `range` of `bytes`.
    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        end = range.upperBound
        position = range.lowerBound
        patience = 4 * range.count + 1024
    }

    /// The next piece, or nil at the end. All pieces together are linear in the size of the input.
    mutating func next() -> Piece? {
        guard position < end else { return nil }
        if let markup = markup() { return markup }
        let start = position
        repeat { position += 1 } while position < end && bytes[position] != 0x3C
        return .text(start..<position)
    }

    /// Skips what a browser takes as the raw content of a `name` element: everything up to its end tag.
    ///
    /// - Returns: whether the end tag is there; where it is not, nothing is skipped.
    mutating func skipRawText(until name: ArraySlice<UInt8>) -> Bool {
        guard patience > 0 else { return false }
        var index = position
        while index + 2 + name.count <= end {
            if bytes[index] == 0x3C, bytes[index + 1] == 0x2F,
                zip(bytes[(index + 2)...], name).allSatisfy({ $0 | 0x20 == $1 | 0x20 })
            {
                position = index
                return true
            }
            index += 1
        }
        patience -= end - position
        return false
    }

    // MARK: Markup

    private mutating func markup() -> Piece? {
        guard bytes[position] == 0x3C, position + 1 < end, patience > 0 else { return nil }
        switch bytes[position + 1] {
        case 0x21: return declaration()
        case 0x3F: return until([0x3E], from: position + 2)
        case 0x2F: return endTag()
        case let byte where byte.isASCIILetter: return startTag()
        default: return nil
        }
    }

    private mutating func declaration() -> Piece? {
        if has([0x2D, 0x2D], at: position + 2) {
            // `<!-->` and `<!--->` are whole comments.
            if byte(position + 4) == 0x3E { return invisible(to: position + 5) }
            if has([0x2D, 0x3E], at: position + 4) { return invisible(to: position + 6) }
            return until([0x2D, 0x2D, 0x3E], from: position + 4)
        }
        guard byte(position + 2).isASCIILetter else { return nil }
        return until([0x3E], from: position + 2)
    }

    private mutating func until(_ mark: [UInt8], from start: Int) -> Piece? {
        var index = start
        while index < end {
            if has(mark, at: index) { return invisible(to: index + mark.count) }
            index += 1
        }
        patience -= end - position
        return nil
    }

    private mutating func invisible(to stop: Int) -> Piece {
        defer { position = min(stop, end) }
        return .invisible(position..<min(stop, end))
    }

    private mutating func endTag() -> Piece? {
        guard byte(position + 2).isASCIILetter else { return nil }
        let start = position
        let name = nameRange(from: position + 2)
        var index = name.upperBound
        while index < end, bytes[index] != 0x3E {
            guard bytes[index] != 0x3C else { return nil }
            index += 1
        }
        guard index < end else {
            patience -= end - position
            return nil
        }
        position = index + 1
        return .end(name: name, whole: start..<position)
    }

    private mutating func startTag() -> Piece? {
        let start = position
        let name = nameRange(from: position + 1)
        var index = name.upperBound
        var attributes: [Attribute] = []
        var isSelfClosing = false
        while true {
            index = skipSpace(index)
            guard index < end else {
                patience -= end - position
                return nil
            }
            if bytes[index] == 0x3E { break }
            if bytes[index] == 0x2F {
                isSelfClosing = byte(index + 1) == 0x3E
                index += 1
                continue
            }
            isSelfClosing = false
            guard let attribute = attribute(&index) else {
                patience -= end - position
                return nil
            }
            attributes.append(attribute)
        }
        position = index + 1
        return .start(name: name, attributes: attributes, isSelfClosing: isSelfClosing, whole: start..<position)
    }

    private func attribute(_ index: inout Int) -> Attribute? {
        let start = index
        // An equals sign that begins a name is part of it.
        repeat { index += 1 } while index < end && !isNameEnd(bytes[index])
        let name = start..<index
        let equals = skipSpace(index)
        guard equals < end, bytes[equals] == 0x3D else { return Attribute(name: name, value: nil) }
        index = skipSpace(equals + 1)
        guard index < end else { return nil }
        let quote = bytes[index]
        let first = quote == 0x22 || quote == 0x27 ? index + 1 : index
        index = first
        while index < end, !endsValue(bytes[index], quote) { index += 1 }
        guard index < end else { return nil }
        let value = first..<index
        if quote == 0x22 || quote == 0x27 { index += 1 }
        return Attribute(name: name, value: value)
    }

    private func endsValue(_ byte: UInt8, _ quote: UInt8) -> Bool {
        quote == 0x22 || quote == 0x27 ? byte == quote : byte.isHTMLSpace || byte == 0x3E
    }

    private func isNameEnd(_ byte: UInt8) -> Bool {
        byte.isHTMLSpace || byte == 0x2F || byte == 0x3E || byte == 0x3D
    }

    private func nameRange(from start: Int) -> Range<Int> {
        var index = start
        while index < end, !bytes[index].isHTMLSpace, bytes[index] != 0x2F, bytes[index] != 0x3E { index += 1 }
        return start..<index
    }

    private func skipSpace(_ start: Int) -> Int {
        var index = start
        while index < end, bytes[index].isHTMLSpace { index += 1 }
        return index
    }

    private func byte(_ index: Int) -> UInt8 { index < end ? bytes[index] : 0 }

    private func has(_ mark: [UInt8], at index: Int) -> Bool {
        index + mark.count <= end && bytes[index..<index + mark.count].elementsEqual(mark)
    }
}

extension UInt8 {
    /// A to Z or a to z.
    var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
    /// The small letter of a capital one from A to Z, else the byte itself.
    var lowercasedASCII: UInt8 { isASCIILetter ? self | 0x20 : self }
    /// 0 to 9.
    var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
    /// White space as HTML counts it (tab, LF, FF, CR, space).
    var isHTMLSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D || self == 0x0C }
    /// What CommonMark allows to be escaped by a backslash (section 2.4).
    var isASCIIPunctuation: Bool {
        (0x21...0x2F).contains(self) || (0x3A...0x40).contains(self) || (0x5B...0x60).contains(self)
            || (0x7B...0x7E).contains(self)
    }
}

extension ArraySlice<UInt8> {
    /// Without white space, as HTML counts it, at both ends.
    var trimmingHTMLSpace: ArraySlice<UInt8> {
        let start = drop(while: \.isHTMLSpace)
        return start[..<(start.lastIndex { !$0.isHTMLSpace }.map { $0 + 1 } ?? start.startIndex)]
    }
}
