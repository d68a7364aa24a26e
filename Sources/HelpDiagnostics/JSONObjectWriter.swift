/// The inside of a JSON object: members, in the order they are written.
public struct JSONObjectWriter: Sendable {
    /// The document so far.
    var writer: JSONWriter

    /// A string, or null for nil.
    public mutating func member(_ key: String, _ value: String?) {
        begin(key)
        if let value { writer.string(value) } else { writer.literal("null") }
    }

    /// Text of which only the bytes are known; what is no UTF-8 becomes U+FFFD.
    public mutating func member(_ key: String, utf8 value: [UInt8]) {
        member(key, String(decoding: value, as: UTF8.self))
    }

    /// A whole number, or null for nil.
    public mutating func member(_ key: String, _ value: Int?) {
        begin(key)
        writer.literal(value.map { String($0) } ?? "null")
    }

    /// A decimal with four places, counted in units of the last one (`7963` is 0.7963), 0 or more; or null for nil.
    public mutating func member(_ key: String, tenThousandths value: Int?) {
        begin(key)
        guard let value = value.map({ max(0, $0) }) else { return writer.literal("null") }
        let places = String(value % 10_000)
        writer.literal("\(value / 10_000)." + String(repeating: "0", count: 4 - places.count) + places)
    }

    /// True or false.
    public mutating func member(_ key: String, _ value: Bool) {
        begin(key)
        writer.literal(value ? "true" : "false")
    }

    /// An array of strings.
    public mutating func member(_ key: String, _ values: [String]) {
        array(key) { elements in
            for value in values { elements.element(value) }
        }
    }

    /// An object that `body` fills.
    public mutating func object(_ key: String, _ body: (inout JSONObjectWriter) -> Void) {
        begin(key)
        writer.object(body)
    }

    /// An array that `body` fills.
    public mutating func array(_ key: String, _ body: (inout JSONArrayWriter) -> Void) {
        begin(key)
        writer.array(body)
    }

    private mutating func begin(_ key: String) {
        writer.nextItem()
        writer.key(key)
    }
}
