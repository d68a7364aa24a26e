/// Whether bytes are well-formed UTF-8, by table 3-7 of the Unicode Standard.
///
/// The standard library's own check needs macOS 15.
enum UTF8Check {
    /// Whether all of `bytes` is well-formed; O(n).
    static func isWellFormed(_ bytes: ArraySlice<UInt8>) -> Bool {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] < 0x80 {
                index += 1
                continue
            }
            guard let length = sequenceLength(bytes[index...]) else { return false }
            index += length
        }
        return true
    }

    /// The length of the sequence of more than one byte that `bytes` begins with, or nil where it is malformed.
    private static func sequenceLength(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let lead = bytes.first else { return nil }
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF: length = 3
        case 0xF0...0xF4: length = 4
        default: return nil
        }
        switch lead {
        case 0xE0: second = 0xA0...0xBF
        case 0xED: second = 0x80...0x9F
        case 0xF0: second = 0x90...0xBF
        case 0xF4: second = 0x80...0x8F
        default: break
        }
        let tail = bytes.dropFirst().prefix(length - 1)
        guard tail.count == length - 1, let first = tail.first, second.contains(first) else { return nil }
        return tail.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 } ? length : nil
    }
}
