/// Writes JSON (RFC 8259): two spaces a level, the keys in the order given, LF at the end, the same bytes every time.
///
///     let text = JSONWriter.document { manifest in
///         manifest.member("schemaVersion", "1.0")
///         manifest.array("files") { files in
///             for file in written {
///                 files.object { $0.member("path", file.path) }
///             }
///         }
///     }
///
/// What can be written is what the types allow, so the result is always well formed; keeping keys apart is up to the
/// caller. Beside what the RFC asks for, everything that could command a terminal or turn text around is escaped, since
/// JSON is printed too; the value read back is the same.
public struct JSONWriter: Sendable {
    private var output: [UInt8] = []
    private var depth = 0
    private var isFirst = true

    /// The text of an object that `body` fills.
    public static func document(_ body: (inout JSONObjectWriter) -> Void) -> String {
        var writer = JSONWriter()
        writer.object(body)
        writer.output.append(0x0A)
        return String(decoding: writer.output, as: UTF8.self)
    }

    /// The text of an array that `body` fills.
    public static func list(_ body: (inout JSONArrayWriter) -> Void) -> String {
        var writer = JSONWriter()
        writer.array(body)
        writer.output.append(0x0A)
        return String(decoding: writer.output, as: UTF8.self)
    }

    /// Starts the next member or element on its own line.
    mutating func nextItem() {
        if !isFirst { output.append(0x2C) }
        isFirst = false
        newLine()
    }

    /// Writes `name` and the colon.
    mutating func key(_ name: String) {
        string(name)
        output.append(contentsOf: [0x3A, 0x20])
    }

    /// Writes an object that `body` fills.
    mutating func object(_ body: (inout JSONObjectWriter) -> Void) {
        open(0x7B)
        var members = JSONObjectWriter(writer: take())
        body(&members)
        self = members.writer.take()
        close(0x7D)
    }

    /// Writes an array that `body` fills.
    mutating func array(_ body: (inout JSONArrayWriter) -> Void) {
        open(0x5B)
        var elements = JSONArrayWriter(writer: take())
        body(&elements)
        self = elements.writer.take()
        close(0x5D)
    }

    /// Writes `text` in quotes.
    mutating func string(_ text: String) {
        output.append(0x22)
        if Self.special.areMissing(in: text) {
            output.append(contentsOf: text.utf8)
        } else {
            for scalar in text.unicodeScalars { append(scalar) }
        }
        output.append(0x22)
    }

    /// Quotes, backslashes, and all that is no printable ASCII character.
    private static let special = ByteStops(below: 0x20, from: 0x7F, 0x22, 0x5C)

    /// Writes a word of JSON or a number as it is.
    mutating func literal(_ text: String) { output.append(contentsOf: text.utf8) }

    /// Gives the writer away, so that whoever gets it owns the bytes alone and appends without a copy of them.
    private mutating func take() -> JSONWriter {
        let writer = self
        self = JSONWriter()
        return writer
    }

    private mutating func open(_ bracket: UInt8) {
        output.append(bracket)
        depth += 1
        isFirst = true
    }

    private mutating func close(_ bracket: UInt8) {
        depth -= 1
        if !isFirst { newLine() }
        isFirst = false
        output.append(bracket)
    }

    private mutating func newLine() {
        output.append(0x0A)
        output.append(contentsOf: repeatElement(0x20, count: 2 * depth))
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": output.append(contentsOf: [0x5C, 0x22])
        case "\\": output.append(contentsOf: [0x5C, 0x5C])
        case "\n": output.append(contentsOf: [0x5C, 0x6E])
        case "\r": output.append(contentsOf: [0x5C, 0x72])
        case "\t": output.append(contentsOf: [0x5C, 0x74])
        case _ where TerminalText.isUnsafe(scalar): appendEscape(scalar)
        case _ where scalar.isASCII: output.append(UInt8(truncatingIfNeeded: scalar.value))
        default: output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }

    /// Two escapes for a scalar beyond U+FFFF, as UTF-16 has it.
    private mutating func appendEscape(_ scalar: Unicode.Scalar) {
        for unit in String(scalar).utf16 {
            let digits = String(unit, radix: 16)
            literal("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
        }
    }
}
