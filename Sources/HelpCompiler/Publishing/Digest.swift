/// XXH64 of a file's bytes: tells changed files from unchanged ones. It is no defence against forgery.
///
/// Source: the xxHash specification, version 0.1.1, XXH64 with seed 0.
struct Digest: Hashable, Sendable, CustomStringConvertible {
    /// The hash.
    let value: UInt64

    /// 16 hexadecimal digits.
    var description: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static let primes: [UInt64] = [
        0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x85EB_CA77_C2B2_AE63, 0x27D4_EB2F_1656_67C5,
    ]

    /// The digest of `bytes`; O(n), about eight bytes a step.
    init(_ bytes: [UInt8]) {
        let (one, two, three) = (Self.primes[0], Self.primes[1], Self.primes[2])
        let (four, five) = (Self.primes[3], Self.primes[4])
        let span = unsafe bytes.span.bytes
        var offset = 0
        var hash: UInt64
        if bytes.count >= 32 {
            var lane0 = one &+ two
            var lane1 = two
            var lane2: UInt64 = 0
            var lane3 = 0 &- one
            while offset + 32 <= bytes.count {
                lane0 = Self.round(lane0, Self.word(span, offset))
                lane1 = Self.round(lane1, Self.word(span, offset + 8))
                lane2 = Self.round(lane2, Self.word(span, offset + 16))
                lane3 = Self.round(lane3, Self.word(span, offset + 24))
                offset += 32
            }
            hash = Self.rotate(lane0, 1) &+ Self.rotate(lane1, 7) &+ Self.rotate(lane2, 12) &+ Self.rotate(lane3, 18)
            for lane in [lane0, lane1, lane2, lane3] { hash = (hash ^ Self.round(0, lane)) &* one &+ four }
        } else {
            hash = five
        }
        hash = hash &+ UInt64(bytes.count)
        while offset + 8 <= bytes.count {
            hash = Self.rotate(hash ^ Self.round(0, Self.word(span, offset)), 27) &* one &+ four
            offset += 8
        }
        if offset + 4 <= bytes.count {
            let half = (0..<4).reduce(UInt64(0)) { $0 | UInt64(bytes[offset + $1]) << UInt64(8 * $1) }
            hash = Self.rotate(hash ^ (half &* one), 23) &* two &+ three
            offset += 4
        }
        while offset < bytes.count {
            hash = Self.rotate(hash ^ (UInt64(bytes[offset]) &* five), 11) &* one
            offset += 1
        }
        hash = (hash ^ (hash >> 33)) &* two
        hash = (hash ^ (hash >> 29)) &* three
        value = hash ^ (hash >> 32)
    }

    private static func word(_ span: RawSpan, _ offset: Int) -> UInt64 {
        // The load is checked against the span's bounds; unsafe is only that bytes are read as a number.
        unsafe UInt64(littleEndian: span.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
        rotate(lane &+ word &* primes[1], 31) &* primes[0]
    }

    private static func rotate(_ value: UInt64, _ count: UInt64) -> UInt64 { value << count | value >> (64 - count) }
}
