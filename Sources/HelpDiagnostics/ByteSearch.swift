#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Searches and comparisons of bytes as fast as memory is read: what passes over whole files stand on.
public enum ByteSearch {
    /// The index of the first `byte` in `range` of `bytes`, as far as the array reaches; O(n), by the system's
    /// `memchr`.
    public static func first(_ byte: UInt8, in bytes: [UInt8], _ range: Range<Int>) -> Int? {
        let range = range.clamped(to: 0..<bytes.count)
        return unsafe bytes.withUnsafeBytes { unsafe first(byte, in: UnsafeRawBufferPointer(rebasing: $0[range])) }
            .map { $0 + range.lowerBound }
    }

    /// Whether `byte` is in `bytes` from `start` on more than `limit` times; O(n), stops there.
    public static func has(_ byte: UInt8, moreThan limit: Int, in bytes: [UInt8], from start: Int) -> Bool {
        var index = start
        var count = 0
        while let found = first(byte, in: bytes, index..<bytes.count) {
            count += 1
            if count > limit { return true }
            index = found + 1
        }
        return false
    }

    /// The offset of the first `byte` in the UTF-8 of `text`; O(n).
    static func first(_ byte: UInt8, in text: String) -> Int? { unsafe text.withBytes { unsafe first(byte, in: $0) } }

    /// The offset of the last `byte` in the UTF-8 of `text`; O(n).
    static func last(_ byte: UInt8, in text: String) -> Int? { unsafe text.withBytes { unsafe $0.lastIndex(of: byte) } }

    /// Whether `part` stands anywhere in `bytes`; O(n) for all but parts that repeat themselves.
    public static func contains(_ part: [UInt8], in bytes: [UInt8]) -> Bool {
        guard let byte = part.first else { return true }
        var index = 0
        while let found = first(byte, in: bytes, index..<bytes.count), found + part.count <= bytes.count {
            if areEqual(bytes[found..<found + part.count], part[...]) { return true }
            index = found + 1
        }
        return false
    }

    /// Whether both are the same bytes; O(n), by the system's `memcmp`.
    public static func areEqual(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
        unsafe one.withBytes { one in unsafe other.withBytes { unsafe order(one, $0) == 0 } }
    }

    /// Whether `text` is `bytes` in UTF-8; O(n).
    public static func areEqual(_ bytes: ArraySlice<UInt8>, _ text: String) -> Bool {
        unsafe bytes.withBytes { bytes in unsafe text.withBytes { unsafe order(bytes, $0) == 0 } }
    }

    /// Below zero where the UTF-8 of `one` comes first, zero where both are the same bytes; O(n).
    static func order(_ one: String, _ other: String) -> Int {
        unsafe one.withBytes { one in unsafe other.withBytes { unsafe order(one, $0) } }
    }

    /// Whether the UTF-8 of `text` begins with that of `start`; O(n).
    static func begins(_ text: String, with start: String) -> Bool {
        unsafe text.withBytes { text in
            unsafe start.withBytes { start in
                unsafe start.count <= text.count && order(UnsafeRawBufferPointer(rebasing: text[..<start.count]), start) == 0
            }
        }
    }

    /// Feeds `bytes` to `hasher` at once, where an array hashes one after the other; O(n).
    public static func hash(_ bytes: [UInt8], into hasher: inout Hasher) {
        unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }

    // MARK: Of memory

    /// The offset of the first `byte`.
    private static func first(_ byte: UInt8, in bytes: UnsafeRawBufferPointer) -> Int? {
        guard let start = bytes.baseAddress, let found = unsafe memchr(start, Int32(byte), bytes.count) else {
            return nil
        }
        return unsafe UnsafeRawPointer(found) - start
    }

    /// Below zero where `one` comes first, zero where both are the same bytes; the shorter one comes first where it is
    /// how the other begins.
    private static func order(_ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer) -> Int {
        if let first = one.baseAddress, let second = other.baseAddress {
            let order = unsafe memcmp(first, second, min(one.count, other.count))
            if order != 0 { return Int(order) }
        }
        return one.count - other.count
    }
}

extension ArraySlice<UInt8> {
    /// What `body` makes of the bytes.
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        unsafe withUnsafeBytes { unsafe body($0) }
    }
}

extension String {
    /// What `body` makes of the bytes, which are copied where they do not stand together.
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let result = unsafe utf8.withContiguousStorageIfAvailable { unsafe body(UnsafeRawBufferPointer($0)) }
        return unsafe result ?? Array(utf8).withUnsafeBytes { unsafe body($0) }
    }
}
