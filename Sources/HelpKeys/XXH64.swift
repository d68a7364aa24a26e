/// XXH64 of bytes: tells damaged and changed bytes from whole ones. It is no defence against forgery.
///
/// Source: the xxHash specification, version 0.1.1, XXH64.
public struct XXH64: Hashable, Sendable {
    /// The hash.
    public let value: UInt64

    @usableFromInline static var one: UInt64 { @inlinable @inline(__always) get { 0x9E37_79B1_85EB_CA87 } }
    @usableFromInline static var two: UInt64 { @inlinable @inline(__always) get { 0xC2B2_AE3D_27D4_EB4F } }
    @usableFromInline static var three: UInt64 { @inlinable @inline(__always) get { 0x1656_67B1_9E37_79F9 } }
    @usableFromInline static var four: UInt64 { @inlinable @inline(__always) get { 0x85EB_CA77_C2B2_AE63 } }
    @usableFromInline static var five: UInt64 { @inlinable @inline(__always) get { 0x27D4_EB2F_1656_67C5 } }

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
    @unsafe
    public static func hash(_ bytes: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
        guard let start = bytes.baseAddress else { return hash(count: 0, seed: seed) { _ in 0 } rest: { _ in 0 } }
        let count = bytes.count
        return hash(count: count, seed: seed) { unsafe word(start, $0) } rest: { unsafe rest(start, $0, of: count) }
    }

    /// The hash of `count` bytes that `word` gives eight at once, and `rest` where fewer are left: the first one lowest, and
    /// zeros above the last.
    ///
    /// They are called once for each offset, from the first to the last. So who has to do something else with the bytes
    /// does it on the way.
    @inlinable @inline(__always)
    public static func hash(
        count: Int, seed: UInt64, word: (_ offset: Int) -> UInt64, rest: (_ offset: Int) -> UInt64
    ) -> UInt64 {
        guard count >= 32 else {
            return finished(seed &+ five, from: 0, count: count, total: count, word: word, rest: rest)
        }
        var lanes = Lanes(seed: seed)
        let end = lanes.add(count: count, word: word)
        return finished(lanes.joined, from: end, count: count, total: count, word: word, rest: rest)
    }

    /// The eight bytes at `offset`.
    @inlinable @inline(__always) @unsafe
    public static func word(_ start: UnsafeRawPointer, _ offset: Int) -> UInt64 {
        unsafe UInt64(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// The bytes of `count` that are left at `offset`, fewer than eight.
    @inlinable @inline(__always) @unsafe
    public static func rest(_ start: UnsafeRawPointer, _ offset: Int, of count: Int) -> UInt64 {
        let left = count &- offset
        if count >= 8 {
            return unsafe word(start, count &- 8) &>> UInt64(truncatingIfNeeded: (8 &- left) &* 8)
        }
        var word: UInt64 = 0
        for index in 0..<left {
            let byte = unsafe start.load(fromByteOffset: offset &+ index, as: UInt8.self)
            word |= UInt64(byte) &<< UInt64(truncatingIfNeeded: index &* 8)
        }
        return word
    }

    /// The four hashes that stripes of 32 bytes are spread over.
    @usableFromInline
    struct Lanes: Sendable {
        @usableFromInline var lane0: UInt64
        @usableFromInline var lane1: UInt64
        @usableFromInline var lane2: UInt64
        @usableFromInline var lane3: UInt64

        @inlinable @inline(__always)
        init(seed: UInt64) {
            lane0 = seed &+ one &+ two
            lane1 = seed &+ two
            lane2 = seed
            lane3 = seed &- one
        }

        /// Adds all whole stripes of `count` bytes; returns where they end.
        @inlinable @inline(__always)
        mutating func add(count: Int, word: (_ offset: Int) -> UInt64) -> Int {
            var offset = 0
            while count &- offset >= 32 {
                lane0 = round(lane0, word(offset))
                lane1 = round(lane1, word(offset &+ 8))
                lane2 = round(lane2, word(offset &+ 16))
                lane3 = round(lane3, word(offset &+ 24))
                offset &+= 32
            }
            return offset
        }

        @inlinable var joined: UInt64 {
            @inline(__always) get {
                var hash = rotate(lane0, 1) &+ rotate(lane1, 7) &+ rotate(lane2, 12) &+ rotate(lane3, 18)
                hash = (hash ^ round(0, lane0)) &* one &+ four
                hash = (hash ^ round(0, lane1)) &* one &+ four
                hash = (hash ^ round(0, lane2)) &* one &+ four
                return (hash ^ round(0, lane3)) &* one &+ four
            }
        }
    }

    /// The end of every hash: the bytes from `start` to `count`, of which there are fewer than 32, and the number of all.
    @inlinable @inline(__always)
    static func finished(
        _ hash: UInt64, from start: Int, count: Int, total: Int, word: (_ offset: Int) -> UInt64,
        rest: (_ offset: Int) -> UInt64
    ) -> UInt64 {
        var offset = start
        var hash = hash &+ UInt64(truncatingIfNeeded: total)
        while count &- offset >= 8 {
            hash = rotate(hash ^ round(0, word(offset)), 27) &* one &+ four
            offset &+= 8
        }
        var left = count &- offset
        if left > 0 {
            var rest = rest(offset)
            if left >= 4 {
                hash = rotate(hash ^ ((rest & 0xFFFF_FFFF) &* one), 23) &* two &+ three
                rest >>= 32
                left &-= 4
            }
            while left > 0 {
                hash = rotate(hash ^ ((rest & 0xFF) &* five), 11) &* one
                rest >>= 8
                left &-= 1
            }
        }
        hash = (hash ^ (hash >> 33)) &* two
        hash = (hash ^ (hash >> 29)) &* three
        return hash ^ (hash >> 32)
    }

    @inlinable @inline(__always)
    static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 { rotate(lane &+ word &* two, 31) &* one }

    @inlinable @inline(__always)
    static func rotate(_ value: UInt64, _ count: UInt64) -> UInt64 { value << count | value >> (64 &- count) }
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
        let end = unsafe rest.withUnsafeBytes { bytes in
            let length = bytes.count
            guard let start = bytes.baseAddress else { return 0 }
            return lanes.add(count: length) { unsafe XXH64.word(start, $0) }
        }
        rest.removeFirst(end)
    }

    /// The hash of all bytes so far.
    public var hash: XXH64 {
        let start = count < 32 ? XXH64.five : lanes.joined
        let value = unsafe rest.withUnsafeBytes { bytes in
            guard let first = bytes.baseAddress else {
                return XXH64.finished(start, from: 0, count: 0, total: count) { _ in 0 } rest: { _ in 0 }
            }
            let length = bytes.count
            return XXH64.finished(start, from: 0, count: length, total: count) {
                unsafe XXH64.word(first, $0)
            } rest: {
                unsafe XXH64.rest(first, $0, of: length)
            }
        }
        return XXH64(value: value)
    }
}
