/// Where a record lies in the bundle that gave this value out; its bytes have been verified.
public struct BundleRecordPlace: Sendable, Hashable {
    /// The offset of the record.
    let record: Int
    /// The offset of its texts.
    let text: Int
    /// The topic's number.
    public let topic: Int
    /// The locale's number.
    public let locale: Int
    /// How it came into its language: 0 unknown, 1 by machine, 2 by a person.
    public let translation: UInt8
}
