/// What a `style` attribute of raw HTML may say: the width of a column and the alignment of a cell, nothing else.
enum StyleAttribute {
    /// The declarations of `value` that are allowed, or nil where none is.
    static func cleaned(_ value: [UInt8]) -> [UInt8]? {
        var kept: [UInt8] = []
        let lower = value.map(\.lowercasedASCII)
        for declaration in lower.split(separator: 0x3B) {
            guard let colon = declaration.firstIndex(of: 0x3A) else { continue }
            let property = declaration[..<colon].trimmingHTMLSpace
            let text = declaration[(colon + 1)...].trimmingHTMLSpace
            guard isAllowed(property, text) else { continue }
            if !kept.isEmpty { kept += [0x3B, 0x20] }
            kept += property
            kept += [0x3A, 0x20]
            kept += text
        }
        return kept.isEmpty ? nil : kept
    }

    private static let alignments = ["left", "right", "center", "justify", "start", "end"].map { Array($0.utf8) }
    private static let units = ["%", "px", "rem", "em", "ch"].map { Array($0.utf8) }
    private static let textAlign = Array("text-align".utf8)
    private static let width = Array("width".utf8)

    private static func isAllowed(_ property: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) -> Bool {
        if property == textAlign[...] { return alignments.contains { value == $0[...] } }
        return property == width[...] && isLength(value)
    }

    /// A number with up to four digits and a unit that scales or is small.
    private static func isLength(_ value: ArraySlice<UInt8>) -> Bool {
        guard let unit = units.first(where: { value.suffix($0.count) == $0[...] }) else { return false }
        let number = value.dropLast(unit.count)
        guard let first = number.first, let last = number.last, number.count <= 6 else { return false }
        return first.isASCIIDigit && last.isASCIIDigit && number.allSatisfy { $0.isASCIIDigit || $0 == 0x2E }
            && number.count { $0 == 0x2E } <= 1
    }
}
