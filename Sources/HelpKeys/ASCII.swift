/// Bytes and classes of US-ASCII. All letter case here is ASCII: the Turkish i is the user's, not ours.
enum ASCII {
    static let lineFeed: UInt8 = 0x0A
    static let space: UInt8 = 0x20
    static let percent: UInt8 = 0x25
    static let ampersand: UInt8 = 0x26
    static let openParenthesis: UInt8 = 0x28
    static let closeParenthesis: UInt8 = 0x29
    static let comma: UInt8 = 0x2C
    static let hyphen: UInt8 = 0x2D
    static let dot: UInt8 = 0x2E
    static let slash: UInt8 = 0x2F
    static let zero: UInt8 = 0x30
    static let colon: UInt8 = 0x3A
    static let semicolon: UInt8 = 0x3B
    static let equals: UInt8 = 0x3D
    static let at: UInt8 = 0x40
    static let openBracket: UInt8 = 0x5B
    static let backslash: UInt8 = 0x5C
    static let closeBracket: UInt8 = 0x5D
    static let underscore: UInt8 = 0x5F
    static let openBrace: UInt8 = 0x7B
    static let closeBrace: UInt8 = 0x7D

    @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    @inline(__always) static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
    @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { isUpper(byte & 0xDF) }
    @inline(__always) static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }
    @inline(__always) static func isWhitespace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

    /// Whether `byte` is one of the 32 marks that a backslash escapes (CommonMark, section 2.4).
    static func isPunctuation(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F && !isAlphanumeric(byte) }

    /// Whether `byte` may stand in the id of a topic: a letter, a digit, `-`, `.` or `_`.
    @inline(__always) static func isIDByte(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || byte == dot || byte == hyphen || byte == underscore
    }

    /// The lower-case form of A to Z; every other byte as it is.
    @inline(__always) static func folded(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte | 0x20 : byte }

    /// The value of a hexadecimal digit, or nil.
    static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    /// Whether two runs of bytes differ in the case of ASCII letters at most.
    static func equalFolded(_ left: some Sequence<UInt8>, _ right: some Sequence<UInt8>) -> Bool {
        left.elementsEqual(right) { folded($0) == folded($1) }
    }

    /// `bytes` without ASCII white space at both ends.
    static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let start = bytes.firstIndex { !isWhitespace($0) } ?? bytes.endIndex
        let last = bytes.lastIndex { !isWhitespace($0) } ?? start
        return start < bytes.endIndex ? bytes[start...last] : bytes[start..<start]
    }

    /// `text` in lower case, as ASCII has it.
    static func lowercased(_ text: String) -> String { String(decoding: text.utf8.map(folded), as: UTF8.self) }

    /// `text` in upper case, as ASCII has it.
    static func uppercased(_ text: String) -> String {
        String(decoding: text.utf8.map { isLetter($0) ? $0 & 0xDF : $0 }, as: UTF8.self)
    }
}
