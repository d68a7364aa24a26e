/// The words of a text as far as nothing has to be done about the white space between them, sixteen bytes a step.
public enum ByteWords {
    private typealias Block = SIMD16<UInt8>

    /// The index behind the words that `bytes` begins with: bytes above the space and below `limit`, and single spaces
    /// between them. The start index where it begins with none; O(n).
    public static func end(in bytes: ArraySlice<UInt8>, below limit: UInt8) -> Int {
        unsafe bytes.startIndex + bytes.withBytes { unsafe offset(in: $0, below: limit) }
    }

    private static func offset(in bytes: UnsafeRawBufferPointer, below limit: UInt8) -> Int {
        guard let first = unsafe bytes.first, isWord(first, below: limit) else { return 0 }
        var index = 1
        let limits = Block(repeating: limit)
        // A block is looked at beside the one that begins a byte later, which tells what follows a space.
        while index + 17 <= bytes.count {
            let here = unsafe bytes.loadUnaligned(fromByteOffset: index, as: Block.self)
            let next = unsafe bytes.loadUnaligned(fromByteOffset: index + 1, as: Block.self)
            let (others, othersNext) = (others(here, limits), others(next, limits))
            let spaces = words(here .== Block(repeating: 0x20))
            let ends = (others.0 & (~spaces.0 | othersNext.0), others.1 & (~spaces.1 | othersNext.1))
            if ends.0 != 0 { return index + ends.0.trailingZeroBitCount / 8 }
            if ends.1 != 0 { return index + 8 + ends.1.trailingZeroBitCount / 8 }
            index += 16
        }
        while index < bytes.count {
            let byte = unsafe bytes[index]
            let isBetween =
                byte == 0x20 && index + 1 < bytes.count && isWord(unsafe bytes[index + 1], below: limit)
            guard isBetween || isWord(byte, below: limit) else { break }
            index += 1
        }
        return index
    }

    @inline(__always)
    private static func isWord(_ byte: UInt8, below limit: UInt8) -> Bool { byte > 0x20 && byte < limit }

    /// The places of the block with bytes that are in no word, each of eight bits that are set; the first in the lowest.
    @inline(__always)
    private static func others(_ block: Block, _ limits: Block) -> (UInt64, UInt64) {
        words((block .< Block(repeating: 0x21)) .| (block .>= limits))
    }

    @inline(__always)
    private static func words(_ mask: SIMDMask<SIMD16<Int8>>) -> (UInt64, UInt64) {
        let words = unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
        return (UInt64(littleEndian: words[0]), UInt64(littleEndian: words[1]))
    }
}
