import Testing

@testable import HelpCompiler

@Suite struct ReportFileTests {
    @Test func aReportTakesThePlaceOfAnOlderOneAndLeavesNothingBeside() throws {
        let files = MemoryFileSystem(["/r/a.json": "old"])
        try ReportFile("/r/a.json", files).write(Array("new".utf8))
        try ReportFile("/r/b.json", files).write([])
        #expect(files.tree("/r").count == 2)
        #expect(files.text("/r/a.json") == "new")
    }

    @Test func aSymbolicLinkStaysAndWhatItLeadsToIsWritten() throws {
        let files = MemoryFileSystem(["/r/a.json": "old"])
        files.addLink("/r/link.json", to: "/r/a.json")
        try ReportFile("/r/link.json", files).write(Array("new".utf8))
        #expect(files.text("/r/a.json") == "new")
        #expect(try files.status(of: "/r/link.json")?.kind == .symbolicLink)
    }

    @Test(arguments: ["/r/device", "/r/link", "/r/folder", "/none/x"]) func whatIsNoPlaceForAFileIsNamedAsItWasGiven(
        _ path: String
    ) throws {
        let files = MemoryFileSystem()
        files.addFolder("/r/folder")
        files.addOther("/r/device")
        files.addLink("/r/link", to: "/r/device")
        let before = files.tree("/r")
        let error = #expect(throws: FileError.self) { try ReportFile(path, files).write([]) }
        #expect(error?.path == path)
        #expect(files.tree("/r") == before)
    }
}
