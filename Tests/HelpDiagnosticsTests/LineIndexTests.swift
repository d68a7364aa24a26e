import Testing

@testable import HelpDiagnostics

/// Lines begin where CommonMark has them begin.
@Suite struct LineIndexTests {
    /// The starts of lines, byte by byte.
    private static func starts(_ bytes: [UInt8], from start: Int) -> [Int] {
        var starts = [start]
        for index in start..<bytes.count
        where bytes[index] == 0x0A || bytes[index] == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A) {
            starts.append(index + 1)
        }
        return starts
    }

    @Test func `every order of line ends gives the lines that it is`() {
        let alphabet: [UInt8] = [0x61, 0x0D, 0x0A]
        var texts: [[UInt8]] = [[]]
        for _ in 0..<6 { texts += texts.flatMap { text in alphabet.map { text + [$0] } } }
        for bytes in Set(texts) {
            for start in 0...bytes.count {
                let index = LineIndex(bytes, from: start)
                let found = (0..<index.lineCount).map { index.range(ofLine: $0).lowerBound }
                #expect(found == Self.starts(bytes, from: start), "\(bytes) from \(start)")
            }
        }
    }
}
