/// Where a record lies in the bundle that gave this value out; its bytes have been verified.
///
/// Two words: small enough that a look-up hands it on in registers, and that its callers take an answer apart.
public struct BundleRecordPlace: Sendable, Hashable {
    /// The offset of the record.
    let record: Int
    /// The topic, and the locale 32 bits higher, as the record has them.
    @usableFromInline let ids: UInt64

    @inline(__always)
    init(record: Int, ids: UInt64) {
        self.record = record
        self.ids = ids
    }

    /// No place.
    public init() { self.init(record: 0, ids: 0) }

    /// The topic's number.
    @inlinable public var topic: Int { Int(truncatingIfNeeded: ids & 0xFFFF_FFFF) }
    /// The locale's number.
    @inlinable public var locale: Int { Int(truncatingIfNeeded: ids >> 32) }
}
