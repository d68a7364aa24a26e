/// A topic in one locale, as it is written.
public struct BundleRecord: Sendable {
    /// The topic's number, from 0, the same in every locale.
    public var topic: Int
    /// The locale's number.
    public var locale: Int
    /// How it came into its language: 0 unknown, 1 by machine, 2 by a person.
    public var translation: UInt8
    /// Its texts, UTF-8; what is missing is left out.
    public var fields: [RecordField: [UInt8]]

    /// A record.
    public init(topic: Int, locale: Int, translation: UInt8, fields: [RecordField: [UInt8]]) {
        self.topic = topic
        self.locale = locale
        self.translation = translation
        self.fields = fields
    }
}
