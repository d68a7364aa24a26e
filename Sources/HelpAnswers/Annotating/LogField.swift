/// A field of a log's line, as in `Failed [Rule:NAME] [Message:There is too little room.]`.
struct LogField {
    /// What stands before the colon.
    let name: ArraySlice<UInt8>
    /// What stands behind it, without the bracket that ends it.
    let value: ArraySlice<UInt8>
    /// The bracket that the field begins with.
    let start: Int
    /// Where the line goes on.
    let end: Int
    /// Whether the bracket that ends it is on this line.
    let isClosed: Bool

    /// Reads the field that `text` begins with; nil where it begins with none.
    ///
    /// A value may hold brackets, and ends at the one that belongs to the first. That of a message, which may have one
    /// too many or too few, ends where another field follows or nothing does. O(n).
    init?(startingIn text: ArraySlice<UInt8>) {
        guard text.first == LogByte.openBracket else { return nil }
        let rest = text.dropFirst()
        guard let colon = rest.prefix(Self.longestName + 1).firstIndex(of: LogByte.colon), colon > rest.startIndex,
            rest[..<colon].allSatisfy(LogByte.isLetter)
        else { return nil }
        start = text.startIndex
        name = rest[..<colon]
        let content = rest[colon...].dropFirst()
        let isSentence = LogByte.equals(name, "message") || LogByte.equals(name, "text")
        let close = Self.close(of: content, isSentence: isSentence)
        isClosed = close != nil
        value = content[..<(close ?? content.endIndex)]
        end = close.map { $0 + 1 } ?? content.endIndex
    }

    /// Whether a field may begin at `text`: it is cheaper than to read it.
    private static func mayStart(in text: ArraySlice<UInt8>) -> Bool {
        guard text.first == LogByte.openBracket else { return false }
        let rest = text.dropFirst()
        let letters = rest.prefix(longestName + 1).prefix(while: LogByte.isLetter)
        return !letters.isEmpty && letters.endIndex < rest.endIndex && rest[letters.endIndex] == LogByte.colon
    }

    private static let longestName = 24

    private static func close(of content: ArraySlice<UInt8>, isSentence: Bool) -> Int? {
        var depth = 0
        var second: Int?
        for index in content.indices {
            switch content[index] {
            case LogByte.openBracket: depth += 1
            case LogByte.closeBracket:
                let isEnd = !isSentence || isFollowedByField(content[(index + 1)...])
                if depth == 0, isEnd { return index }
                if isEnd, second == nil { second = index }
                depth = max(0, depth - 1)
            default: break
            }
        }
        return second
    }

    private static func isFollowedByField(_ rest: ArraySlice<UInt8>) -> Bool {
        let next = rest.drop(while: LogByte.isSpace)
        return next.isEmpty || mayStart(in: next)
    }

    /// The fields of `text`, the first of them at `index`, with nothing but spaces between them.
    static func all(in text: ArraySlice<UInt8>, from index: Int) -> [LogField] {
        var fields: [LogField] = []
        var rest = text[index...]
        while let field = LogField(startingIn: rest), fields.count < mostFields {
            fields.append(field)
            rest = text[field.end...].drop(while: LogByte.isSpace)
        }
        return fields
    }

    private static let mostFields = 16
}
