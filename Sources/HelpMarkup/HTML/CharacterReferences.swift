import HelpDiagnostics

/// Undoes character references (`&amp;`, `&#8217;`, `&rarr;`) as HTML and CommonMark do (CommonMark, section 2.5).
///
/// The few names that content uses all the time are known here; for the other two thousand cmark is asked, once a name.
struct CharacterReferences {
    private var asked: [[UInt8]: [UInt8]?] = [:]

    /// The reference that begins at `index` of `bytes` (at its `&`): its text and one past its `;`; nil for a bare `&`.
    mutating func reference(in bytes: [UInt8], at index: Int, end: Int) -> (text: [UInt8], end: Int)? {
        // The longest name of HTML has 31 letters, the largest number 7 digits.
        let limit = min(end, index + 40)
        guard index + 2 < limit else { return nil }
        var stop = index + 1
        while stop < limit, bytes[stop] != 0x3B {
            guard bytes[stop].isASCIILetter || bytes[stop].isASCIIDigit || (bytes[stop] == 0x23 && stop == index + 1)
            else { return nil }
            stop += 1
        }
        guard stop < limit, stop > index + 1 else { return nil }
        let name = bytes[index + 1..<stop]
        guard let text = name.first == 0x23 ? numeric(name.dropFirst()) : named(name) else { return nil }
        return (text, stop + 1)
    }

    /// `bytes` in `range` with all references undone.
    mutating func decoded(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
        guard ByteSearch.first(0x26, in: bytes, range) != nil else { return Array(bytes[range]) }
        var result: [UInt8] = []
        var index = range.lowerBound
        while index < range.upperBound {
            if bytes[index] == 0x26, let found = reference(in: bytes, at: index, end: range.upperBound) {
                result += found.text
                index = found.end
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }

    private func numeric(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
        let isHexadecimal = digits.first.map { $0 | 0x20 == 0x78 } ?? false
        let digits = isHexadecimal ? digits.dropFirst() : digits
        guard !digits.isEmpty, digits.count <= (isHexadecimal ? 6 : 7) else { return nil }
        guard let value = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10) else {
            return nil
        }
        let scalar = Unicode.Scalar(value == 0 ? 0xFFFD : value) ?? "\u{FFFD}"
        return Array(String(Character(scalar)).utf8)
    }

    private mutating func named(_ name: ArraySlice<UInt8>) -> [UInt8]? {
        if let common = Self.common[Array(name)] { return common }
        if let known = asked[Array(name)] { return known }
        let source = [0x26] + name + [0x3B]
        let tree = try? MarkdownTree(parsing: source[...], maximumDepth: 8)
        let text = tree.flatMap { tree in tree.nodes.first { $0.kind == .text }.map { Array(tree.slice($0.literal)) } }
        let result = text == source ? nil : text
        asked[Array(name)] = .some(result)
        return result
    }

    private static let common: [[UInt8]: [UInt8]] = [
        Array("amp".utf8): [0x26], Array("lt".utf8): [0x3C], Array("gt".utf8): [0x3E], Array("quot".utf8): [0x22],
        Array("apos".utf8): [0x27], Array("nbsp".utf8): [0xC2, 0xA0],
    ]
}
