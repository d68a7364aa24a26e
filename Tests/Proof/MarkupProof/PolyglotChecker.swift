/// Reads a page as a strict XML parser would, and as strictly as a polyglot page must be: every tag closed where it has to
/// be, attributes quoted and each once, only the five entities and numbers, no CDATA section, comment or instruction, only
/// void elements close themselves.
public struct PolyglotChecker {
    /// What is wrong, the first ten.
    public private(set) var faults: [String] = []
    /// The start tags in order, as written.
    public private(set) var tags: [String] = []
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var open: [String] = []
    private let isPage: Bool

    private static let void: Set<String> = ["br", "col", "hr", "img", "input", "wbr", "meta", "link"]

    /// Checks a page, or an XML file, in which any empty element may close itself.
    public init(_ text: String, isPage: Bool = true) {
        scalars = Array(text.unicodeScalars)
        self.isPage = isPage
        run()
    }

    /// What is wrong with a page, or with an XML file.
    public static func faults(_ text: String, isPage: Bool = true) -> [String] { PolyglotChecker(text, isPage: isPage).faults }

    private func starts(_ text: String) -> Bool {
        let wanted = Array(text.unicodeScalars)
        return index + wanted.count <= scalars.count && Array(scalars[index..<index + wanted.count]) == wanted
    }

    private mutating func run() {
        for prologue in isPage ? ["<!DOCTYPE html>\n"] : ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"] {
            if starts(prologue) { index += prologue.unicodeScalars.count } else { faults.append("no \(prologue)") }
        }
        while index < scalars.count {
            switch scalars[index] {
            case "<": tag()
            case "&": reference()
            case ">": fault("a bare >")
            default:
                character(scalars[index])
                if open.isEmpty, !"\n ".unicodeScalars.contains(scalars[index]) { fault("text outside the root") }
                index += 1
            }
        }
        if !open.isEmpty { fault("left open: \(open)") }
    }

    private mutating func fault(_ what: String) {
        if faults.count < 10 { faults.append("\(what) at \(index)") }
        index += 1
    }

    private mutating func character(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        let isAllowed =
            value == 0x9 || value == 0xA || (0x20...0x7E).contains(value)
            || value >= 0xA0 && value & 0xFFFE != 0xFFFE
                && !(0xFDD0...0xFDEF).contains(value)
        if !isAllowed { faults.append("character \(value) at \(index)") }
    }

    private mutating func reference() {
        let end = scalars[index...].prefix(12).firstIndex(of: ";")
        guard let end else { return fault("a bare &") }
        var name = ""
        name.unicodeScalars += scalars[(index + 1)..<end]
        let isNumber = name.hasPrefix("#") && name.dropFirst().allSatisfy(\.isNumber)
        if !["amp", "lt", "gt", "quot", "apos"].contains(name), !isNumber { return fault("entity \(name)") }
        index = end + 1
    }

    private mutating func tag() {
        index += 1
        let isEnd = index < scalars.count && scalars[index] == "/"
        if isEnd { index += 1 }
        let name = word()
        guard !name.isEmpty else { return fault("< without a name") }
        if isEnd {
            if open.popLast() != name { fault("</\(name)> closes another element") }
            if index < scalars.count, scalars[index] == ">" { index += 1 } else { fault("end tag not ended") }
            return
        }
        let start = index
        var names: Set<String> = []
        while index < scalars.count, scalars[index] == " " || scalars[index] == "\n" {
            index += 1
            let attribute = word()
            if attribute.isEmpty { break }
            if !names.insert(attribute).inserted { faults.append("\(attribute) twice in <\(name)>") }
            guard starts("=\"") else { return fault("attribute \(attribute) not quoted") }
            index += 2
            value()
        }
        var text = name
        text.unicodeScalars += scalars[start..<min(index, scalars.count)]
        tags.append(text)
        if starts("/>") {
            index += 2
            if isPage, !Self.void.contains(name) { faults.append("<\(name) /> at \(index)") }
        } else if starts(">") {
            index += 1
            if isPage, Self.void.contains(name) { faults.append("<\(name)> at \(index)") }
            open.append(name)
        } else {
            fault("tag not ended")
        }
    }

    private mutating func value() {
        while index < scalars.count, scalars[index] != "\"" {
            switch scalars[index] {
            case "<": return fault("< in an attribute")
            case "&": reference()
            case "\n", "\t": return fault("white space in an attribute")
            default:
                character(scalars[index])
                index += 1
            }
        }
        index += 1
    }

    private mutating func word() -> String {
        var name = ""
        while index < scalars.count,
            scalars[index].properties.isAlphabetic || scalars[index].properties.numericType != nil
                || "-:_".unicodeScalars.contains(scalars[index])
        {
            name.unicodeScalars.append(scalars[index])
            index += 1
        }
        return name
    }
}
