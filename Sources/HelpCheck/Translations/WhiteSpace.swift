import HelpDiagnostics

/// White space of Unicode (White_Space in PropList.txt) in UTF-8, told without decoding.
enum WhiteSpace {
    /// The length of the white space that begins at `index` of the well-formed UTF-8 `bytes`, in bytes; 0 where none
    /// does.
    static func length(in bytes: [UInt8], at index: Int) -> Int {
        let byte = bytes[index]
        if byte < 0x80 { return byte == 0x20 || byte >= 0x09 && byte <= 0x0D ? 1 : 0 }
        guard byte == 0xC2 || byte >= 0xE1 && byte <= 0xE3, index + 1 < bytes.count else { return 0 }
        let second = bytes[index + 1]
        if byte == 0xC2 { return second == 0xA0 || second == 0x85 ? 2 : 0 }
        guard index + 2 < bytes.count else { return 0 }
        let third = bytes[index + 2]
        switch (byte, second) {
        // U+2000 to U+200A, U+2028, U+2029, U+202F; U+205F; U+3000; U+1680.
        case (0xE2, 0x80): return third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0
        case (0xE2, 0x81): return third == 0x9F ? 3 : 0
        case (0xE3, 0x80): return third == 0x80 ? 3 : 0
        case (0xE1, 0x9A): return third == 0x80 ? 3 : 0
        default: return 0
        }
    }

    /// Appends `bytes` to `out`, each run of white space as one space, none at the ends.
    static func appendCollapsed(_ bytes: [UInt8], to out: inout [UInt8]) {
        let start = out.count
        var (index, copied) = (0, 0)
        /// Appends what has not been, up to the white space at `end`.
        func append(upTo end: Int) {
            guard copied < end else { return }
            if out.count > start { out.append(0x20) }
            out.append(contentsOf: bytes[copied..<end])
        }
        while index < bytes.count {
            // One space between two words is what it becomes.
            index = ByteWords.end(in: bytes[index...], .unicode)
            guard index < bytes.count else { break }
            let space = length(in: bytes, at: index)
            if space > 0 {
                append(upTo: index)
                copied = index + space
            }
            index += max(space, 1)
        }
        append(upTo: index)
    }

    /// `bytes` without white space.
    static func removed(from bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let space = length(in: bytes, at: index)
            if space == 0 { out.append(bytes[index]) }
            index += max(space, 1)
        }
        return out
    }
}
