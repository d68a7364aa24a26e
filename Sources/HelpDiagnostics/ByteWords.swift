/// The words of a text as far as nothing has to be done about the white space between them, sixteen bytes a step.
public enum ByteWords {
    private typealias Block = SIMD16<UInt8>

    /// The white space that words may not hold.
    public enum Space: Sendable {
        /// Control characters and the space, as in ASCII.
        case ascii
        /// Unicode's too (White_Space in PropList.txt): a byte that may begin some, C2 and E1 to E3, is in no word.
        case unicode
    }

    /// The index behind the words that `bytes` begins with: bytes above the space that begin no white space, and single
    /// spaces between them. The start index where it begins with none; O(n).
    public static func end(in bytes: ArraySlice<UInt8>, _ space: Space) -> Int {
        unsafe bytes.startIndex + bytes.withBytes { unsafe offset(in: $0, space == .unicode) }
    }

    private static func offset(in bytes: UnsafeRawBufferPointer, _ isUnicode: Bool) -> Int {
        guard let first = unsafe bytes.first, isWord(first, isUnicode) else { return 0 }
        var index = 1
        // A block is looked at beside the one that begins a byte later, which tells what follows a space.
        while index + 17 <= bytes.count {
            let here = unsafe bytes.loadUnaligned(fromByteOffset: index, as: Block.self)
            let next = unsafe bytes.loadUnaligned(fromByteOffset: index + 1, as: Block.self)
            let (others, othersNext) = (others(here, isUnicode), others(next, isUnicode))
            let spaces = words(here .== Block(repeating: 0x20))
            let ends = (others.0 & (~spaces.0 | othersNext.0), others.1 & (~spaces.1 | othersNext.1))
            if ends.0 != 0 { return index + ends.0.trailingZeroBitCount / 8 }
            if ends.1 != 0 { return index + 8 + ends.1.trailingZeroBitCount / 8 }
            index += 16
        }
        while index < bytes.count {
            let byte = unsafe bytes[index]
            let isBetween = byte == 0x20 && index + 1 < bytes.count && isWord(unsafe bytes[index + 1], isUnicode)
            guard isBetween || isWord(byte, isUnicode) else { break }
            index += 1
        }
        return index
    }

    @inline(__always)
    private static func isWord(_ byte: UInt8, _ isUnicode: Bool) -> Bool {
        byte > 0x20 && (!isUnicode || byte != 0xC2 && byte &- 0xE1 > 2)
    }

    /// The places of the block with bytes that are in no word, each of eight bits that are set; the first in the
    /// lowest.
    @inline(__always)
    private static func others(_ block: Block, _ isUnicode: Bool) -> (UInt64, UInt64) {
        let low = block .< Block(repeating: 0x21)
        guard isUnicode else { return words(low) }
        let begins = (block .== Block(repeating: 0xC2)) .| ((block &- Block(repeating: 0xE1)) .< Block(repeating: 3))
        return words(low .| begins)
    }

    @inline(__always)
    private static func words(_ mask: SIMDMask<SIMD16<Int8>>) -> (UInt64, UInt64) {
        let words = unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
        return (UInt64(littleEndian: words[0]), UInt64(littleEndian: words[1]))
    }
}
