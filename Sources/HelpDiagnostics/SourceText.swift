/// The bytes of one file, ready to be asked for positions and lines in whatever number, however long the lines are.
///
/// Where lines are long, a count of scalars is kept for every block of bytes, so that a column costs one block to find, not
/// the line: a hundred thousand diagnostics in one line of megabytes would otherwise take a hundred thousand times the line.
struct SourceText: Sendable {
    private struct Checkpoint {
        var offset: Int
        var scalars: Int
    }

    private static let blockShift = 10

    /// The file.
    let bytes: [UInt8]
    private let lines: LineIndex
    private let checkpoints: [Checkpoint]

    /// Indexes `bytes`, once.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        lines = LineIndex(bytes)
        checkpoints = lines.longest > 1 << Self.blockShift ? Self.checkpoints(in: bytes) : []
    }

    /// `span` as far as the file reaches: it may have changed since the span was made.
    func clamped(_ span: SourceSpan) -> Range<Int> {
        let lower = min(max(0, Int(span.start)), bytes.count)
        return lower..<min(max(lower, Int(span.end)), bytes.count)
    }

    /// The line of `offset`, from 0.
    func line(at offset: Int) -> Int { lines.line(at: offset) }

    /// The position of `offset`; of the end where the file is shorter.
    func position(at offset: Int) -> SourcePosition {
        let offset = min(max(0, offset), bytes.count)
        let line = lines.line(at: offset)
        let lineStart = lines.range(ofLine: line).lowerBound
        let mark = line == 0 && offset >= 3 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 1 : 0
        let scalars =
            checkpoints.isEmpty
            ? scalars(from: lineStart, to: offset) : scalars(before: offset) - scalars(before: lineStart)
        return SourcePosition(line: line + 1, column: scalars - mark + 1)
    }

    /// The bytes of `line` (from 0) without its line end and without a byte order mark.
    func content(ofLine line: Int) -> Range<Int> {
        let range = lines.range(ofLine: line)
        var lower = range.lowerBound
        var upper = range.upperBound
        if upper > lower, bytes[upper - 1] == 0x0A { upper -= 1 }
        if upper > lower, bytes[upper - 1] == 0x0D { upper -= 1 }
        if lower == 0, upper >= 3, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { lower = 3 }
        return lower..<upper
    }

    /// How many scalars end at or before `offset`.
    private func scalars(before offset: Int) -> Int {
        let block = offset >> Self.blockShift
        guard checkpoints.indices.contains(block) else { return checkpoints.last?.scalars ?? 0 }
        return checkpoints[block].scalars + scalars(from: checkpoints[block].offset, to: offset)
    }

    /// How many scalars, the first of which begins at `start`, end at or before `offset`.
    private func scalars(from start: Int, to offset: Int) -> Int {
        var (index, count) = (start, 0)
        while index < offset {
            index += UTF8Decoding.unit(in: bytes, at: index, limit: bytes.count).length
            if index <= offset { count += 1 }
        }
        return count
    }

    /// For the first byte of each block, and for the end, the scalar that holds it and how many come before that.
    private static func checkpoints(in bytes: [UInt8]) -> [Checkpoint] {
        var result: [Checkpoint] = []
        result.reserveCapacity(bytes.count >> blockShift + 2)
        var index = 0
        var scalars = 0
        while index < bytes.count {
            let length = bytes[index] < 0x80 ? 1 : UTF8Decoding.unit(in: bytes, at: index, limit: bytes.count).length
            if index + length > result.count << blockShift {
                result.append(Checkpoint(offset: index, scalars: scalars))
            }
            index += length
            scalars += 1
        }
        result.append(Checkpoint(offset: index, scalars: scalars))
        return result
    }
}
