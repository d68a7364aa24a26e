import HelpDiagnostics

/// Percent-encoding of what authors write where a URL belongs.
public enum URLText {
    /// Appends `url` so that it is a valid URL string: what a URL cannot hold is percent-encoded, what is encoded
    /// stays.
    ///
    /// The set of characters that stay is cmark's, which CommonMark's examples follow; a `%` that encodes nothing and a
    /// second `#` are encoded too, since no URL can hold them (RFC 3986, sections 2.1 and 3.5).
    public static func append(_ url: String, to out: inout [UInt8]) {
        append(Array(url.utf8), to: &out)
    }

    /// Appends the bytes of a URL likewise.
    public static func append(_ bytes: [UInt8], to out: inout [UInt8]) {
        var hasFragment = false
        let safe = safe
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0x25:
                let isEscape = index + 2 < bytes.count && isHexadecimal(bytes[index + 1]) && isHexadecimal(bytes[index + 2])
                if isEscape { out.append(byte) } else { out.append(contentsOf: percentEncoded(byte)) }
            case 0x23 where hasFragment: out.append(contentsOf: percentEncoded(byte))
            case 0x23:
                hasFragment = true
                out.append(byte)
            default:
                if safe[Int(byte)] { out.append(byte) } else { out.append(contentsOf: percentEncoded(byte)) }
            }
        }
    }

    /// Appends the segments of a file's `path` as part of a URL: everything with a meaning in a URL is encoded.
    public static func appendPath(_ path: String, to out: inout [UInt8]) {
        let safe = safe
        for byte in path.utf8 {
            let isPlain = safe[Int(byte)] && byte != 0x23 && byte != 0x3F && byte != 0x3A
            if isPlain { out.append(byte) } else { out.append(contentsOf: percentEncoded(byte)) }
        }
    }

    /// Appends the id of an element as the fragment of a URL within its page, as short as an attribute can hold it:
    /// what is beyond ASCII stays, as the URL Standard has it (section 4.3, URL code points).
    public static func appendFragment(_ id: ArraySlice<UInt8>, to out: inout OutputBytes) {
        let safe = safe
        for byte in id {
            let isPlain = byte >= 0x80 || safe[Int(byte)] && byte != 0x23 && byte != 0x26
            if isPlain { out.append(byte) } else { out.append(contentsOf: percentEncoded(byte)) }
        }
    }

    /// `text` with each `%XX` undone, once; what is no UTF-8 then stays as it was.
    public static func decoded(_ text: String) -> String {
        guard text.hasByte(0x25) else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x25, index + 2 < bytes.count, let high = digit(bytes[index + 1]),
                let low = digit(bytes[index + 2])
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(validating: result, as: UTF8.self) ?? text
    }

    /// Whether a URL may hold a byte as it is.
    private static let safe: [Bool] = (0...255).map { value in
        let byte = UInt8(value)
        return byte.isASCIILetter || byte.isASCIIDigit || "!#$&'()*+,-./:;=?@_~".utf8.contains(byte)
    }

    /// `byte` as a URL spells what it cannot hold: `%XX`.
    public static func percentEncoded(_ byte: UInt8) -> [UInt8] {
        [0x25, hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
    }

    private static let hexadecimal = Array("0123456789ABCDEF".utf8)

    private static func isHexadecimal(_ byte: UInt8) -> Bool { digit(byte) != nil }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46, 0x61...0x66: (byte | 0x20) - 0x61 + 10
        default: nil
        }
    }
}
