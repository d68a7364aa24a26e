/// Where a key stands in a bundle: a hash, a bucket, and, by the bucket's pilot, a slot of its own.
///
/// Perfect hashing by pilots (PTHash, Pibiri and Trani 2021): whoever writes the bundle looks for a number for each
/// bucket that sends its keys to free slots, so that a reader looks at one slot and at no other.
struct KeyHash {
    /// The hash of the key's bytes.
    let value: UInt64

    /// The bucket of `count` that the key belongs to.
    @inline(__always)
    func bucket(of count: Int) -> Int { Self.scaled(value, to: count) }

    /// The slot of `count` that the bucket's pilot sends the key to.
    @inline(__always)
    func slot(of count: Int, pilot: UInt16) -> Int {
        var mixed = value &+ (UInt64(pilot) &+ 1) &* 0x9E37_79B9_7F4A_7C15
        mixed ^= mixed >> 32
        mixed = mixed &* 0xD6E8_FEB8_6659_FD93
        mixed ^= mixed >> 32
        return Self.scaled(mixed, to: count)
    }

    /// What of the hash is kept in the slot, so that most foreign keys are told without a look at the slot's own.
    @inline(__always)
    var check: UInt32 { UInt32(truncatingIfNeeded: value) }

    /// `number` of 2^64 as a number of `count`.
    @inline(__always)
    private static func scaled(_ number: UInt64, to count: Int) -> Int {
        Int(truncatingIfNeeded: number.multipliedFullWidth(by: UInt64(truncatingIfNeeded: count)).high)
    }
}
