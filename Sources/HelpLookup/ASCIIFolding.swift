/// Folds A–Z to a–z in memory, eight bytes at once: all that normalising does to the keys that most callers hold.
enum ASCIIFolding {
    /// Keys that are longer are normalised in an array.
    static let longest = 256

    /// Writes the folded bytes of `key` to `folded`, which has room for the longest; false where there are none, or more.
    @inline(__always) @unsafe
    static func fold(_ key: UnsafeRawBufferPointer, into folded: UnsafeMutableRawPointer) -> Bool {
        let count = key.count
        guard let start = key.baseAddress, count > 0, count <= longest else { return false }
        var offset = 0
        while offset &+ 8 <= count {
            let word = unsafe UInt64(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            unsafe folded.storeBytes(of: lowered(word).littleEndian, toByteOffset: offset, as: UInt64.self)
            offset &+= 8
        }
        if offset < count {
            // One word again: what is written in pieces takes long to be read as a whole. The longest are whole words.
            unsafe folded.storeBytes(of: lowered(rest(start, offset, count)).littleEndian, toByteOffset: offset, as: UInt64.self)
        }
        return true
    }

    /// The bytes behind the last whole word, the first of them lowest.
    @inline(__always)
    private static func rest(_ start: UnsafeRawPointer, _ offset: Int, _ count: Int) -> UInt64 {
        if count >= 8 {
            let last = unsafe UInt64(littleEndian: start.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self))
            return last &>> UInt64(64 &- (count &- offset) &* 8)
        }
        var word: UInt64 = 0
        for index in offset..<count {
            word |= UInt64(unsafe start.load(fromByteOffset: index, as: UInt8.self)) &<< UInt64((index &- offset) &* 8)
        }
        return word
    }

    /// Eight bytes with a–z for A–Z. Two additions tell the range: they set a byte's high bit or do not, and never carry
    /// into the next byte.
    @inline(__always)
    private static func lowered(_ word: UInt64) -> UInt64 {
        let low = word & ~high
        let isUpper = (low &+ ones &* (0x80 - 0x41)) & ~(low &+ ones &* (0x7F - 0x5A)) & ~word & high
        return word | isUpper &>> 2
    }

    private static let high: UInt64 = 0x8080_8080_8080_8080
    private static let ones: UInt64 = 0x0101_0101_0101_0101
}
