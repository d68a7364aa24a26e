import Foundation
import HelpTerminal
import Testing

@Suite struct ByteSourceTests {
    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "helpc-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    /// What comes up to the next pause, or the end.
    private func next(_ source: inout ByteSource) throws -> [String] {
        var events: [String] = []
        while true {
            switch try source.next() {
            case .bytes(let bytes): events.append(String(decoding: bytes, as: UTF8.self))
            case .restart: events.append("restart")
            case .pause: return events
            case .end: return events + ["end"]
            }
        }
    }

    @Test func `a file is read to its end`() throws {
        try withFolder { folder in
            let file = folder.appending(path: "log")
            try Data("one\n".utf8).write(to: file)
            var source = try ByteSource(path: file.path(percentEncoded: false))
            #expect(try next(&source) == ["one\n", "end"])
        }
    }

    @Test func `what is not there, and a folder, is said to be that`() throws {
        try withFolder { folder in
            let path = folder.path(percentEncoded: false)
            let missing = #expect(throws: ByteSource.Failure.self) { _ = try ByteSource(path: path + "/none") }
            #expect(missing?.isMissing == true)
            let folder = #expect(throws: ByteSource.Failure.self) { _ = try ByteSource(path: path) }
            #expect(folder?.isFolder == true)
        }
    }

    @Test func `a followed file grows, is shortened, goes away, and is another one`() throws {
        try withFolder { folder in
            let file = folder.appending(path: "log")
            var source = try ByteSource(path: file.path(percentEncoded: false), follows: true)
            let isWaiting = source.isWaiting
            #expect(isWaiting)
            #expect(try next(&source) == [])
            try Data("one\n".utf8).write(to: file)
            #expect(try next(&source) == ["restart", "one\n"])
            let handle = try FileHandle(forWritingTo: file)
            try handle.seekToEnd()
            try handle.write(contentsOf: Data("two\n".utf8))
            #expect(try next(&source) == ["two\n"])
            try handle.truncate(atOffset: 0)
            try handle.seek(toOffset: 0)
            try handle.write(contentsOf: Data("3\n".utf8))
            #expect(try next(&source) == ["restart", "3\n"])
            try FileManager.default.moveItem(at: file, to: folder.appending(path: "log.1"))
            try handle.write(contentsOf: Data("late\n".utf8))
            #expect(try next(&source) == ["late\n"])
            try Data("other\n".utf8).write(to: file)
            #expect(try next(&source) == ["restart", "other\n"])
        }
    }
}
