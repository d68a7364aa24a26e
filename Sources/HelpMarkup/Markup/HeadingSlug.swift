/// Derives the anchor of a heading from its text, as GitHub does, so that links written for it keep working: lower case,
/// everything but letters, marks, digits, `_`, `-` and spaces dropped, each space a hyphen.
enum HeadingSlug {
    /// The slug of `text`; empty where nothing is left.
    static func of(_ text: [UInt8]) -> [UInt8] {
        var slug: [UInt8] = []
        slug.reserveCapacity(text.count)
        if text.allSatisfy({ $0 < 0x80 }) {
            for byte in text[...].trimmingHTMLSpace {
                switch byte {
                case 0x41...0x5A: slug.append(byte | 0x20)
                case 0x61...0x7A, 0x30...0x39, 0x5F, 0x2D: slug.append(byte)
                case 0x20, 0x0A: slug.append(0x2D)
                default: break
                }
            }
            return slug
        }
        for scalar in String(decoding: text[...].trimmingHTMLSpace, as: UTF8.self).unicodeScalars {
            if scalar == " " || scalar == "\n" {
                slug.append(0x2D)
            } else if isWord(scalar) {
                slug += Array(scalar.properties.lowercaseMapping.utf8)
            }
        }
        return slug
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "-" || scalar == "_" { return true }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .connectorPunctuation:
            return true
        default: return false
        }
    }
}
