import Testing

@testable import HelpDiagnostics

/// Whatever is added, and in whichever pieces, is what an array would hold.
@Suite struct OutputBytesTests {
    @Test(arguments: [0, 1, 63, 64, 65, 1000]) func `pieces of every kind follow each other`(capacity: Int) {
        var out = OutputBytes(capacity: capacity)
        var expected: [UInt8] = []
        for round in 0..<200 {
            let bytes = [UInt8](repeating: UInt8(round), count: round % 7)
            out.append(UInt8(round))
            out.append(contentsOf: bytes)
            out.append(contentsOf: bytes.dropFirst(2))
            out.append("é\(round)")
            expected += [UInt8(round)] + bytes + bytes.dropFirst(2) + Array("é\(round)".utf8)
            #expect(out.count == expected.count && out.last == expected.last)
        }
        #expect(out.bytes == expected)
    }

    @Test func `nothing is nothing`() {
        var out = OutputBytes()
        out.append("")
        out.append(contentsOf: [])
        out.append(contentsOf: [1, 2, 3][1..<1])
        out.append(contentsOf: OutputBytes())
        out.removeLast()
        #expect(out.isEmpty && out.last == nil && out.bytes.isEmpty)
    }

    @Test func `a part of another output is added, as far as there is one`() {
        var other = OutputBytes()
        other.append("0123456789")
        var out = OutputBytes()
        out.append(contentsOf: other, 2..<5)
        out.append(contentsOf: other, 8..<20)
        out.append(contentsOf: other, 30..<40)
        out.append(contentsOf: other, -3..<1)
        #expect(String(decoding: out.bytes, as: UTF8.self) == "234890")
        out.append(contentsOf: other)
        #expect(String(decoding: out.bytes, as: UTF8.self) == "2348900123456789")
    }

    @Test func `the last byte can be taken back`() {
        var out = OutputBytes()
        out.append("ab")
        out.removeLast()
        out.append(0x63)
        #expect(out.bytes == Array("ac".utf8))
    }

    @Test func `one piece longer than all room is added whole`() {
        var out = OutputBytes()
        let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }
        out.append(0x41)
        out.append(contentsOf: bytes)
        #expect(out.bytes == [0x41] + bytes)
    }
}
