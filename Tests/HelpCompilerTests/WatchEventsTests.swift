import Testing

@testable import HelpCompiler

/// What the system tells is taken for what it is, or for not enough.
@Suite struct WatchEventsTests {
    private static let watches: FolderWatcher.Watches = [1: "c", 2: "c/en-us"]

    /// An event as inotify(7) gives it: the name is filled up with NUL.
    private static func event(_ watch: Int32, _ name: [UInt8], mask: UInt32 = 8, padding: Int = 1) -> [UInt8] {
        let length = name.isEmpty ? 0 : name.count + padding
        return [UInt32(bitPattern: watch), mask, 0, UInt32(length)].flatMap { number in
            (0..<4).map { UInt8(truncatingIfNeeded: number.littleEndian >> (8 * UInt32($0))) }
        } + name + [UInt8](repeating: 0, count: length - name.count)
    }

    private static func paths(_ reads: [UInt8]...) -> [String]? {
        var events = WatchEvents()
        for read in reads { events.add(read[...]) }
        return events.paths(in: watches)
    }

    @Test func `each entry is told once, in the order of paths`() {
        let first = Self.event(2, Array("b.md".utf8), padding: 12) + Self.event(1, Array("toc.yml".utf8))
        let second = Self.event(2, Array("a.md".utf8)) + Self.event(2, Array("b.md".utf8), padding: 4)
        #expect(Self.paths(first, second) == ["c/en-us/a.md", "c/en-us/b.md", "c/toc.yml"])
        #expect(Self.paths([]) == [])
    }

    @Test func `several readings are one`() {
        var events = WatchEvents()
        var more = WatchEvents()
        events.add(Self.event(1, Array("a".utf8))[...])
        more.add(Self.event(1, Array("b".utf8))[...])
        events.add(more)
        #expect(events.paths(in: Self.watches) == ["c/a", "c/b"])
        more.add(Self.event(-1, [], mask: 0x4000)[...])
        events.add(more)
        #expect(events.paths(in: Self.watches) == nil)
    }

    @Test func `what does not tell all tells nothing`() {
        let whole = Self.event(1, Array("a.md".utf8))
        #expect(Self.paths(whole + Self.event(-1, [], mask: 0x4000)) == nil, "events were lost")
        #expect(Self.paths(whole + Self.event(2, [], mask: 0x400)) == nil, "a folder itself is gone")
        #expect(Self.paths(whole + Self.event(9, Array("x".utf8))) == nil, "a folder that nobody knows")
        #expect(Self.paths(Self.event(1, [0x61, 0xFF])) == nil, "a name that is not UTF-8")
    }

    @Test func `an event that is cut off tells nothing`() {
        let event = Self.event(1, Array("a.md".utf8))
        for count in 1..<event.count { #expect(Self.paths(Array(event.prefix(count))) == nil, "\(count) bytes") }
    }
}
