import Testing

@testable import HelpDiagnostics

@Suite struct SourceTextTests {
    private func position(_ offset: Int, in text: String) -> SourcePosition {
        SourceText(Array(text.utf8)).position(at: offset)
    }

    @Test func `columns count scalars and lines end as CommonMark says`() {
        #expect(position(0, in: "") == SourcePosition(line: 1, column: 1))
        #expect(position(6, in: "日本x") == SourcePosition(line: 1, column: 3))
        #expect(position(3, in: "a\r\nb") == SourcePosition(line: 2, column: 1))
        #expect(position(2, in: "a\rb") == SourcePosition(line: 2, column: 1))
        #expect(position(5, in: "ab\ncd\n") == SourcePosition(line: 2, column: 3))
        #expect(position(6, in: "ab\ncd\n") == SourcePosition(line: 3, column: 1))
    }

    @Test func `an offset inside a scalar is at that scalar`() {
        #expect(position(4, in: "日本") == SourcePosition(line: 1, column: 2))
    }

    @Test func `an offset outside the file is at its nearest end`() {
        #expect(position(99, in: "ab\ncd") == SourcePosition(line: 2, column: 3))
        #expect(position(-1, in: "ab") == .fileStart)
    }

    @Test func `a byte order mark takes no column`() {
        #expect(position(0, in: "\u{FEFF}ab") == SourcePosition(line: 1, column: 1))
        #expect(position(3, in: "\u{FEFF}ab") == SourcePosition(line: 1, column: 1))
        #expect(position(4, in: "\u{FEFF}ab\n\u{FEFF}c") == SourcePosition(line: 1, column: 2))
        #expect(position(9, in: "\u{FEFF}ab\n\u{FEFF}c") == SourcePosition(line: 2, column: 2))
    }

    @Test func `decoding repairs as the standard library does`() {
        var generator = SeededGenerator(state: 7)
        let pieces: [[UInt8]] = [
            [0x41], [0x80], [0xBF], [0xC0], [0xC3], [0xC3, 0xA9], [0xE0, 0x80], [0xE3, 0x81], [0xE6, 0x97, 0xA5],
            [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x98], [0xF0, 0x9F, 0x98, 0x80], [0xF4, 0x90], [0xF8], [0xFF], [0],
        ]
        for _ in 0..<500 {
            let bytes = (0..<12).flatMap { _ in pieces.randomElement(using: &generator) ?? [] }
            var scalars = String.UnicodeScalarView()
            var index = 0
            while index < bytes.count {
                let unit = UTF8Decoding.unit(in: bytes, at: index, limit: bytes.count)
                scalars.append(unit.scalar)
                index += unit.length
            }
            #expect(Array(scalars) == Array(String(decoding: bytes, as: UTF8.self).unicodeScalars))
        }
    }

    @Test func `columns far into a line are the same as counted from its start`() {
        let unit = "aé日😀"
        let text = SourceText(Array(String(repeating: unit, count: 2000).utf8) + [0xE6, 0x97, 0x0A])
        for repeats in stride(from: 0, through: 2000, by: 37) {
            #expect(text.position(at: repeats * 10).column == repeats * 4 + 1)
            #expect(text.position(at: repeats * 10 + 3).column == repeats * 4 + 3 || repeats == 2000)
        }
    }
}
