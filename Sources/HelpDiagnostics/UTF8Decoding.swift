/// Reads scalars out of bytes that may be anything.
///
/// The standard library's decoders repair in the same way but don't say how many bytes a repair took, and spans count
/// bytes.
public enum UTF8Decoding {
    /// One scalar and the bytes it came from.
    public struct Unit: Hashable, Sendable {
        /// The scalar; U+FFFD for bytes that are none.
        public var scalar: Unicode.Scalar
        /// How many bytes it takes; at least 1.
        public var length: Int
    }

    /// The scalar at `index`, which is in `bytes`; no byte at or after `limit` is read.
    ///
    /// What is invalid gives one U+FFFD for each maximal subpart (Unicode, section 3.9), as `String(decoding:as:)`
    /// does.
    public static func unit(in bytes: [UInt8], at index: Int, limit: Int) -> Unit {
        let lead = bytes[index]
        if lead < 0x80 { return Unit(scalar: Unicode.Scalar(lead), length: 1) }
        guard let form = form(of: lead) else { return Unit(scalar: "\u{FFFD}", length: 1) }
        var value = UInt32(lead) & (0x7F >> UInt32(form.length))
        var length = 1
        while length < form.length {
            let allowed = length == 1 ? form.second : 0x80...0xBF
            guard index + length < limit, allowed.contains(bytes[index + length]) else {
                return Unit(scalar: "\u{FFFD}", length: length)
            }
            value = value << 6 | UInt32(bytes[index + length] & 0x3F)
            length += 1
        }
        return Unit(scalar: Unicode.Scalar(value) ?? "\u{FFFD}", length: length)
    }

    /// Table 3-7 of the Unicode standard: how long a sequence is, and which second byte is well formed.
    private static func form(of lead: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
        switch lead {
        case 0xC2...0xDF: (2, 0x80...0xBF)
        case 0xE0: (3, 0xA0...0xBF)
        case 0xED: (3, 0x80...0x9F)
        case 0xE1...0xEF: (3, 0x80...0xBF)
        case 0xF0: (4, 0x90...0xBF)
        case 0xF1...0xF3: (4, 0x80...0xBF)
        case 0xF4: (4, 0x80...0x8F)
        default: nil
        }
    }
}
