import Testing

@testable import HelpDiagnostics

/// Searches of bytes give what loops over them would.
@Suite struct ByteSearchTests {
    private static let texts = ["", "a", "ab", "abc", "a/b/c.md", "a\u{301}", "á", "z", String(repeating: "ab", count: 40)]

    @Test(arguments: 0...40) func `a byte is found wherever it stands`(count: Int) {
        let bytes = Array(repeating: UInt8(0x41), count: count)
        #expect(ByteSearch.first(0x42, in: bytes, bytes.indices) == nil)
        for place in 0..<count {
            var bytes = bytes
            bytes[place] = 0x42
            #expect(ByteSearch.first(0x42, in: bytes, bytes.indices) == place)
            #expect(ByteSearch.first(0x42, in: bytes, place + 1..<count) == nil)
            #expect(ByteSearch.first(0x42, in: bytes, 0..<place) == nil)
        }
    }

    @Test func `a range that goes beyond the bytes ends with them`() {
        #expect(ByteSearch.first(0x42, in: [0x41, 0x42], 1..<9) == 1)
        #expect(ByteSearch.first(0x42, in: [0x41, 0x42], 5..<9) == nil)
        #expect(ByteSearch.first(0x42, in: [], 0..<9) == nil)
    }

    @Test func `bytes are counted up to a limit`() {
        let bytes: [UInt8] = [0x42, 0x41, 0x42, 0x42]
        #expect(ByteSearch.has(0x42, moreThan: 2, in: bytes, from: 0))
        #expect(!ByteSearch.has(0x42, moreThan: 3, in: bytes, from: 0))
        #expect(!ByteSearch.has(0x42, moreThan: 2, in: bytes, from: 1))
        #expect(!ByteSearch.has(0x42, moreThan: 0, in: bytes, from: 4))
    }

    @Test(arguments: texts, texts) func `texts are compared and ordered by their bytes`(one: String, other: String) {
        #expect(one.hasBytes(of: other) == (Array(one.utf8) == Array(other.utf8)))
        #expect(one.begins(with: other) == one.utf8.starts(with: other.utf8))
        #expect(one.precedes(other) == one.utf8.lexicographicallyPrecedes(other.utf8))
        #expect(ByteSearch.areEqual(Array(one.utf8)[...], other) == (Array(one.utf8) == Array(other.utf8)))
        #expect(ByteSearch.areEqual(Array(one.utf8)[...], Array(other.utf8)[...]) == one.hasBytes(of: other))
    }

    @Test(arguments: texts) func `the last of a byte is found`(text: String) {
        #expect(text.lastIndex(ofByte: 0x2F) == text.utf8.lastIndex(of: 0x2F))
        #expect(text.lastIndex(ofByte: 0x61) == text.utf8.lastIndex(of: 0x61))
        #expect(text.hasByte(0x2F) == text.utf8.contains(0x2F))
    }

    @Test func `a part is found where it stands and nowhere else`() {
        let bytes = Array("abababac".utf8)
        for part in ["", "a", "c", "ac", "abac", "abababac"] { #expect(ByteSearch.contains(Array(part.utf8), in: bytes), "\(part)") }
        for part in ["d", "ca", "acc", "abababacd"] { #expect(!ByteSearch.contains(Array(part.utf8), in: bytes), "\(part)") }
        #expect(!ByteSearch.contains([0x61], in: []))
    }
}
