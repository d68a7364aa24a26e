/// Bytes of a log, whose encoding is settled for texts that are shown only: its forms are ASCII.
enum LogByte {
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20
    static let quote: UInt8 = 0x22
    static let colon: UInt8 = 0x3A
    static let openBracket: UInt8 = 0x5B
    static let closeBracket: UInt8 = 0x5D

    @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
    @inline(__always) static func isSpace(_ byte: UInt8) -> Bool { byte == space || byte &- 0x09 < 5 }
    @inline(__always) static func folded(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// Whether `bytes` begin with `word`, which is in lower case.
    static func begins(_ bytes: ArraySlice<UInt8>, with word: String) -> Bool {
        equals(bytes.prefix(word.utf8.count), word)
    }

    /// Whether `bytes` are `word`, which is in lower case.
    static func equals(_ bytes: ArraySlice<UInt8>, _ word: String) -> Bool {
        bytes.count == word.utf8.count && bytes.elementsEqual(word.utf8) { folded($0) == $1 }
    }

    /// `bytes` without white space at both ends.
    static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let start = bytes.firstIndex(where: { !isSpace($0) }), let last = bytes.lastIndex(where: { !isSpace($0) })
        else { return bytes.prefix(0) }
        return bytes[start...last]
    }
}
