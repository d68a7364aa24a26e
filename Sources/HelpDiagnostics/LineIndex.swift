/// Where the lines of a source begin, to turn byte offsets into lines and columns.
///
/// O(n) once, O(log lines) a question.
public struct LineIndex: Sendable {
    /// Half the size of whole numbers: lines may be as many as bytes. Spans reach no further either.
    private let starts: [Int32]
    private let byteCount: Int

    /// Indexes `bytes` from `start` on, where the first line begins; a line ends after LF, after CR LF, or after a CR that
    /// no LF follows (CommonMark, section 2.1).
    public init(_ bytes: [UInt8], from start: Int = 0) {
        var starts = [Int32(clamping: start)]
        starts.reserveCapacity((bytes.count - start) / 32 + 1)
        var index = start
        var carriageReturn = ByteSearch.first(0x0D, in: bytes, start..<bytes.count)
        while true {
            let feed = ByteSearch.first(0x0A, in: bytes, index..<bytes.count)
            while let place = carriageReturn, place < feed ?? bytes.count {
                if feed != place + 1 { starts.append(Int32(clamping: place + 1)) }
                carriageReturn = ByteSearch.first(0x0D, in: bytes, place + 1..<bytes.count)
            }
            guard let feed else { break }
            index = feed + 1
            starts.append(Int32(clamping: index))
        }
        self.starts = starts
        self.byteCount = bytes.count
    }

    /// The number of lines; a last line without an end counts, and so does the empty one after a final line end.
    public var lineCount: Int { starts.count }

    /// The bytes of the longest line.
    var longest: Int {
        var longest = byteCount - Int(starts.last ?? 0)
        for index in starts.indices.dropFirst() { longest = max(longest, Int(starts[index] - starts[index - 1])) }
        return longest
    }

    /// The line that holds `offset`, counted from 0; offsets beyond the file belong to the last line.
    public func line(at offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// The bytes of `line` (from 0), its line end included; empty for a line that does not exist.
    public func range(ofLine line: Int) -> Range<Int> {
        guard starts.indices.contains(line) else { return byteCount..<byteCount }
        return Int(starts[line])..<(line + 1 < starts.count ? Int(starts[line + 1]) : byteCount)
    }
}
