import HelpKeys
import Testing

@testable import HelpCompiler

@Suite struct StarterContentTests {
    private func text(_ path: String, _ content: StarterContent = StarterContent()) throws -> String {
        try #require(content.files.first { $0.path == path }).text
    }

    private func ids(_ content: StarterContent) -> [String] {
        content.files.flatMap { file in
            file.text.split(separator: "\n").filter { $0.hasPrefix("assetid: ") }.map { String($0.dropFirst(9)) }
        }
    }

    @Test func `two contents have no asset id in common, and each of its topics is in both languages`() {
        let (first, second) = (ids(StarterContent()), ids(StarterContent()))
        #expect(first.count == 6 && Set(first).count == 3)
        #expect(Set(first).isDisjoint(with: second))
    }

    @Test func `asset ids are random GUIDs of version 4 in their canonical form`() throws {
        for id in ids(StarterContent()) {
            #expect(AssetID(id)?.description == id)
            let characters = Array(id)
            #expect(characters[14] == "4" && "89ab".contains(characters[19]))
        }
        var generator = Zeros()
        #expect(ids(StarterContent(using: &generator)).first == "00000000-0000-4000-8000-000000000000")
    }

    @Test func `everything else is the same every time`() {
        var (first, second) = (Zeros(), Zeros())
        #expect(StarterContent(using: &first).files == StarterContent(using: &second).files)
    }

    @Test func `the configuration shows every key once, as a comment, and changes nothing`() throws {
        let configuration = try text("helpc.yml")
        let lines = configuration.split(separator: "\n")
        #expect(lines.allSatisfy { $0.hasPrefix("#") })
        for key in ConfigurationReader.keys {
            #expect(lines.count { $0.hasPrefix("#\(key):") } == 1, "\(key)")
        }
        #expect(ConfigurationReader(Array(configuration.utf8)).diagnostics.isEmpty)
    }

    @Test func `with its comments taken off the configuration is understood as a whole`() async throws {
        let configuration = try text("helpc.yml").split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasPrefix("#") && (!line.hasPrefix("# ") || line.hasPrefix("#  ")) ? line.dropFirst() : line
        }.joined(separator: "\n")
        let reader = ConfigurationReader(Array(configuration.utf8))
        #expect(reader.diagnostics.isEmpty)
        #expect(reader.configuration.name == "setup-help")
        #expect(reader.configuration.excludes == ["drafts/**"])
        #expect(reader.configuration.checks.fallbacks.count == 1)

        let files = MemoryFileSystem()
        for file in StarterContent().files { files.add("/c/\(file.path)", file.text) }
        files.add("/c/helpc.yml", configuration)
        // The finding that the configuration says is meant is not there.
        #expect(try await files.build().diagnostics.map(\.id) == [.suppressionUnused])
    }

    private struct Zeros: RandomNumberGenerator {
        mutating func next() -> UInt64 { 0 }
    }
}

@Suite struct ContentFolderMakerTests {
    private func make(_ folder: String, _ files: MemoryFileSystem) throws {
        try ContentFolderMaker.make(StarterContent(), in: folder, fileSystem: files)
    }

    @Test func `folders that are not there are made, those above included`() throws {
        let files = MemoryFileSystem()
        files.addFolder("/w")
        try make("/w/a/b", files)
        #expect(files.tree("/w/a/b").keys.sorted() == StarterContent().files.map(\.path).sorted())
    }

    @Test func `wherever a disk fills up, what had been made is gone again, and nothing else`() throws {
        for isFolderThere in [false, true] {
            let files = MemoryFileSystem(["/w/mine.txt": "mine"])
            if isFolderThere { files.addFolder("/w/a/b") }
            let before = files.tree("/w")
            var (count, isDone) = (0, false)
            while !isDone {
                files.fail(MemoryFileSystem.Faults(mutationsLeft: count, isFinal: false))
                do {
                    try make("/w/a/b", files)
                    isDone = true
                } catch let ContentFolderMaker.Failure.file(error) {
                    #expect(error.reason == "No space left on device")
                    #expect(files.tree("/w") == before, "\(count)")
                    if !isFolderThere { #expect(!files.has("/w/a"), "\(count)") }
                }
                count += 1
            }
            #expect(count > 12)
        }
    }

    @Test func `where nothing can be written nothing is, and the folder is named`() {
        let files = MemoryFileSystem()
        files.addFolder("/w")
        files.fail(MemoryFileSystem.Faults(readOnly: ["/w"]))
        #expect {
            try make("/w/a", files)
        } throws: { error in
            guard case ContentFolderMaker.Failure.file(let error) = error else { return false }
            return error.path == "/w/a" && error.reason == "Permission denied"
        }
        #expect(!files.has("/w/a"))
    }

    @Test(arguments: ["/w/full", "/w/file", "/w/fifo", "/w/to-file", "/w/to-full", "/w/to-nothing"])
    func `what is occupied is left alone`(folder: String) throws {
        let files = MemoryFileSystem(["/w/full/x": "mine", "/w/file": "mine"])
        files.addOther("/w/fifo")
        files.addLink("/w/to-file", to: "/w/file")
        files.addLink("/w/to-full", to: "/w/full")
        files.addLink("/w/to-nothing", to: "/w/nothing")
        let before = files.tree("/w")
        #expect {
            try make(folder, files)
        } throws: { error in
            guard case ContentFolderMaker.Failure.occupied(let sentence) = error else { return false }
            return sentence.hasPrefix("‘\(folder)’ is ")
        }
        #expect(files.tree("/w") == before)
    }
}
