/// Takes the bytes of a log apart into lines, in memory that does not depend on how long log or lines are.
///
/// A line that is longer than the limit is taken apart into its records: what begins with a time or with a form that
/// `LogScanner` reads. So a log that lost its line ends is read all the same. A record beyond the limit is cut, and
/// counted.
public struct LogLines: Sendable {
    private let limit: Int
    private var encoding: LogEncoding?
    private var lastEncoding: LogEncoding?
    private var utf16: UTF16Reader?
    /// What came before the encoding is known.
    private var sample: [UInt8] = []
    /// The line, or the end of a long line, whose end is still to come.
    private var pending: [UInt8] = []
    /// Whether `pending` is the rest of a line of which something was handed out.
    private var isWithinLine = false
    /// Whether `pending` is the rest of a record that was cut.
    private var isWithinCutRecord = false

    /// The lines of the logs before this one.
    private var earlierLineCount = 0
    /// The number of the line that was handed out last, in part at least.
    private var number = 0
    /// How many lines were read.
    public var lineCount: Int { earlierLineCount + number }
    /// How many bytes were read.
    public private(set) var byteCount = 0
    /// How many records were cut.
    public private(set) var cutCount = 0

    /// - Parameter limit: the bytes that a line, or a record of a long line, may have.
    public init(limit: Int = 65_536) { self.limit = max(limit, 4 * Self.overlap) }

    /// How the log is encoded; nil where it is empty.
    public var encodingName: String? { (encoding ?? lastEncoding)?.name }

    /// So many bytes hold the beginning of any record.
    private static let overlap = 128

    /// Takes the next bytes and calls `body` with each line that they end.
    public mutating func feed(_ chunk: [UInt8], _ body: (LogLine) -> Void) {
        byteCount += chunk.count
        if encoding != nil { return decode(chunk[...], body) }
        sample.append(contentsOf: chunk)
        if sample.count >= LogEncoding.sampleLength { detect(body) }
    }

    /// Takes the end of the log: calls `body` with the line that has no line end. What is fed next is another log,
    /// whose lines are numbered from 1.
    public mutating func finish(_ body: (LogLine) -> Void) {
        if encoding == nil, !sample.isEmpty { detect(body) }
        if let rest = utf16?.finish(), !rest.isEmpty { split(rest[...], body) }
        if !pending.isEmpty || isWithinLine { end(pending[...], body) }
        pending = []
        (isWithinLine, isWithinCutRecord, utf16) = (false, false, nil)
        (lastEncoding, encoding) = (encoding ?? lastEncoding, nil)
        (earlierLineCount, number) = (lineCount, 0)
    }

    private mutating func detect(_ body: (LogLine) -> Void) {
        let (found, markLength) = LogEncoding.detected(in: sample)
        encoding = found
        if case .utf16(let isBigEndian) = found { utf16 = UTF16Reader(isBigEndian: isBigEndian) }
        let bytes = sample
        sample = []
        decode(bytes[markLength...], body)
    }

    private mutating func decode(_ bytes: ArraySlice<UInt8>, _ body: (LogLine) -> Void) {
        if let text = utf16?.read(bytes) { split(text[...], body) } else { split(bytes, body) }
    }

    // MARK: Lines

    private mutating func split(_ bytes: ArraySlice<UInt8>, _ body: (LogLine) -> Void) {
        var rest = bytes
        while let lineFeed = rest.firstIndex(of: LogByte.lineFeed) {
            if pending.isEmpty, !isWithinLine {
                end(rest[..<lineFeed], body)
            } else {
                take(rest[..<lineFeed], body)
                end(pending[...], body)
                pending.removeAll(keepingCapacity: true)
            }
            (isWithinLine, isWithinCutRecord) = (false, false)
            rest = rest[(lineFeed + 1)...]
        }
        take(rest, body)
    }

    /// Adds bytes that hold no line end, and hands out what is too long to be kept.
    private mutating func take(_ bytes: ArraySlice<UInt8>, _ body: (LogLine) -> Void) {
        var rest = bytes
        while !rest.isEmpty {
            let part = rest.prefix(max(1, limit + 1 - pending.count))
            pending.append(contentsOf: part)
            rest = rest[part.endIndex...]
            if pending.count > limit { relieve(body) }
        }
    }

    /// Hands out the end of a line.
    private mutating func end(_ bytes: ArraySlice<UInt8>, _ body: (LogLine) -> Void) {
        let line = bytes.last == LogByte.carriageReturn ? bytes.dropLast() : bytes
        if !isWithinLine, bytes.count <= limit {
            number += 1
            return body(LogLine(number: number, bytes: line))
        }
        let last = records(of: line, isWhole: true, body)
        if !isWithinCutRecord, !last.isEmpty { hand(last, body) }
    }

    // MARK: Long lines

    /// The bytes that are kept of a record of a long line.
    private var room: Int { limit - 2 * Self.overlap }

    private mutating func hand(_ bytes: ArraySlice<UInt8>, _ body: (LogLine) -> Void) {
        if !isWithinLine { number += 1 }
        isWithinLine = true
        let record = bytes.drop(while: LogByte.isSpace)
        let kept = LogText.prefix(record, limit: room)
        if kept.count < record.count { cutCount += 1 }
        if !kept.isEmpty { body(LogLine(number: number, bytes: kept, isCut: kept.count < record.count)) }
    }

    /// Hands out the records of `bytes` but for the last, which may not be whole.
    private mutating func records(
        of bytes: ArraySlice<UInt8>, isWhole: Bool, _ body: (LogLine) -> Void
    ) -> ArraySlice<UInt8> {
        var record = bytes
        while let next = LogRecordStart.next(in: record, isWhole: isWhole) {
            if !isWithinCutRecord { hand(record[..<next], body) }
            isWithinCutRecord = false
            record = record[next...]
        }
        return record
    }

    /// Makes room in `pending`.
    private mutating func relieve(_ body: (LogLine) -> Void) {
        let bytes = pending
        pending = []
        var record = records(of: bytes[...], isWhole: false, body)
        if record.count > room + Self.overlap {
            // The record is too long. Its end stays, for another may begin in it.
            if !isWithinCutRecord { hand(record, body) }
            isWithinCutRecord = true
            record = record.suffix(Self.overlap)
        }
        pending.append(contentsOf: record)
    }
}
