/// Bytes of a log as text.
enum LogText {
    /// `bytes` as UTF-8 where they are, else as Windows-1252, in which every byte is a character.
    ///
    /// Decided line by line: logs are appended to by programs that do not agree.
    static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        var text = ""
        for byte in bytes { text.unicodeScalars.append(scalar(byte)) }
        return text
    }

    private static func scalar(_ byte: UInt8) -> Unicode.Scalar {
        guard byte & 0xE0 == 0x80 else { return Unicode.Scalar(byte) }
        return Unicode.Scalar(table[Int(byte & 0x1F)]) ?? "\u{FFFD}"
    }

    /// 0x80 to 0x9F in Windows-1252; the five bytes that it leaves free are the controls of ISO 8859-1, as in the
    /// WHATWG's Encoding Standard.
    private static let table: [UInt16] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
        0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x009D, 0x017E, 0x0178,
    ]

    /// The longest beginning of `bytes` of at most `limit` bytes that cuts no character of UTF-8 in two.
    static func prefix(_ bytes: ArraySlice<UInt8>, limit: Int) -> ArraySlice<UInt8> {
        guard bytes.count > limit else { return bytes }
        var end = bytes.startIndex + limit
        // A character has at most three bytes after its first.
        for _ in 0..<3 where end > bytes.startIndex && bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return bytes[..<end]
    }
}
