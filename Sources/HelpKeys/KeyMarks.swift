/// What stands around a key in prose, logs and Markdown and is no part of it.
enum KeyMarks {
    private static let wrappers = ["[rule:", "help url:", "urn:uuid:"].map { Array($0.utf8) }
    /// A no-break space, an ideographic space, a byte order mark, a zero-width space.
    private static let spaces = sequences(["\u{A0}", "\u{3000}", "\u{FEFF}", "\u{200B}"])
    private static let quotes = sequences([
        "“", "”", "„", "‟", "‘", "’", "‚", "«", "»", "‹", "›", "「", "」", "『", "』", "《", "》", "〈", "〉",
    ])
    private static let stops = sequences(["…", "。", "、", "，", "！", "？", "：", "；"])

    /// The length of the wrapper that `text` begins with.
    static func wrapper(startingIn text: ArraySlice<UInt8>) -> Int? {
        guard let first = text.first.map(ASCII.folded), first == ASCII.openBracket || first == 0x68 || first == 0x75
        else { return nil }
        return wrappers.first { ASCII.equalFolded(text.prefix($0.count), $0) }?.count
    }

    /// The length of the white space that `text` begins with.
    static func space(startingIn text: ArraySlice<UInt8>) -> Int? {
        guard let first = text.first else { return nil }
        return ASCII.isWhitespace(first) ? 1 : length(of: spaces, startingIn: text)
    }

    /// The length of the white space that `text` ends in.
    static func space(endingIn text: ArraySlice<UInt8>) -> Int? {
        guard let last = text.last else { return nil }
        return ASCII.isWhitespace(last) ? 1 : length(of: spaces, endingIn: text)
    }

    /// The length of the white space, quote or opening angle bracket that `text` begins with.
    static func mark(startingIn text: ArraySlice<UInt8>) -> Int? {
        guard let first = text.first else { return nil }
        if first < 0x80 { return ASCII.isWhitespace(first) || isQuote(first) || first == 0x3C ? 1 : nil }
        return length(of: spaces, startingIn: text) ?? length(of: quotes, startingIn: text)
    }

    /// The length of the white space, quote, closing angle bracket or punctuation that `text` ends in.
    static func mark(endingIn text: ArraySlice<UInt8>) -> Int? {
        guard let last = text.last else { return nil }
        if last < 0x80 { return ASCII.isWhitespace(last) || isQuote(last) || isStop(last) ? 1 : nil }
        return length(of: spaces, endingIn: text) ?? length(of: quotes, endingIn: text)
            ?? length(of: stops, endingIn: text)
    }

    private static func isQuote(_ byte: UInt8) -> Bool { byte == 0x22 || byte == 0x27 || byte == 0x60 }

    /// `!`, `,`, `.`, `:`, `;`, `>`, `?`, `\`.
    private static func isStop(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21, 0x2C, 0x2E, 0x3A, 0x3B, 0x3E, 0x3F, 0x5C: true
        default: false
        }
    }

    private static func sequences(_ marks: [String]) -> [[UInt8]] { marks.map { Array($0.utf8) } }

    private static func length(of marks: [[UInt8]], startingIn text: ArraySlice<UInt8>) -> Int? {
        marks.first { text.starts(with: $0) }?.count
    }

    private static func length(of marks: [[UInt8]], endingIn text: ArraySlice<UInt8>) -> Int? {
        marks.first { text.suffix($0.count).elementsEqual($0) }?.count
    }
}
