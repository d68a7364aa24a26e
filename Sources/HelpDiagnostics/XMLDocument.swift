/// An XML file that is being written: elements, attributes and text, escaped.
public struct XMLDocument: ~Copyable {
    private var out: OutputBytes
    private var open: [String] = []

    /// A document with the usual declaration.
    public init(capacity: Int = 4096) {
        out = OutputBytes(capacity: capacity)
        raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    }

    /// What was written so far; O(n).
    public var bytes: [UInt8] { out.bytes }

    /// Adds markup as it stands.
    public mutating func raw(_ markup: String) { out.append(markup) }

    /// Begins an element; attributes without a value are left out.
    public mutating func begin(_ name: String, _ attributes: [(String, String?)] = []) {
        tag(name, attributes)
        raw(">\n")
        open.append(name)
    }

    /// Ends the element that was begun last.
    public mutating func end() {
        guard let name = open.popLast() else { return }
        indent()
        endTag(name)
    }

    /// Adds an element without content.
    public mutating func empty(_ name: String, _ attributes: [(String, String?)]) {
        tag(name, attributes)
        raw(" />\n")
    }

    /// Adds an element with text, unless there is none.
    public mutating func element(_ name: String, _ text: String?, _ attributes: [(String, String?)] = []) {
        guard let text, !text.isEmpty else { return }
        tag(name, attributes)
        raw(">")
        XMLText.append(text, to: &out)
        endTag(name)
    }

    /// Lets `body` write markup to the end.
    public mutating func append(_ body: (inout OutputBytes) -> Void) { body(&out) }

    private mutating func tag(_ name: String, _ attributes: [(String, String?)]) {
        indent()
        raw("<")
        raw(name)
        for case (let key, let value?) in attributes {
            raw(" ")
            raw(key)
            raw("=\"")
            XMLText.appendAttribute(value, to: &out)
            raw("\"")
        }
    }

    private mutating func endTag(_ name: String) {
        raw("</")
        raw(name)
        raw(">\n")
    }

    private mutating func indent() {
        for _ in open { out.append(0x20) }
    }
}
