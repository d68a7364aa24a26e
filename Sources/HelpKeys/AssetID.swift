/// What identifies a topic in every locale: a GUID.
///
/// Kept as its 128 bits, so that comparing and hashing ignore how it was written.
public struct AssetID: Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64

    /// Reads 8-4-4-4-12 hexadecimal digits in any letter case, with or without braces; nil for anything else.
    public init?(utf8 bytes: [UInt8]) {
        var digits = bytes[...]
        if digits.first == ASCII.openBrace, digits.last == ASCII.closeBrace {
            digits = digits.dropFirst().dropLast()
        }
        guard digits.count == Self.length else { return nil }
        var halves: (UInt64, UInt64) = (0, 0)
        for (offset, byte) in digits.enumerated() {
            if Self.isHyphen(offset) {
                guard byte == ASCII.hyphen else { return nil }
                continue
            }
            guard let value = ASCII.hexValue(byte) else { return nil }
            halves.0 = halves.0 << 4 | halves.1 >> 60
            halves.1 = halves.1 << 4 | UInt64(value)
        }
        (high, low) = halves
    }

    /// Reads `text` as ``init(utf8:)`` does.
    public init?(_ text: String) {
        self.init(utf8: Array(text.utf8))
    }

    /// The canonical form, 36 bytes: lower case, hyphens, no braces.
    public var utf8: [UInt8] {
        var bytes = [UInt8](repeating: ASCII.hyphen, count: Self.length)
        var (first, rest) = (high, low)
        for index in bytes.indices where !Self.isHyphen(index) {
            let value = UInt8(truncatingIfNeeded: first >> 60)
            bytes[index] = value < 10 ? 0x30 + value : 0x57 + value
            first = first << 4 | rest >> 60
            rest <<= 4
        }
        return bytes
    }

    static let length = 36

    /// Whether a hyphen stands at `offset` of the canonical form.
    private static func isHyphen(_ offset: Int) -> Bool { offset == 8 || offset == 13 || offset == 18 || offset == 23 }
}

extension AssetID: CustomStringConvertible {
    /// The canonical form.
    public var description: String { String(decoding: utf8, as: UTF8.self) }
}

extension AssetID: Comparable {
    /// The order of the canonical forms.
    public static func < (left: AssetID, right: AssetID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}
