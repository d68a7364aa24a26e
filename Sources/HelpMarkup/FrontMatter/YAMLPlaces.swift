/// Where the lines and characters of a YAML text are, to turn Yams' marks into bytes.
///
/// A place is kept for every so many characters, so that a mark costs no more on a line of a megabyte.
struct YAMLPlaces {
    private let source: [UInt8]
    private let end: Int
    /// Where each line begins, and how many characters of the text come before it.
    private var lines: [(start: Int, characters: Int)]
    /// Where every character is whose number is a multiple of the distance.
    private var checkpoints: [Int] = []

    private static let distance = 64

    /// The places in `range` of `source`. O(n).
    init(_ source: [UInt8], _ range: Range<Int>) {
        self.source = source
        end = range.upperBound
        lines = [(range.lowerBound, 0)]
        var characters = 0
        for index in range {
            if source[index] & 0xC0 != 0x80 || index == range.lowerBound {
                if characters.isMultiple(of: Self.distance) { checkpoints.append(index) }
                characters += 1
            }
            if source[index] == 0x0A { lines.append((index + 1, characters)) }
        }
    }

    /// Where the lines begin.
    var lineStarts: [Int] { lines.map(\.start) }

    /// The byte that a mark's line and column, both from 1 and in characters, mean; the end of the line, or of the text, for a
    /// place beyond it.
    func offset(line: Int, column: Int) -> Int {
        guard line >= 1, line <= lines.count else { return end }
        let (start, before) = lines[line - 1]
        let lineEnd = line < lines.count ? lines[line].start - 1 : end
        let wanted = before + max(0, column - 1)
        let checkpoint = wanted / Self.distance
        guard checkpoints.indices.contains(checkpoint) else { return lineEnd }
        var index = checkpoints[checkpoint]
        for _ in 0..<wanted % Self.distance {
            index += 1
            while index < end, source[index] & 0xC0 == 0x80 { index += 1 }
        }
        return min(max(index, start), lineEnd)
    }
}
