/// The 128-bit FNV-1a hash: the same on every machine and in every run, unlike `Hasher`.
///
/// It tells findings apart; it is no defence against those who want two to be alike. Two halves rather than `UInt128`,
/// which macOS 14 lacks.
struct FNV1a128: Hashable, Sendable {
    private var high: UInt64 = 0x6C62_272E_07BB_0142
    private var low: UInt64 = 0x62B8_2175_6295_C58D

    /// Takes `byte`.
    mutating func combine(_ byte: UInt8) {
        low ^= UInt64(byte)
        // The prime is 2^88 + 0x13B: the first term is a shift by 24 into the upper half.
        let product = low.multipliedFullWidth(by: 0x13B)
        high = (high &* 0x13B) &+ product.high &+ (low << 24)
        low = product.low
    }

    /// Takes the UTF-8 of `text`.
    mutating func combine(_ text: String) {
        for byte in text.utf8 { combine(byte) }
    }

    /// 32 hexadecimal digits.
    var hex: String { Self.hex(high) + Self.hex(low) }

    private static func hex(_ half: UInt64) -> String {
        let digits = String(half, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
