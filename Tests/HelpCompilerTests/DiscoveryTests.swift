import HelpCheck
import HelpDiagnostics
import Testing

@testable import HelpCompiler

@Suite struct DiscoveryTests {
    private func discovery(
        _ files: MemoryFileSystem, excludes: [String] = [], excluded: String? = nil
    ) throws -> Discovery {
        try Discovery(files, root: "/c", excludes: excludes, excludedFolder: excluded)
    }

    @Test func findsTopicsTablesOfContentsAndOtherFiles() throws {
        let files = MemoryFileSystem([
            "/c/a.md": "", "/c/b/c.MARKDOWN": "", "/c/b/TOC.yml": "", "/c/b/i.png": "", "/c/x.mdx": "",
        ])
        let found = try discovery(files)
        #expect(found.files == ["a.md", "b/TOC.yml", "b/c.MARKDOWN", "b/i.png", "x.mdx"])
        #expect(found.topicFiles == ["a.md", "b/c.MARKDOWN"])
        #expect(found.tocFiles == ["b/TOC.yml"])
        #expect(found.diagnostics.isEmpty)
        #expect(files.readPaths == [])
    }

    @Test func findsTheSameInAnyOrderOfListing() throws {
        let names = (0..<40).map { "/c/\($0 % 5)/\($0).md" }
        let files = MemoryFileSystem(Dictionary(uniqueKeysWithValues: names.map { ($0, "") }))
        let first = try discovery(files)
        for order in 1..<5 as Range<UInt64> { #expect(try discovery(files.copy(order: order)).files == first.files) }
    }

    @Test func hiddenFilesAndFoldersAreLeftOut() throws {
        let found = try discovery(
            MemoryFileSystem(["/c/.git/a.md": "", "/c/.a.md": "", "/c/b/.hidden/c.md": "", "/c/d.md": ""]))
        #expect(found.files == ["d.md"])
    }

    @Test func aLinkInsideTheContentIsFollowed() throws {
        let files = MemoryFileSystem(["/c/a/x.md": "", "/c/b/y.md": ""])
        files.addLink("/c/b/a", to: "../a")
        files.addLink("/c/b/z.md", to: "y.md")
        let found = try discovery(files)
        #expect(found.files == ["a/x.md", "b/a/x.md", "b/y.md", "b/z.md"])
        #expect(found.diagnostics.isEmpty)
    }

    @Test func aLinkToAFolderThatHoldsItEndsThere() throws {
        let files = MemoryFileSystem(["/c/a/b/x.md": ""])
        files.addLink("/c/a/b/up", to: "..")
        files.addLink("/c/a/b/self", to: ".")
        files.addLink("/c/a/b/root", to: "/c")
        let found = try discovery(files)
        #expect(found.files == ["a/b/x.md"])
    }

    @Test func twoFoldersThatLinkToEachOtherAreReadOnceEach() throws {
        let files = MemoryFileSystem(["/c/a/x.md": "", "/c/b/y.md": ""])
        files.addLink("/c/a/toB", to: "../b")
        files.addLink("/c/b/toA", to: "../a")
        let found = try discovery(files)
        do {
            #expect(found.files.count <= 6, "\(found.files.count) files")
            #expect(found.diagnostics.isEmpty)
        }
    }

    @Test func aLinkToItselfAndALinkToNothingAreReported() throws {
        let files = MemoryFileSystem(["/c/a.md": ""])
        files.addLink("/c/loop.md", to: "loop.md")
        files.addLink("/c/gone.md", to: "nowhere.md")
        let found = try discovery(files)
        #expect(found.files == ["a.md"])
        #expect(found.diagnostics.map(\.path).sorted() == ["gone.md", "loop.md"])
        #expect(found.diagnostics.allSatisfy { $0.id == .fileUnreadable && $0.message.contains("a symbolic link whose target") })
    }

    @Test(arguments: ["/secret/passwd.md", "/secret", "../secret", "/", "/cother/x.md"])
    func aLinkOutOfTheContentIsReportedAndNotFollowed(_ target: String) throws {
        let files = MemoryFileSystem(["/c/a.md": "", "/secret/passwd.md": "secret", "/cother/x.md": ""])
        files.addLink("/c/b", to: target)
        let found = try discovery(files)
        #expect(found.files == ["a.md"])
        #expect(found.diagnostics.map(\.path) == ["b"])
    }

    @Test func aRootThatIsALinkIsContent() throws {
        let files = MemoryFileSystem(["/real/a.md": "", "/real/s/b.md": ""])
        files.addLink("/c", to: "/real")
        files.addLink("/real/l.md", to: "a.md")
        let found = try discovery(files)
        #expect(found.files == ["a.md", "l.md", "s/b.md"])
    }

    @Test func aFIFOIsPassedOver() throws {
        let files = MemoryFileSystem(["/c/a.md": ""])
        files.addOther("/c/fifo.md")
        files.addLink("/c/l.md", to: "fifo.md")
        let found = try discovery(files)
        #expect(found.files == ["a.md"])
    }

    @Test func aFolderThatCannotBeListedIsReported() throws {
        let files = MemoryFileSystem(["/c/a.md": "", "/c/b/x.md": ""])
        files.fail(MemoryFileSystem.Faults(unreadable: ["/c/b"]))
        let found = try discovery(files)
        #expect(found.files == ["a.md"])
        #expect(found.diagnostics.map(\.path) == ["b"])
        #expect(found.diagnostics.first?.message.contains("Permission denied") == true)
    }

    @Test func aRootThatCannotBeListedIsAFailure() {
        let files = MemoryFileSystem(["/c/a.md": ""])
        files.fail(MemoryFileSystem.Faults(unreadable: ["/c"]))
        #expect(throws: FileError.self) { try discovery(files) }
        #expect(throws: FileError.self) { try discovery(MemoryFileSystem()) }
    }

    @Test func aNameThatIsNotUTF8IsReported() throws {
        let files = MemoryFileSystem(["/c/a.md": ""])
        files.add(in: "/c", name: Array("caf".utf8) + [0xE9] + Array(".md".utf8), "")
        let found = try discovery(files)
        #expect(found.files == ["a.md"])
        #expect(found.diagnostics.map(\.path) == ["caf\u{FFFD}.md"])
    }

    @Test func namesMayHoldNewlinesControlsAndBidi() throws {
        let names = ["a\nb.md", "a\u{202E}dm.b.md", "a\tb.md", "a\\b.md", "a b.md", "日本語.md", "-rf.md"]
        let files = MemoryFileSystem(Dictionary(uniqueKeysWithValues: names.map { ("/c/" + $0, "") }))
        #expect(try discovery(files).topicFiles.sorted() == names.sorted())
    }

    @Test func foldersThatNestTooDeepAreReported() throws {
        let files = MemoryFileSystem(["/c/" + String(repeating: "d/", count: 150) + "x.md": "", "/c/a.md": ""])
        let found = try discovery(files)
        #expect(found.files == ["a.md"])
        #expect(found.diagnostics.count == 1)
    }

    @Test func excludedFilesAndFoldersAreNotLookedInto() throws {
        let files = MemoryFileSystem(["/c/a.md": "", "/c/drafts/x.md": "", "/c/b/drafts/y.md": "", "/c/b/old-z.md": ""])
        files.fail(MemoryFileSystem.Faults(unreadable: ["/c/drafts"]))
        let found = try discovery(files, excludes: ["drafts", "old-*.md"])
        #expect(found.files == ["a.md"])
        #expect(found.diagnostics.isEmpty)
    }

    @Test func theOutputFolderIsNoContentThroughALinkEither() throws {
        let files = MemoryFileSystem(["/c/a.md": "", "/c/Output/html/x.md": ""])
        files.addLink("/c/out", to: "Output")
        #expect(try discovery(files, excluded: "/c/out").files == ["a.md"])
    }
}

@Suite struct PathPatternTests {
    @Test(arguments: [
        ("drafts", "drafts", true), ("drafts", "a/drafts", true), ("drafts", "a/drafts/b.md", true),
        ("drafts", "mydrafts", false),
        ("/drafts", "drafts/a.md", true), ("/drafts", "a/drafts", false), ("drafts/", "a/drafts/x.md", true),
        ("*.md", "a.md", true), ("*.md", "x/y/a.md", true), ("*.md", "a.mdx", false), ("/*.md", "x/a.md", false),
        ("a/*.md", "a/b.md", true), ("a/*.md", "a/b/c.md", false), ("a/*.md", "x/a/b.md", false),
        ("a/**/z.md", "a/z.md", true), ("a/**/z.md", "a/b/c/z.md", true), ("a/**/z.md", "b/a/z.md", false),
        ("**/z", "z", true), ("**/z", "a/b/z", true), ("a/**", "a/b/c", true), ("**", "a", true),
        ("?.md", "a.md", true), ("?.md", "ab.md", false), ("a*b*c", "aXbYbZc", true), ("a*b*c", "aXbYbZ", false),
        ("*", "anything", true), ("", "a", false), ("/", "a", false), ("en-us/*/x", "en-us/a/x/y.md", true),
        ("a*", "A.md", false), ("**/**/a", "x/a", true),
    ]) func fitsAsInGitignore(_ pattern: String, _ path: String, _ fits: Bool) {
        #expect(PathPattern(pattern).matches(path) == fits)
    }

    @Test func aQuestionMarkStandsForOneCharacter() {
        do {
            #expect(PathPattern("?.md").matches("é.md"))
            #expect(PathPattern("第?章.md").matches("第三章.md"))
        }
    }

    @Test func starsTakeNoMoreThanTheLengthOfTheName() {
        let clock = ContinuousClock()
        let name = String(repeating: "a", count: 4000)
        let time = clock.measure { _ = PathPattern(String(repeating: "*a", count: 30) + "b").matches(name) }
        #expect(time < .seconds(2))
    }

    @Test func doubleStarsTakeNoMoreThanTheLengthOfThePath() {
        let clock = ContinuousClock()
        let path = Array(repeating: "a", count: 24).joined(separator: "/")
        let time = clock.measure { _ = PathPattern(String(repeating: "**/a/", count: 6) + "b").matches(path) }
        do { #expect(time < .milliseconds(50)) }
    }
}
