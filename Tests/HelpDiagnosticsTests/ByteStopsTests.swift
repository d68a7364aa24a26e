import Testing

@testable import HelpDiagnostics

/// Sixteen bytes at once stop where one byte after the other would.
@Suite struct ByteStopsTests {
    private static let stops = ByteStops(below: 0x20, from: 0xEF, 0x22, 0x26, 0x3C, 0x3E, 0x7F, 0xC2)

    private static func isStop(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte >= 0xEF || [0x22, 0x26, 0x3C, 0x3E, 0x7F, 0xC2].contains(byte)
    }

    @Test(arguments: [1, 7, 15, 16, 17, 31, 32, 33, 100]) func `every byte stops or does not, wherever it stands`(count: Int) {
        for byte in UInt8.min...UInt8.max {
            for place in [0, count / 2, count - 1] {
                var bytes = Array(repeating: UInt8(0x41), count: count)
                bytes[place] = byte
                #expect(Self.stops.first(in: bytes[...]) == (Self.isStop(byte) ? place : count), "\(byte) at \(place)")
            }
        }
    }

    @Test func `the first of several is found`() {
        for first in 0..<40 {
            for second in first + 1..<48 {
                var bytes = Array(repeating: UInt8(0x41), count: 48)
                bytes[first] = 0x26
                bytes[second] = 0x3C
                #expect(Self.stops.first(in: bytes[...]) == first)
            }
        }
    }

    @Test func `a part is searched from its start to its end`() {
        let bytes = Array("&aaaaaaaaaaaaaaaaaaaaaaaa&aaaaaaaaaaaaaaaaaaaaaaaaa&".utf8)
        #expect(Self.stops.first(in: bytes[1..<50]) == 25)
        #expect(Self.stops.first(in: bytes[26..<51]) == 51)
        #expect(Self.stops.first(in: bytes[30..<30]) == 30)
    }

    @Test func `a text without any has none missing`() {
        #expect(Self.stops.areMissing(in: "plain text of more than sixteen bytes"))
        #expect(Self.stops.areMissing(in: ""))
        #expect(!Self.stops.areMissing(in: "plain text of more than sixteen bytes & more"))
        #expect(!Self.stops.areMissing(in: "a\u{7F}"))
    }

    @Test func `no byte of UTF-8 stops by default`() {
        let stops = ByteStops(0x2A)
        for byte in UInt8.min...0xFE where byte != 0x2A { #expect(stops.first(in: [byte]) == 1) }
    }
}
