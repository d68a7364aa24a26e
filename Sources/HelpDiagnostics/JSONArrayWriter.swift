/// The inside of a JSON array: elements, in the order they are written.
public struct JSONArrayWriter: Sendable {
    /// The document so far.
    var writer: JSONWriter

    /// A string.
    public mutating func element(_ value: String) {
        writer.nextItem()
        writer.string(value)
    }

    /// A whole number.
    public mutating func element(_ value: Int) {
        writer.nextItem()
        writer.literal(String(value))
    }

    /// An object that `body` fills.
    public mutating func object(_ body: (inout JSONObjectWriter) -> Void) {
        writer.nextItem()
        writer.object(body)
    }

    /// An array that `body` fills.
    public mutating func array(_ body: (inout JSONArrayWriter) -> Void) {
        writer.nextItem()
        writer.array(body)
    }
}
