import Testing

@testable import HelpDiagnostics

/// Sixteen bytes at once end where one byte after the other would.
@Suite struct ByteWordsTests {
    private static func isWord(_ byte: UInt8, _ space: ByteWords.Space) -> Bool {
        byte > 0x20 && (space == .ascii || ![0xC2, 0xE1, 0xE2, 0xE3].contains(byte))
    }

    /// What is asked for, a byte at a time.
    private static func end(in bytes: ArraySlice<UInt8>, _ space: ByteWords.Space) -> Int {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let isBetween =
                bytes[index] == 0x20 && index > bytes.startIndex && index + 1 < bytes.endIndex && isWord(bytes[index + 1], space)
            guard isBetween || isWord(bytes[index], space) else { break }
            index += 1
        }
        return index
    }

    @Test(arguments: [1, 2, 15, 16, 17, 18, 19, 33, 34, 35, 70])
    func `one byte among words ends them or does not, wherever it stands`(count: Int) {
        for byte in UInt8.min...UInt8.max {
            for place in 0..<count {
                var bytes = Array(repeating: UInt8(0x41), count: count)
                bytes[place] = byte
                for space in [ByteWords.Space.ascii, .unicode] {
                    #expect(ByteWords.end(in: bytes[...], space) == Self.end(in: bytes[...], space), "\(byte) at \(place)")
                }
            }
        }
    }

    @Test func `two bytes that meet end words as each pair does`() {
        let interesting: [UInt8] = [0x00, 0x09, 0x0A, 0x0D, 0x20, 0x21, 0x41, 0x7F, 0x80, 0xC2, 0xE0, 0xE1, 0xE3, 0xE4, 0xFF]
        for first in interesting {
            for second in interesting {
                for place in 0..<38 {
                    var bytes = Array(repeating: UInt8(0x61), count: 40)
                    bytes[place] = first
                    bytes[place + 1] = second
                    #expect(ByteWords.end(in: bytes[...], .ascii) == Self.end(in: bytes[...], .ascii))
                    #expect(ByteWords.end(in: bytes[...], .unicode) == Self.end(in: bytes[...], .unicode))
                }
            }
        }
    }

    @Test func `a part ends at its own end, and begins at its own start`() {
        let bytes = Array("one two  three four five six seven eight".utf8)
        #expect(ByteWords.end(in: bytes[...], .unicode) == 7)
        #expect(ByteWords.end(in: bytes[9..<27], .unicode) == 27)
        #expect(ByteWords.end(in: bytes[9..<15], .unicode) == 14, "a space at the end stands between no words")
        #expect(ByteWords.end(in: bytes[8...], .unicode) == 8)
        #expect(ByteWords.end(in: bytes[5..<5], .unicode) == 5)
    }

    @Test func `letters beyond ASCII are in words, Unicode's white space is in none`() {
        let bytes = Array("déjà vu, 日本 encore\u{A0}une fois".utf8)
        #expect(ByteWords.end(in: bytes[...], .ascii) == bytes.count)
        #expect(String(decoding: bytes[..<ByteWords.end(in: bytes[...], .unicode)], as: UTF8.self) == "déjà vu, 日本 encore")
        for space in ["\u{A0}", "\u{85}", "\u{1680}", "\u{2003}", "\u{2028}", "\u{202F}", "\u{205F}", "\u{3000}"] {
            #expect(ByteWords.end(in: Array(("a" + space).utf8)[...], .unicode) == 1)
        }
    }
}
