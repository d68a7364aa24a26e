import Testing

@testable import HelpAnswers

@Suite struct LogLinesTests {
    private func texts(_ bytes: [UInt8], chunk: Int = 1 << 20) -> [String] {
        LogSamples.lines(bytes, chunk: chunk).lines.map(\.text)
    }

    private func utf16(_ text: String, isBigEndian: Bool, hasMark: Bool) -> [UInt8] {
        (hasMark ? "\u{FEFF}" + text : text).utf16.flatMap { unit in
            let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
            return isBigEndian ? bytes.reversed() : bytes
        }
    }

    @Test func `lines end with LF or CR LF, and the last may end with nothing`() {
        #expect(texts(Array("one\r\ntwo\n\nfour".utf8)) == ["one", "two", "", "four"])
        #expect(texts([]) == [])
        #expect(texts(Array("\n".utf8)) == [""])
        #expect(LogSamples.lines(Array("a\nb".utf8)).lines.map(\.number) == [1, 2])
    }

    @Test(arguments: [1, 2, 3, 7, 64, 1_000])
    func `the encoding is told by the mark, or by every other byte being zero, however the bytes arrive`(chunk: Int) {
        let text = "[10:00:00] größer 日本 😀\r\nsecond\r\n"
        let lines = ["[10:00:00] größer 日本 😀", "second"]
        #expect(texts(Array(text.utf8), chunk: chunk) == lines)
        #expect(texts([0xEF, 0xBB, 0xBF] + Array(text.utf8), chunk: chunk) == lines)
        for isBigEndian in [false, true] {
            for hasMark in [false, true] {
                #expect(texts(utf16(text, isBigEndian: isBigEndian, hasMark: hasMark), chunk: chunk) == lines)
            }
        }
    }

    @Test func `half a surrogate pair and half a code unit become one replacement character each`() {
        let bytes = utf16("[10:00:00]", isBigEndian: false, hasMark: true)
        #expect(texts(bytes + [0x3D, 0xD8, 0x41, 0x00]) == ["[10:00:00]\u{FFFD}A"])
        #expect(texts(bytes + [0x00, 0xDE]) == ["[10:00:00]\u{FFFD}"])
        #expect(texts(bytes + [0x3D, 0xD8, 0x41]) == ["[10:00:00]\u{FFFD}"])
    }

    @Test func `what is no UTF-8 is Windows-1252`() {
        let bytes: [UInt8] = [0x67, 0x72, 0xF6, 0xDF, 0x65, 0x72, 0x20, 0x80, 0x20, 0x93, 0x94, 0x81]
        #expect(LogText.decoded(bytes[...]) == "größer € “”\u{81}")
    }

    @Test(arguments: [1, 13, 100, 511, 512, 513, 5_000, 1 << 20])
    func `a log without line ends is read record by record, however the bytes arrive`(chunk: Int) {
        let records = (0..<200).flatMap { number in
            [
                "[01/02/2026 10:00:00.0001] [1] Failed [Rule:R\(number)] [Message:M\(number) 日本.]",
                "[01/02/2026 10:00:00.0001] [1] [REQUIRED] M\(number) 日本.", "Help URL: https://example.org/R\(number)",
            ]
        }
        let (lines, reader) = LogSamples.lines(Array(records.joined(separator: " ").utf8), chunk: chunk, limit: 512)
        #expect(lines.map { $0.text.trimmingSuffix } == records)
        #expect(Set(lines.map(\.number)) == [1])
        #expect(reader.lineCount == 1)
        #expect(reader.cutCount == 0)
    }

    @Test(arguments: [1, 100, 777, 1 << 20])
    func `a record that is too long is cut between characters, counted, and ends where the next begins`(chunk: Int) {
        let long = "[01/02/2026 10:00:00.0001] [1] [ERROR] " + String(repeating: "é", count: 5_000)
        let text = long + " [01/02/2026 10:00:01.0001] [1] End\nnext\n"
        let (lines, reader) = LogSamples.lines(Array(text.utf8), chunk: chunk, limit: 1_024)
        #expect(lines.map(\.number) == [1, 1, 2])
        #expect(lines.map(\.isCut) == [true, false, false])
        #expect(lines.first.map { long.hasPrefix($0.text) && $0.bytes.count > 700 } == true)
        #expect(lines.dropFirst().map(\.text) == ["[01/02/2026 10:00:01.0001] [1] End", "next"])
        #expect(reader.cutCount == 1)
    }

    @Test func `after the end, another log begins with line 1 and its own encoding`() {
        var reader = LogLines()
        var lines: [LogLine] = []
        reader.feed(Array("first file, first line\n".utf8)) { lines.append($0) }
        reader.finish { lines.append($0) }
        reader.feed(utf16("second file\nhas two lines", isBigEndian: false, hasMark: true)) { lines.append($0) }
        reader.finish { lines.append($0) }
        #expect(lines.map(\.text) == ["first file, first line", "second file", "has two lines"])
        #expect(lines.map(\.number) == [1, 1, 2])
        #expect(reader.lineCount == 3)
        #expect(reader.encodingName == "UTF-16LE")
    }
}

extension String {
    fileprivate var trimmingSuffix: String { replacing(/[ ]+$/, with: "") }
}
