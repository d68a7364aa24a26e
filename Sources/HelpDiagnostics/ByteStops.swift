/// A set of bytes at which a loop has to stop, and the search for the first of them, sixteen bytes a step.
///
/// Texts are looked over for the few bytes that mean something; nearly all of a text means itself.
public struct ByteStops: Sendable {
    private typealias Block = SIMD16<UInt8>

    private let low: Block
    private let high: Block
    private let single: (Block, Block, Block, Block, Block, Block)
    /// One bit a byte value, for what is shorter than a block.
    private let bits: SIMD4<UInt64>

    /// The bytes below `low`, those from `high` on, and up to six others; no UTF-8 has the byte that `high` is by default.
    public init(
        below low: UInt8 = 0, from high: UInt8 = 0xFF, _ first: UInt8, _ second: UInt8? = nil, _ third: UInt8? = nil,
        _ fourth: UInt8? = nil, _ fifth: UInt8? = nil, _ sixth: UInt8? = nil
    ) {
        self.low = Block(repeating: low)
        self.high = Block(repeating: high)
        func block(_ byte: UInt8?) -> Block { Block(repeating: byte ?? first) }
        single = (block(first), block(second), block(third), block(fourth), block(fifth), block(sixth))
        var bits = SIMD4<UInt64>()
        for byte in UInt8.min...UInt8.max
        where byte < low || byte >= high || [first, second, third, fourth, fifth, sixth].contains(byte) {
            bits[Int(byte >> 6)] |= 1 << UInt64(byte & 63)
        }
        self.bits = bits
    }

    /// Whether `byte` is one of them.
    @inline(__always)
    private func has(_ byte: UInt8) -> Bool { bits[Int(byte >> 6)] >> UInt64(byte & 63) & 1 == 1 }

    /// The index of the first of them in `bytes`, the end index where there is none; O(n).
    public func first(in bytes: ArraySlice<UInt8>) -> Int {
        unsafe bytes.startIndex + bytes.withBytes { unsafe offset(in: $0) }
    }

    /// Whether `text` has none of them; O(n).
    public func areMissing(in text: String) -> Bool { unsafe text.withBytes { unsafe offset(in: $0) == $0.count } }

    private func offset(in bytes: UnsafeRawBufferPointer) -> Int {
        let count = bytes.count
        guard count >= 16 else {
            for index in 0..<count where has(unsafe bytes[index]) { return index }
            return count
        }
        var start = 0
        while true {
            let hits = hits(unsafe bytes.loadUnaligned(fromByteOffset: start, as: Block.self))
            if hits.0 != 0 { return start + hits.0.trailingZeroBitCount / 8 }
            if hits.1 != 0 { return start + 8 + hits.1.trailingZeroBitCount / 8 }
            if start == count - 16 { return count }
            // The last block overlaps the one before.
            start = min(start + 16, count - 16)
        }
    }

    /// The places of the block that stop, each of eight bits that are set; the first in the lowest.
    @inline(__always)
    private func hits(_ block: Block) -> (UInt64, UInt64) {
        var mask = (block .< low) .| (block .>= high)
        mask = mask .| (block .== single.0) .| (block .== single.1)
        mask = mask .| (block .== single.2) .| (block .== single.3)
        mask = mask .| (block .== single.4) .| (block .== single.5)
        let words = unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
        return (UInt64(littleEndian: words[0]), UInt64(littleEndian: words[1]))
    }
}
