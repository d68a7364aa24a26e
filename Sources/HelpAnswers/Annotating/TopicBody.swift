/// The body of a topic as a part of something bigger.
struct TopicBody {
    private let bytes: [UInt8]

    /// The body `bytes`, as a bundle has it: well-formed XHTML without a page around it.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The body for a section of a page whose title has the heading level before `level`; it stays well formed.
    ///
    /// Headings get the levels from `level` on, ids the prefix `prefix`, so that no other topic of the page has them.
    /// Images give way to their alternative text, for the page is one file; links that no browser can follow to theirs.
    func html(level: Int, prefix: String) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 16)
        var rest = bytes[...]
        var deadLinks: [Bool] = []
        while let start = rest.firstIndex(of: 0x3C) {
            output.append(contentsOf: rest[..<start])
            guard let tag = Tag(startingIn: rest[start...]) else {
                output.append(contentsOf: "&lt;".utf8)
                rest = rest[start...].dropFirst()
                continue
            }
            rest = rest[tag.end...]
            write(tag, level: level, prefix: prefix, &deadLinks, to: &output)
        }
        output.append(contentsOf: rest)
        return output
    }

    private func write(
        _ tag: Tag, level: Int, prefix: String, _ deadLinks: inout [Bool], to output: inout [UInt8]
    ) {
        switch tag.name {
        case "img":
            guard let text = tag["alt"] ?? tag["title"], !text.isEmpty else { return }
            return output.append(contentsOf: Array("<span class=\"image\">".utf8) + text + Array("</span>".utf8))
        case "a" where tag.isClosing:
            let name = deadLinks.popLast() == true ? "span" : "a"
            return output.append(contentsOf: "</\(name)>".utf8)
        case "a":
            let isDead = tag["href"].map { !Self.canFollow($0) } ?? false
            if !tag.isEmpty { deadLinks.append(isDead) }
            if isDead { return output.append(contentsOf: "<span>".utf8) }
        default: break
        }
        output.append(contentsOf: (tag.isClosing ? "</" : "<").utf8)
        output.append(contentsOf: Self.shifted(tag.name, to: level).utf8)
        for attribute in tag.attributes {
            output.append(0x20)
            output.append(contentsOf: attribute.name.utf8)
            output.append(contentsOf: "=\"".utf8)
            output.append(contentsOf: Self.prefixed(attribute.name, attribute.value, prefix))
            output.append(0x22)
        }
        output.append(contentsOf: (tag.isEmpty ? " />" : ">").utf8)
    }

    /// `h1` becomes the heading of `level`, `h2` the one below it; six levels are all that there are.
    private static func shifted(_ name: String, to level: Int) -> String {
        guard name.utf8.count == 2, name.hasPrefix("h"), let own = name.last.flatMap({ Int(String($0)) }), own > 0
        else { return name }
        return "h\(min(own + level - 1, 6))"
    }

    /// Whether a browser can open `address` from a file that lies anywhere.
    private static func canFollow(_ address: ArraySlice<UInt8>) -> Bool {
        address.first == 0x23 || ["https:", "http:", "mailto:"].contains { LogByte.begins(address, with: $0) }
    }

    private static func prefixed(_ name: String, _ value: ArraySlice<UInt8>, _ prefix: String) -> [UInt8] {
        switch name {
        case "id": return Array(prefix.utf8) + value
        case "headers", "aria-labelledby", "aria-describedby":
            return Array(value.split(separator: 0x20).map { Array(prefix.utf8) + $0 }.joined(separator: [0x20]))
        case "href" where value.first == 0x23 && value.count > 1: return [0x23] + Array(prefix.utf8) + value.dropFirst()
        default: return Array(value)
        }
    }
}

/// A tag as it is written; values stay escaped.
private struct Tag {
    /// What ends a name.
    private static let marks = Array("/>=\"'<".utf8)

    let name: String
    let isClosing: Bool
    let isEmpty: Bool
    private(set) var attributes: [(name: String, value: ArraySlice<UInt8>)] = []
    let end: Int

    /// The tag that `text` begins with; nil where it is none of well-formed XHTML.
    init?(startingIn text: ArraySlice<UInt8>) {
        var index = text.startIndex + 1
        func byte(_ index: Int) -> UInt8 { index < text.endIndex ? text[index] : 0 }
        func skipSpaces(_ index: inout Int) { while LogByte.isSpace(byte(index)) { index += 1 } }
        func word(_ index: inout Int) -> String {
            let start = index
            while index < text.endIndex, !LogByte.isSpace(byte(index)), !Self.marks.contains(byte(index)) { index += 1 }
            return String(decoding: text[start..<index], as: UTF8.self)
        }
        isClosing = byte(index) == 0x2F
        if isClosing { index += 1 }
        guard LogByte.isLetter(byte(index)) else { return nil }
        name = word(&index)
        while true {
            skipSpaces(&index)
            if byte(index) == 0x2F || byte(index) == 0x3E { break }
            let name = word(&index)
            skipSpaces(&index)
            guard !name.isEmpty, byte(index) == 0x3D else { return nil }
            index += 1
            skipSpaces(&index)
            let quote = byte(index)
            guard quote == 0x22 || quote == 0x27, let close = text[(index + 1)...].firstIndex(of: quote) else {
                return nil
            }
            // A quote of the other kind would end the value when it is written again.
            let value = text[(index + 1)..<close]
            guard quote == 0x22 || !value.contains(0x22) else { return nil }
            attributes.append((name, value))
            index = close + 1
        }
        isEmpty = byte(index) == 0x2F
        if isEmpty { index += 1 }
        guard byte(index) == 0x3E else { return nil }
        end = index + 1
    }

    subscript(name: String) -> ArraySlice<UInt8>? { attributes.first { $0.name == name }?.value }
}
