/// Turns UTF-16 into UTF-8, chunk by chunk; a surrogate without its other half becomes U+FFFD.
struct UTF16Reader {
    private let isBigEndian: Bool
    /// The first byte of a code unit whose second is still to come.
    private var oddByte: UInt8?
    private var highSurrogate: UInt16?

    init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

    /// The UTF-8 of `bytes` and of what was left from before.
    mutating func read(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count / 2 + bytes.count / 8)
        for byte in bytes {
            guard let first = oddByte else {
                oddByte = byte
                continue
            }
            oddByte = nil
            let (high, low) = isBigEndian ? (first, byte) : (byte, first)
            append(UInt16(high) << 8 | UInt16(low), to: &output)
        }
        return output
    }

    /// The UTF-8 of what has no other half and will have none.
    mutating func finish() -> [UInt8] {
        let isIncomplete = oddByte != nil || highSurrogate != nil
        (oddByte, highSurrogate) = (nil, nil)
        return isIncomplete ? Array("\u{FFFD}".utf8) : []
    }

    private mutating func append(_ unit: UInt16, to output: inout [UInt8]) {
        if let high = highSurrogate {
            highSurrogate = nil
            if unit & 0xFC00 == 0xDC00 {
                return append(0x10000 + (UInt32(high & 0x3FF) << 10 | UInt32(unit & 0x3FF)), to: &output)
            }
            append(UInt32(0xFFFD), to: &output)
        }
        switch unit & 0xFC00 {
        case 0xD800: highSurrogate = unit
        case 0xDC00: append(UInt32(0xFFFD), to: &output)
        default: append(UInt32(unit), to: &output)
        }
    }

    private func append(_ code: UInt32, to output: inout [UInt8]) {
        if code < 0x80 { return output.append(UInt8(truncatingIfNeeded: code)) }
        output.append(contentsOf: UTF8.encode(Unicode.Scalar(code) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter)
    }
}
