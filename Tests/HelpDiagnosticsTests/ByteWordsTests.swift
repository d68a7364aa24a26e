import Testing

@testable import HelpDiagnostics

/// Sixteen bytes at once end where one byte after the other would.
@Suite struct ByteWordsTests {
    private static func isWord(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x80 }

    /// What is asked for, a byte at a time.
    private static func end(in bytes: ArraySlice<UInt8>) -> Int {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let isBetween =
                bytes[index] == 0x20 && index > bytes.startIndex && index + 1 < bytes.endIndex && isWord(bytes[index + 1])
            guard isBetween || isWord(bytes[index]) else { break }
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
                #expect(ByteWords.end(in: bytes[...], below: 0x80) == Self.end(in: bytes[...]), "\(byte) at \(place)")
            }
        }
    }

    @Test func `two bytes that meet end words as each pair does`() {
        let interesting: [UInt8] = [0x00, 0x09, 0x0A, 0x0D, 0x20, 0x21, 0x41, 0x7F, 0x80, 0xC2, 0xFF]
        for first in interesting {
            for second in interesting {
                for place in 0..<38 {
                    var bytes = Array(repeating: UInt8(0x61), count: 40)
                    bytes[place] = first
                    bytes[place + 1] = second
                    #expect(ByteWords.end(in: bytes[...], below: 0x80) == Self.end(in: bytes[...]))
                }
            }
        }
    }

    @Test func `a part ends at its own end, and begins at its own start`() {
        let bytes = Array("one two  three four five six seven eight".utf8)
        #expect(ByteWords.end(in: bytes[...], below: 0x80) == 7)
        #expect(ByteWords.end(in: bytes[9..<27], below: 0x80) == 27)
        #expect(ByteWords.end(in: bytes[9..<15], below: 0x80) == 14, "a space at the end stands between no words")
        #expect(ByteWords.end(in: bytes[8...], below: 0x80) == 8)
        #expect(ByteWords.end(in: bytes[5..<5], below: 0x80) == 5)
    }

    @Test func `the limit says which bytes are in words`() {
        let bytes = Array("déjà vu — encore".utf8)
        #expect(ByteWords.end(in: bytes[...], below: 0x80) == 1)
        #expect(ByteWords.end(in: bytes[...], below: 0xFF) == bytes.count)
    }
}
