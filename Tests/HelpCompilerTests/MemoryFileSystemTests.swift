import HelpCompiler
import Testing

@Suite struct MemoryFileSystemTests {
    @Test func followsLinksAsARealOneDoes() throws {
        let files = MemoryFileSystem(["/a/b/x": "one"])
        files.addLink("/a/l", to: "b")
        files.addLink("/a/loop", to: "loop")
        #expect(try files.realPath(of: "/a/l/x") == "/a/b/x")
        #expect(try files.status(of: "/a/l")?.kind == .symbolicLink)
        #expect(try files.status(of: "/a/l/x")?.size == 3)
        #expect(throws: FileError.self) { try files.realPath(of: "/a/loop") }
        #expect(throws: FileError.self) { try files.read("/a/loop", limit: 9) }
    }

    @Test func aFullDiskLeavesHalfAFile() throws {
        let files = MemoryFileSystem(["/a/x": ""])
        files.fail(MemoryFileSystem.Faults(mutationsLeft: 0))
        #expect(throws: FileError.self) { try files.create("/a/y", Array("four".utf8)) }
        #expect(files.text("/a/y") == "fo")
        #expect(throws: FileError.self) { try files.rename("/a/y", to: "/a/z") }
    }

    @Test func listsInAnyOrder() throws {
        let names = (0..<20).map { "/a/\($0)" }
        let files = MemoryFileSystem(Dictionary(uniqueKeysWithValues: names.map { ($0, "") }))
        let other = files.copy(order: 7)
        #expect(try files.entries(of: "/a") != other.entries(of: "/a"))
        #expect(try Set(files.entries(of: "/a")) == Set(other.entries(of: "/a")))
    }
}
