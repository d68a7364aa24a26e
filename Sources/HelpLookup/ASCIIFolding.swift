import HelpKeys

/// Folds A–Z to a–z in memory, eight bytes at once: all that normalising does to the keys that most callers hold.
enum ASCIIFolding {
    /// Keys that are longer are normalised in an array.
    static let longest = 256

    /// Writes the folded bytes of `key` to `folded`, which has room for the longest, and returns their XXH64, worked out on
    /// the way, with 0 for its seed; nil where there are none, or more.
    @inline(__always) @unsafe
    static func fold(_ key: UnsafeRawBufferPointer, into folded: UnsafeMutableRawPointer) -> UInt64? {
        let count = key.count
        guard let start = key.baseAddress, count > 0, count <= longest else { return nil }
        // The last bytes are one word again: what is written in pieces takes long to be read as a whole. The longest keys
        // are whole words.
        return XXH64.hash(count: count, seed: 0) { offset in
            unsafe keep(lowered(XXH64.word(start, offset)), folded, offset)
        } rest: { offset in
            unsafe keep(lowered(XXH64.rest(start, offset, of: count)), folded, offset)
        }
    }

    @inline(__always) @unsafe
    private static func keep(_ word: UInt64, _ folded: UnsafeMutableRawPointer, _ offset: Int) -> UInt64 {
        unsafe folded.storeBytes(of: word.littleEndian, toByteOffset: offset, as: UInt64.self)
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
