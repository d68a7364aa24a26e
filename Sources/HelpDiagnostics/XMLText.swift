/// Escaping for text and attributes that mean the same to an HTML and to an XML parser.
public enum XMLText {
    /// What has to be looked at twice: markup, control characters, and the lead bytes of characters that either parser
    /// refuses (C1 controls, non-characters).
    private static let stops = ByteStops(below: 0x20, from: 0xEF, 0x22, 0x26, 0x3C, 0x3E, 0x7F, 0xC2)

    /// Appends `bytes` as text: CR LF and CR become LF, characters that a page cannot hold become U+FFFD.
    public static func append(_ bytes: ArraySlice<UInt8>, to out: inout OutputBytes) {
        append(bytes, to: &out, inAttribute: false)
    }

    /// Appends `text` as text.
    public static func append(_ text: String, to out: inout OutputBytes) {
        if stops.areMissing(in: text) { return out.append(text) }
        append(Array(text.utf8)[...], to: &out, inAttribute: false)
    }

    /// `text` as text.
    public static func escaped(_ text: String) -> [UInt8] {
        var out = OutputBytes(capacity: text.utf8.count)
        append(text, to: &out)
        return out.bytes
    }

    /// Appends `bytes` as the inside of an attribute in double quotes; line ends and tabs are
    /// written as references, since an XML parser makes spaces of them otherwise.
    public static func appendAttribute(_ bytes: ArraySlice<UInt8>, to out: inout OutputBytes) {
        append(bytes, to: &out, inAttribute: true)
    }

    /// Appends `text` as the inside of an attribute in double quotes.
    public static func appendAttribute(_ text: String, to out: inout OutputBytes) {
        if stops.areMissing(in: text) { return out.append(text) }
        append(Array(text.utf8)[...], to: &out, inAttribute: true)
    }

    private static func append(_ bytes: ArraySlice<UInt8>, to out: inout OutputBytes, inAttribute: Bool) {
        var start = bytes.startIndex
        var index = start
        while true {
            index = stops.first(in: bytes[index...])
            guard index < bytes.endIndex else { break }
            guard let (replacement, length) = replacement(of: bytes[index], bytes, index, inAttribute) else {
                index += 1
                continue
            }
            out.append(contentsOf: bytes[start..<index])
            out.append(contentsOf: replacement)
            index += length
            start = index
        }
        out.append(contentsOf: bytes[start...])
    }

    private static func replacement(
        of byte: UInt8, _ bytes: ArraySlice<UInt8>, _ index: Int, _ inAttribute: Bool
    ) -> ([UInt8], Int)? {
        switch byte {
        case 0x26: return (ampersand, 1)
        case 0x3C: return (less, 1)
        case 0x3E: return (greater, 1)
        case 0x22: return inAttribute ? (quote, 1) : nil
        case 0x0D:
            let isPair = index + 1 < bytes.endIndex && bytes[index + 1] == 0x0A
            return isPair ? ([], 1) : (inAttribute ? lineFeed : [0x0A], 1)
        case 0x0A: return inAttribute ? (lineFeed, 1) : nil
        case 0x09: return inAttribute ? (tab, 1) : nil
        case 0x00..<0x20, 0x7F: return (unknown, 1)
        case 0xC2:
            guard index + 1 < bytes.endIndex, (0x80..<0xA0).contains(bytes[index + 1]) else { return nil }
            return (windows1252[Int(bytes[index + 1]) - 0x80], 2)
        default: return isNonCharacter(bytes, index).map { (unknown, $0) }
        }
    }

    /// The length of a non-character at `index`: U+FDD0 to U+FDEF, and the last two of each plane.
    private static func isNonCharacter(_ bytes: ArraySlice<UInt8>, _ index: Int) -> Int? {
        let length = bytes[index] == 0xEF ? 3 : 4
        guard index + length <= bytes.endIndex else { return nil }
        let last = bytes[index + length - 1]
        let middle = bytes[index + length - 2]
        if length == 3, middle == 0xB7, (0x90...0xAF).contains(last) { return 3 }
        guard last == 0xBE || last == 0xBF, middle == 0xBF else { return nil }
        return length == 3 || bytes[index + 1] & 0x0F == 0x0F ? length : nil
    }

    private static let ampersand = Array("&amp;".utf8)
    private static let less = Array("&lt;".utf8)
    private static let greater = Array("&gt;".utf8)
    /// The C1 controls as what their authors meant and browsers show (HTML Standard, section 13.2.5.80).
    private static let windows1252: [[UInt8]] =
        "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars.map {
            Array(String(Character($0)).utf8)
        }

    private static let lineFeed = Array("&#10;".utf8)
    private static let tab = Array("&#9;".utf8)
    private static let quote = Array("&quot;".utf8)
    private static let unknown = Array("\u{FFFD}".utf8)
}
