/// Where records begin within one long line.
enum LogRecordStart {
    /// Where the second record of `text` begins; nil where there is none. O(n).
    ///
    /// A form behind its own time is no record of its own, and neither is one that only white space comes before.
    ///
    /// - Parameter isWhole: whether the line ends with `text`. Else what begins near its end is not told yet: more of
    ///   it may show that it is something else.
    static func next(in text: ArraySlice<UInt8>, isWhole: Bool) -> Int? {
        let own = LogPrefix(of: text).end
        guard own < text.endIndex else { return nil }
        var previous = text[own]
        for index in text[own...].indices.dropFirst().dropLast(isWhole ? 0 : longest) {
            let byte = text[index]
            defer { previous = byte }
            // Most bytes end here: a record begins with a bracket, or with a digit or a capital that begins a word.
            guard mayStart(byte) else { continue }
            let isInWord = LogByte.isLetter(previous) || LogByte.isDigit(previous)
            if isInWord, byte != LogByte.openBracket { continue }
            if starts(text[index...]) { return index }
        }
        return nil
    }

    private static func mayStart(_ byte: UInt8) -> Bool {
        byte == LogByte.openBracket || LogByte.isDigit(byte) || byte == 0x46 || byte == 0x48
    }

    private static func starts(_ text: ArraySlice<UInt8>) -> Bool {
        let head = text.prefix(longest)
        switch text.first {
        case 0x46: return LogByte.begins(head, with: "failed [")
        case 0x48: return LogByte.begins(head, with: "help url:")
        case LogByte.openBracket:
            let content = head.dropFirst()
            if content.first.map(LogByte.isDigit) == true {
                return LogPrefix(of: head).time?.lowerBound == content.startIndex
            }
            guard let close = content.prefix(12).firstIndex(of: LogByte.closeBracket) else { return false }
            return LogLevel(content[..<close]) != nil
        default:
            // A bare time within a sentence is no record, a date with a time may be.
            guard let time = LogPrefix(of: head).time, time.lowerBound == head.startIndex else { return false }
            return time.count > 14
        }
    }

    /// Longer than any time.
    private static let longest = 48
}
