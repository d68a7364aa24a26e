/// What identifies one topic in one locale: a decimal number.
public struct ContentKeyID: Hashable, Sendable {
    /// The number.
    public let value: UInt64

    /// Reads 1 to 18 digits of which the first is not 0; nil for anything else, as no two spellings may be one id.
    public init?(utf8 bytes: [UInt8]) {
        guard (1...Self.mostDigits).contains(bytes.count), bytes.first != ASCII.zero, bytes.allSatisfy(ASCII.isDigit)
        else { return nil }
        value = bytes.reduce(0) { $0 &* 10 &+ UInt64($1 & 0xF) }
    }

    /// Reads `text` as ``init(utf8:)`` does.
    public init?(_ text: String) {
        self.init(utf8: Array(text.utf8))
    }

    /// 18 digits always fit 64 bits.
    static let mostDigits = 18
}

extension ContentKeyID: CustomStringConvertible {
    /// The digits.
    public var description: String { String(value) }
}

extension ContentKeyID: Comparable {
    /// The order of the numbers.
    public static func < (left: ContentKeyID, right: ContentKeyID) -> Bool { left.value < right.value }
}
