/// Reads a body of XHTML piece by piece: tags, and the text between them.
///
/// It is made for what helpc writes and takes whatever comes. What is no tag is text, so that nothing is lost; an
/// entity that XML does not know stays as it is written. Comments, instructions and declarations are passed over.
/// No byte is looked at more than a few times, however the input is made.
public struct XHTMLReader: Sendable {
    /// What was read.
    public enum Event: Hashable, Sendable {
        /// A tag that opens the element `name`.
        case open
        /// A tag that closes it.
        case close
        /// A tag that does both.
        case empty
        /// Text, which is in `text`.
        case text
    }

    private let bytes: [UInt8]
    private var index = 0
    private var nameRange = 0..<0
    private var attributeRange = 0..<0
    /// What is known not to follow any more, so that it is not searched for again.
    private var missing: Set<[UInt8]> = []

    /// The text that was read last, its references decoded.
    public private(set) var text: [UInt8] = []

    /// A reader at the start of `bytes`.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The name in the tag that was read last.
    public var name: ArraySlice<UInt8> { bytes[nameRange] }

    /// Reads on; nil at the end.
    public mutating func next() -> Event? {
        while index < bytes.count {
            guard bytes[index] == Self.less else {
                readText()
                return .text
            }
            switch index + 1 < bytes.count ? bytes[index + 1] : 0 {
            case 0x21:
                if readLiteral() { return .text }
                if skip(from: Self.comment, to: Self.commentEnd) || skipDeclaration() { continue }
            case 0x3F:
                if skip(from: [], to: Self.instructionEnd) { continue }
            default:
                if let event = readTag() { return event }
            }
            text.removeAll(keepingCapacity: true)
            text.append(Self.less)
            index += 1
            return .text
        }
        return nil
    }

    // MARK: Text

    private mutating func readText() {
        text.removeAll(keepingCapacity: true)
        var start = index
        while index < bytes.count, bytes[index] != Self.less {
            guard bytes[index] == Self.ampersand, let reference = Self.reference(in: bytes, at: index) else {
                index += 1
                continue
            }
            text.append(contentsOf: bytes[start..<index])
            Self.append(reference.scalar, to: &text)
            index += reference.length
            start = index
        }
        text.append(contentsOf: bytes[start..<index])
    }

    /// Reads a section in which nothing is markup.
    private mutating func readLiteral() -> Bool {
        let start = index + Self.literal.count
        guard bytes[index...].starts(with: Self.literal), let end = find(Self.literalEnd, from: start) else {
            return false
        }
        text.removeAll(keepingCapacity: true)
        text.append(contentsOf: bytes[start..<end])
        index = end + Self.literalEnd.count
        return true
    }

    private mutating func skip(from start: [UInt8], to end: [UInt8]) -> Bool {
        guard bytes[index...].starts(with: start), let place = find(end, from: index + max(start.count, 2)) else {
            return false
        }
        index = place + end.count
        return true
    }

    /// Passes over `<!NAME …>`, which has no tag in it.
    private mutating func skipDeclaration() -> Bool {
        guard index + 2 < bytes.count, Self.startsName(bytes[index + 2]),
            let end = bytes[(index + 2)...].firstIndex(where: { $0 == Self.greater || $0 == Self.less }),
            bytes[end] == Self.greater
        else { return false }
        index = end + 1
        return true
    }

    private mutating func find(_ mark: [UInt8], from start: Int) -> Int? {
        guard let first = mark.first, start <= bytes.count, !missing.contains(mark) else { return nil }
        for place in start..<max(start, bytes.count - mark.count + 1)
        where bytes[place] == first && bytes[place...].starts(with: mark) {
            return place
        }
        missing.insert(mark)
        return nil
    }

    // MARK: Tags

    /// Reads the tag at `index`; nil, and nothing read, where there is none. No `<` can stand in a tag of XML, so that
    /// the search for its end stops at the next one.
    private mutating func readTag() -> Event? {
        var place = index + 1
        let isClosing = place < bytes.count && bytes[place] == Self.slash
        if isClosing { place += 1 }
        let nameStart = place
        guard place < bytes.count, Self.startsName(bytes[place]) else { return nil }
        while place < bytes.count, !Self.endsName(bytes[place]) { place += 1 }
        let nameEnd = place
        var quote: UInt8 = 0
        while place < bytes.count {
            let byte = bytes[place]
            if byte == Self.less { return nil }
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == Self.greater {
                break
            }
            place += 1
        }
        guard place < bytes.count else { return nil }
        nameRange = nameStart..<nameEnd
        let isEmpty = place > nameEnd && bytes[place - 1] == Self.slash
        attributeRange = nameEnd..<(isEmpty ? place - 1 : place)
        index = place + 1
        return isClosing ? .close : isEmpty ? .empty : .open
    }

    /// The value of the attribute `name` of the tag that was read last, its references decoded; of several the first.
    /// O(n) in the length of the tag.
    public func attribute(_ name: String) -> [UInt8]? {
        guard !attributeRange.isEmpty else { return nil }
        var place = attributeRange.lowerBound
        let end = attributeRange.upperBound
        while place < end {
            while place < end, Self.isSpace(bytes[place]) || bytes[place] == Self.slash { place += 1 }
            let start = place
            while place < end, bytes[place] != Self.equals, !Self.isSpace(bytes[place]) { place += 1 }
            let found = bytes[start..<place]
            while place < end, Self.isSpace(bytes[place]) { place += 1 }
            var value = place..<place
            if place < end, bytes[place] == Self.equals {
                place += 1
                while place < end, Self.isSpace(bytes[place]) { place += 1 }
                value = Self.value(in: bytes, &place, end)
            }
            if found.elementsEqual(name.utf8) { return Self.decoded(bytes[value]) }
        }
        return nil
    }

    private static func value(in bytes: [UInt8], _ place: inout Int, _ end: Int) -> Range<Int> {
        guard place < end else { return place..<place }
        let quote = bytes[place]
        let isQuoted = quote == 0x22 || quote == 0x27
        if isQuoted { place += 1 }
        let start = place
        while place < end, isQuoted ? bytes[place] != quote : !isSpace(bytes[place]) { place += 1 }
        let value = start..<place
        if isQuoted, place < end { place += 1 }
        return value
    }

    private static func decoded(_ value: ArraySlice<UInt8>) -> [UInt8] {
        guard value.contains(ampersand) else { return Array(value) }
        var reader = XHTMLReader(Array(value))
        var result: [UInt8] = []
        while reader.index < reader.bytes.count {
            if reader.bytes[reader.index] == less {
                result.append(less)
                reader.index += 1
            } else {
                reader.readText()
                result.append(contentsOf: reader.text)
            }
        }
        return result
    }

    // MARK: Characters

    /// The reference at `index`, where an ampersand stands: one of XML's five names, or a number.
    private static func reference(in bytes: [UInt8], at index: Int) -> (scalar: Unicode.Scalar, length: Int)? {
        // The longest number has seven digits; leading zeros are nobody's habit.
        let limit = min(bytes.count, index + 12)
        guard let end = bytes[index..<limit].firstIndex(of: 0x3B) else { return nil }
        let body = bytes[(index + 1)..<end]
        let length = end + 1 - index
        guard body.first == 0x23 else {
            return names[String(decoding: body, as: UTF8.self)].map { ($0, length) }
        }
        let isHexadecimal = body.dropFirst().first.map { $0 | 0x20 == 0x78 } ?? false
        let digits = body.dropFirst(isHexadecimal ? 2 : 1)
        guard let first = digits.first, first != 0x2B, first != 0x2D,
            let value = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10)
        else { return nil }
        return (value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }

    private static let names: [String: Unicode.Scalar] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]

    private static func append(_ scalar: Unicode.Scalar, to out: inout [UInt8]) {
        if let encoded = UTF8.encode(scalar) { out.append(contentsOf: encoded) }
    }

    private static let less: UInt8 = 0x3C
    private static let greater: UInt8 = 0x3E
    private static let slash: UInt8 = 0x2F
    private static let equals: UInt8 = 0x3D
    private static let ampersand: UInt8 = 0x26
    private static let literal = Array("<![CDATA[".utf8)
    private static let literalEnd = Array("]]>".utf8)
    private static let comment = Array("<!--".utf8)
    private static let commentEnd = Array("-->".utf8)
    private static let instructionEnd = Array("?>".utf8)

    private static func startsName(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || byte == 0x5F || byte >= 0x80
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        isSpace(byte) || byte == slash || byte == greater || byte == less
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
