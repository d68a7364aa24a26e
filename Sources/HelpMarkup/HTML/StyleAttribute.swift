/// What a `style` attribute of raw HTML may say: the width of a column and the alignment of a cell, nothing else.
enum StyleAttribute {
    /// The declarations of `value` that are allowed, or nil where none is.
    static func cleaned(_ value: [UInt8]) -> [UInt8]? {
        var kept: [String] = []
        for declaration in String(decoding: value, as: UTF8.self).lowercased().split(separator: ";") {
            let parts = declaration.split(separator: ":", maxSplits: 1).map { String($0).trimmedASCII }
            guard parts.count == 2, isAllowed(parts[0], parts[1]) else { continue }
            kept.append("\(parts[0]): \(parts[1])")
        }
        return kept.isEmpty ? nil : Array(kept.joined(separator: "; ").utf8)
    }

    private static func isAllowed(_ property: String, _ value: String) -> Bool {
        switch property {
        case "text-align": return ["left", "right", "center", "justify", "start", "end"].contains(value)
        case "width": return isLength(value)
        default: return false
        }
    }

    /// A number with up to four digits and a unit that scales or is small.
    private static func isLength(_ value: String) -> Bool {
        guard let unit = ["%", "px", "em", "rem", "ch"].first(where: value.hasSuffix) else { return false }
        let number = value.dropLast(unit.count)
        guard (1...6).contains(number.count), number.filter({ $0 == "." }).count <= 1 else { return false }
        return number.utf8.allSatisfy { $0.isASCIIDigit || $0 == 0x2E } && number.utf8.contains { $0.isASCIIDigit }
            && number.last != "." && number.first != "."
    }
}
