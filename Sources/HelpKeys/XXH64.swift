/// XXH64 of bytes: tells damaged and changed bytes from whole ones. It is no defence against forgery.
///
/// Source: the xxHash specification, version 0.1.1, XXH64.
public struct XXH64: Hashable, Sendable {
    /// The hash.
    public let value: UInt64

    private static let one: UInt64 = 0x9E37_79B1_85EB_CA87
    private static let two: UInt64 = 0xC2B2_AE3D_27D4_EB4F
    private static let three: UInt64 = 0x1656_67B1_9E37_79F9
    private static let four: UInt64 = 0x85EB_CA77_C2B2_AE63
    fileprivate static let five: UInt64 = 0x27D4_EB2F_1656_67C5

    /// The hash of `bytes`; O(n), 32 bytes a step, no allocation.
    public init(_ bytes: [UInt8], seed: UInt64 = 0) {
        value = unsafe bytes.withUnsafeBytes { unsafe Self.hash($0, seed: seed) }
    }

    /// The hash of a part of an array.
    public init(_ bytes: ArraySlice<UInt8>, seed: UInt64 = 0) {
        value = unsafe bytes.withUnsafeBytes { unsafe Self.hash($0, seed: seed) }
    }

    fileprivate init(value: UInt64) { self.value = value }

    /// The hash of `bytes`, as ``init(_:seed:)`` has it.
    @inline(__always) @unsafe
    public static func hash(_ bytes: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
        guard bytes.count >= 32 else { return unsafe finished(seed &+ five, bytes, from: 0, count: bytes.count) }
        var lanes = Lanes(seed: seed)
        let end = unsafe lanes.add(bytes)
        return unsafe finished(lanes.joined, bytes, from: end, count: bytes.count)
    }

    /// The four hashes that stripes of 32 bytes are spread over.
    fileprivate struct Lanes {
        private var lane0: UInt64
        private var lane1: UInt64
        private var lane2: UInt64
        private var lane3: UInt64

        init(seed: UInt64) {
            lane0 = seed &+ one &+ two
            lane1 = seed &+ two
            lane2 = seed
            lane3 = seed &- one
        }

        /// Adds all whole stripes of `bytes`; returns where they end.
        @inline(__always)
        mutating func add(_ bytes: UnsafeRawBufferPointer) -> Int {
            var offset = 0
            while offset &+ 32 <= bytes.count {
                lane0 = round(lane0, unsafe word(bytes, offset))
                lane1 = round(lane1, unsafe word(bytes, offset &+ 8))
                lane2 = round(lane2, unsafe word(bytes, offset &+ 16))
                lane3 = round(lane3, unsafe word(bytes, offset &+ 24))
                offset &+= 32
            }
            return offset
        }

        var joined: UInt64 {
            var hash = rotate(lane0, 1) &+ rotate(lane1, 7) &+ rotate(lane2, 12) &+ rotate(lane3, 18)
            hash = (hash ^ round(0, lane0)) &* one &+ four
            hash = (hash ^ round(0, lane1)) &* one &+ four
            hash = (hash ^ round(0, lane2)) &* one &+ four
            return (hash ^ round(0, lane3)) &* one &+ four
        }
    }

    /// The end of every hash: the bytes from `start` on, of which there are fewer than 32, and the number of all.
    @inline(__always)
    fileprivate static func finished(
        _ hash: UInt64, _ bytes: UnsafeRawBufferPointer, from start: Int, count: Int
    ) -> UInt64 {
        var offset = start
        var hash = hash &+ UInt64(truncatingIfNeeded: count)
        while offset &+ 8 <= bytes.count {
            hash = rotate(hash ^ round(0, unsafe word(bytes, offset)), 27) &* one &+ four
            offset &+= 8
        }
        if offset &+ 4 <= bytes.count {
            let half = unsafe UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            hash = rotate(hash ^ (UInt64(half) &* one), 23) &* two &+ three
            offset &+= 4
        }
        while offset < bytes.count {
            let byte = unsafe bytes.load(fromByteOffset: offset, as: UInt8.self)
            hash = rotate(hash ^ (UInt64(byte) &* five), 11) &* one
            offset &+= 1
        }
        hash = (hash ^ (hash >> 33)) &* two
        hash = (hash ^ (hash >> 29)) &* three
        return hash ^ (hash >> 32)
    }

    @inline(__always)
    private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    @inline(__always)
    private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 { rotate(lane &+ word &* two, 31) &* one }

    @inline(__always)
    private static func rotate(_ value: UInt64, _ count: UInt64) -> UInt64 { value << count | value >> (64 &- count) }
}

extension XXH64: CustomStringConvertible {
    /// 16 hexadecimal digits.
    public var description: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

/// XXH64, seed 0, of bytes that come in pieces.
public struct XXH64Stream: Sendable {
    private var lanes = XXH64.Lanes(seed: 0)
    /// What is not a whole stripe yet.
    private var rest: [UInt8] = []
    private var count = 0

    /// Of no bytes.
    public init() {}

    /// Adds `bytes`.
    public mutating func add(_ bytes: [UInt8]) {
        count += bytes.count
        rest += bytes
        let end = unsafe rest.withUnsafeBytes { unsafe lanes.add($0) }
        rest.removeFirst(end)
    }

    /// The hash of all bytes so far.
    public var hash: XXH64 {
        let start = count < 32 ? XXH64.five : lanes.joined
        return XXH64(value: unsafe rest.withUnsafeBytes { unsafe XXH64.finished(start, $0, from: 0, count: count) })
    }
}
