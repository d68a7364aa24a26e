/// Where a record lies in the bundle that gave this value out; its bytes have been verified.
///
/// Three words: small enough that a look-up hands it on in registers, and that its callers take an answer apart.
public struct BundleRecordPlace: Sendable, Hashable {
    /// The offset of the record.
    let record: Int
    /// The offset of its texts.
    let text: Int
    /// The last eight bytes of the record: its topic, its locale, its translation.
    @usableFromInline let tail: UInt64

    @inline(__always)
    init(record: Int, text: Int, tail: UInt64) {
        self.record = record
        self.text = text
        self.tail = tail
    }

    /// No place.
    public init() { self.init(record: 0, text: 0, tail: 0) }

    /// The topic's number.
    @inlinable public var topic: Int { Int(truncatingIfNeeded: tail & 0xFFFF_FFFF) }
    /// The locale's number.
    @inlinable public var locale: Int { Int(truncatingIfNeeded: tail >> 32 & 0xFFFF) }
    /// How it came into its language: 0 unknown, 1 by machine, 2 by a person.
    @inlinable public var translation: UInt8 { UInt8(truncatingIfNeeded: tail >> 48) }
}
