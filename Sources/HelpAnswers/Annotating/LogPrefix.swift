/// What stands at the beginning of a log's line before what it says: `[03/04/2021 02:41:13.0926] [1] `.
///
/// Read are a date and a time, or a time, in the usual notations, in brackets or not, and after it short brackets such
/// as the number of a thread. What they mean does not matter: a time is shown as it is written.
struct LogPrefix: Hashable {
    /// Where the time stands; nil where the line begins with none.
    let time: Range<Int>?
    /// Where the rest of the line begins.
    let end: Int

    /// Reads the beginning of `line`. O(length of the prefix).
    init(of line: ArraySlice<UInt8>) {
        var cursor = Cursor(line)
        cursor.skipMark()
        cursor.skipSpaces()
        time = cursor.bracketedTime() ?? cursor.time()
        cursor.skipSpaces()
        while cursor.skipShortBracket(afterTime: time != nil) { cursor.skipSpaces() }
        end = cursor.index
    }
}

/// Reads forward through a line and stays where it was when something is not there.
private struct Cursor {
    private let line: ArraySlice<UInt8>
    private(set) var index: Int

    init(_ line: ArraySlice<UInt8>) {
        self.line = line
        index = line.startIndex
    }

    private var byte: UInt8 { index < line.endIndex ? line[index] : 0 }

    /// A byte order mark, where a program appended its own file to another's.
    mutating func skipMark() {
        if line[index...].starts(with: [0xEF, 0xBB, 0xBF]) { index += 3 }
    }

    mutating func skipSpaces() {
        while index < line.endIndex, LogByte.isSpace(line[index]) { index += 1 }
    }

    mutating func bracketedTime() -> Range<Int>? {
        let start = index
        guard skip(LogByte.openBracket) else { return nil }
        skipSpaces()
        if let time = time(), skip(LogByte.closeBracket) { return time }
        index = start
        return nil
    }

    /// `2021-03-04T02:41:13.092Z`, `03/04/2021 02:41:13,092 PM`, `4.3.2021, 02:41`, `02:41:13`.
    mutating func time() -> Range<Int>? {
        let start = index
        if skipDate() {
            if byte == 0x54 || byte == 0x74 { index += 1 } else { skipSeparator() }
        } else {
            index = start
        }
        guard skipClock() else {
            index = start
            return nil
        }
        return start..<index
    }

    /// `[1]`, `[main]`, `[Thread-12]`, but no `[ERROR]` and no `[Rule:NAME]`.
    mutating func skipShortBracket(afterTime hasTime: Bool) -> Bool {
        guard byte == LogByte.openBracket else { return false }
        let content = line[(index + 1)...].prefix(25)
        guard let close = content.firstIndex(of: LogByte.closeBracket) else { return false }
        let word = content[..<close]
        let isNumber = word.allSatisfy(LogByte.isDigit)
        guard isNumber || hasTime && !word.contains(LogByte.colon) && LogLevel(word) == nil else { return false }
        index = close + 1
        return true
    }

    private mutating func skip(_ wanted: UInt8) -> Bool {
        guard byte == wanted, index < line.endIndex else { return false }
        index += 1
        return true
    }

    /// - Returns: how many digits, at most `most`, there were.
    private mutating func skipDigits(_ most: Int) -> Int {
        let start = index
        while index - start < most, LogByte.isDigit(byte) { index += 1 }
        return index - start
    }

    /// Three numbers with the same `/`, `-` or `.` between them.
    private mutating func skipDate() -> Bool {
        guard skipDigits(4) > 0 else { return false }
        let separator = byte
        guard separator == 0x2F || separator == 0x2D || separator == 0x2E else { return false }
        return skip(separator) && skipDigits(2) > 0 && skip(separator) && skipDigits(4) > 0
    }

    private mutating func skipSeparator() {
        _ = skip(0x2C)
        skipSpaces()
        if skip(0x2D) { skipSpaces() }
    }

    private mutating func skipClock() -> Bool {
        guard (1...2).contains(skipDigits(2)), skip(LogByte.colon), skipDigits(2) == 2 else { return false }
        if skip(LogByte.colon) {
            guard skipDigits(2) == 2 else { return false }
            if byte == 0x2E || byte == 0x2C || byte == LogByte.colon {
                index += 1
                guard skipDigits(9) > 0 else { return false }
            }
        }
        skipHalfOfDay()
        skipZone()
        return !LogByte.isDigit(byte) && !LogByte.isLetter(byte)
    }

    private mutating func skipHalfOfDay() {
        let start = index
        _ = skip(LogByte.space)
        let half = LogByte.folded(byte)
        if half == 0x61 || half == 0x70 {
            index += 1
            if LogByte.folded(byte) == 0x6D {
                index += 1
                return
            }
        }
        index = start
    }

    private mutating func skipZone() {
        if skip(0x5A) { return }
        let start = index
        guard byte == 0x2B || byte == 0x2D else { return }
        index += 1
        guard skipDigits(2) == 2 else {
            index = start
            return
        }
        _ = skip(LogByte.colon)
        _ = skipDigits(2)
    }
}
