import HelpDiagnostics
import HelpEmit
import Testing

@testable import HelpCompiler

@Suite struct BuildTests {
    @Test func writesTheOutputsOfTheDesign() async throws {
        let files = Sample.fileSystem()
        let outcome = try await files.build()
        #expect(!outcome.isFailed, "\(outcome.diagnostics)")
        #expect(outcome.topicCount == 7)
        #expect(outcome.redirectCount == 1)
        #expect(outcome.localeCount == 3)
        let names = Set(files.tree("/o").keys)
        for name in [
            "html/index.html", "html/_style.css", "html/en-us/_contents.html", "html/en-us/index.html",
            "html/en-us/docs/start.html", "html/en-us/docs/old.html", "html/en-us/docs/images/a.png",
            "html/fr-fr/start.html", "html/ja-jp/start.html", "xml/_index.xml", "xml/en-us/_index.xml",
            "xml/en-us/_toc.xml",
            "xml/en-us/docs/start.xml", "manifest.json",
        ] { #expect(names.contains(name), "\(name)") }
        #expect(!names.contains("html/README.html"))
        #expect(!names.contains { $0.contains("unused.png") || $0.contains("toc.yml") || $0.hasPrefix(".") })
    }

    @Test func isTheSameForAnyNumberOfJobsAndAnyOrderOfFiles() async throws {
        let first = Sample.fileSystem()
        let outcome = try await first.build(jobs: 1)
        for (jobs, order) in [(2, UInt64(1)), (7, 2), (1, 3), (2, 4)] {
            let other = first.copy(order: order)
            other.delete("/o")
            let again = try await other.build(jobs: jobs)
            #expect(differences(first.tree("/o"), other.tree("/o")) == [])
            #expect(again.diagnostics == outcome.diagnostics)
        }
    }

    @Test func isTheSameForManyTopics() async throws {
        let files = MemoryFileSystem()
        for number in 0..<300 {
            files.add(
                "/c/en-us/d\(number % 7)/t\(number).md",
                topic(number, "T\(number)", "[n](../d\((number + 1) % 7)/t\(number + 1).md)"))
        }
        let outcome = try await files.build(jobs: 1)
        let other = files.copy(order: 11)
        other.delete("/o")
        let again = try await other.build(jobs: 7)
        #expect(differences(files.tree("/o"), other.tree("/o")) == [])
        #expect(again.diagnostics == outcome.diagnostics)
    }

    @Test func aSecondBuildWritesNothing() async throws {
        let files = Sample.fileSystem()
        try await files.build()
        let before = files.tree("/o")
        files.forgetLog()
        let outcome = try await files.build()
        #expect(outcome.writtenCount == 0)
        #expect(outcome.removedCount == 0)
        #expect(files.tree("/o") == before)
        #expect(files.changes.filter { !$0.contains("/.helpc-tmp") } == [])
    }

    @Test func onlyWhatChangedIsWritten() async throws {
        let files = Sample.fileSystem()
        try await files.build()
        files.add("/c/fr-fr/setup.md", topic(2, "Installation", "Autre texte."))
        files.forgetLog()
        try await files.build()
        let written = files.changes.filter { $0.hasPrefix("rename /o/html") || $0.hasPrefix("rename /o/xml") }
        #expect(written.sorted() == ["rename /o/html/fr-fr/setup.html", "rename /o/xml/fr-fr/setup.xml"])
        #expect(try await differences(files.tree("/o"), files.cleanTree()) == [])
    }

    @Test func copiesWhatTopicsReferToAndNothingElse() async throws {
        let files = MemoryFileSystem([
            "/c/en-us/a.md": topic(1, "A", "![](i/a.png) <img src=\"i/b%20c.png\"> [d](i/d.pdf#page=2)"),
            "/c/en-us/i/a.png": "a", "/c/en-us/i/b c.png": "b", "/c/en-us/i/d.pdf": "d", "/c/en-us/i/e.png": "e",
        ])
        try await files.build()
        let names = files.tree("/o").keys.filter { $0.hasPrefix("html/en-us/i/") }.sorted()
        #expect(names == ["html/en-us/i/a.png", "html/en-us/i/b c.png", "html/en-us/i/d.pdf"])
        #expect(files.text("/o/html/en-us/a.html")?.contains("href=\"i/d.pdf#page=2\"") == true)
        #expect(files.text("/o/html/en-us/a.html")?.contains("src=\"i/b%20c.png\"") == true)
        #expect(files.text("/o/xml/en-us/a.xml")?.contains("src=\"../../html/en-us/i/a.png\"") == true)
    }

    @Test func withXMLAloneAssetsLieBesideIt() async throws {
        let files = Sample.fileSystem()
        try await files.build { $0.kinds = [.xml] }
        #expect(files.has("/o/xml/en-us/docs/images/a.png"))
        #expect(!files.has("/o/html"))
        #expect(files.text("/o/xml/en-us/docs/start.xml")?.contains("src=\"images/a.png\"") == true)
    }

    @Test func aRemovedTopicsFilesAreRemoved() async throws {
        let files = Sample.fileSystem()
        try await files.build()
        files.add("/o/html/en-us/docs/mine.html", "not helpc's")
        files.add("/o/notes.txt", "not helpc's")
        files.delete("/c/fr-fr")
        let outcome = try await files.build()
        #expect(outcome.removedCount > 0)
        #expect(!files.has("/o/html/fr-fr"))
        #expect(!files.has("/o/xml/fr-fr"))
        #expect(files.text("/o/html/en-us/docs/mine.html") == "not helpc's")
        #expect(files.text("/o/notes.txt") == "not helpc's")
        files.delete("/o/html/en-us/docs/mine.html")
        files.delete("/o/notes.txt")
        #expect(try await differences(files.tree("/o"), files.cleanTree()) == [])
    }

    @Test func aFolderWithAnotherFileStays() async throws {
        let files = Sample.fileSystem()
        try await files.build()
        files.add("/o/html/fr-fr/mine.html", "not helpc's")
        files.delete("/c/fr-fr")
        try await files.build()
        #expect(files.tree("/o/html/fr-fr").keys.sorted() == ["mine.html"])
    }

    @Test func whenStrictNothingIsPublishedThatFails() async throws {
        let files = Sample.fileSystem()
        files.add("/c/fr-fr/bad.md", "no front matter")
        let outcome = try await files.build { $0.isStrict = true }
        #expect(outcome.isFailed)
        #expect(!outcome.isPublished)
        #expect(outcome.ids(at: "fr-fr/bad.md") == [.frontMatterMissing])
        #expect(!files.has("/o"))
        #expect(files.changes == [])
    }

    @Test func whenStrictAllIsPublishedThatPasses() async throws {
        let files = Sample.fileSystem()
        let outcome = try await files.build { $0.isStrict = true }
        #expect(outcome.isPublished)
        #expect(try await differences(files.tree("/o"), files.cleanTree()) == [])
    }

    @Test func theThresholdDecidesWhatFails() async throws {
        let files = Sample.fileSystem()
        files.add("/c/fr-fr/more.md", topic(9, "Encore", "[](https://example.org) [vide]()"))
        #expect(try await !files.build().isFailed)
        #expect(try await files.build { $0.failOn = .warning }.isFailed)
    }

    @Test func aTopicThatCannotBeReadIsAnErrorAndTheOthersAreBuilt() async throws {
        let files = Sample.fileSystem()
        files.fail(MemoryFileSystem.Faults(unreadable: ["/c/fr-fr/setup.md"]))
        let outcome = try await files.build()
        #expect(outcome.isFailed)
        #expect(outcome.ids(at: "fr-fr/setup.md") == [.fileUnreadable])
        #expect(files.has("/o/html/fr-fr/start.html"))
        #expect(!files.has("/o/html/fr-fr/setup.html"))
    }

    @Test(arguments: Broken.all) func aTopicThatCannotBeCompiledIsAnErrorAndTheOthersAreBuilt(_ broken: Broken)
        async throws
    {
        let files = Sample.fileSystem()
        files.add("/c/fr-fr/bad.md", broken.text)
        files.add("/c/fr-fr/start.md", topic(1, "Début", "[à lui](bad.md)"))
        let outcome = try await files.build()
        #expect(outcome.isFailed)
        #expect(outcome.ids(at: "fr-fr/bad.md") == [broken.id])
        // A link to it is no second fault.
        #expect(outcome.ids(at: "fr-fr/start.md") == [])
        #expect(files.has("/o/html/fr-fr/start.html"))
        #expect(!files.has("/o/html/fr-fr/bad.html"))
        #expect(files.text("/o/html/fr-fr/start.html")?.contains("<span class=\"broken-link\">à lui</span>") == true)
    }

    @Test func aTopicThatIsTooLargeOrNotUTF8IsAnError() async throws {
        let files = Sample.fileSystem()
        files.add("/c/fr-fr/large.md", Array(topic(8, "A").utf8) + Array(repeating: 0x61, count: (16 << 20) + 1))
        files.add("/c/fr-fr/latin.md", Array(topic(9, "A").utf8) + [0xE9, 0x0A])
        let outcome = try await files.build()
        #expect(outcome.isFailed)
        #expect(outcome.ids(at: "fr-fr/large.md") == [.topicTooLarge])
        #expect(outcome.ids(at: "fr-fr/latin.md") == [.encodingInvalid])
        #expect(files.has("/o/html/fr-fr/setup.html"))
    }

    @Test func contentWithoutTopicsIsAMistakeOfUsage() async {
        let files = MemoryFileSystem(["/c/README.md": "# Hello", "/c/a.txt": ""])
        #expect(await failure { try await files.build() }?.name == "usage")
        #expect(!files.has("/o"))
    }

    @Test func contentThatIsNotThereIsAFailureOfFiles() async {
        #expect(await failure { try await MemoryFileSystem().build() }?.name == "file")
    }

    @Test func contentThatIsAFileIsAMistakeOfUsage() async {
        #expect(await failure { try await MemoryFileSystem(["/c": "a file"]).build() }?.name == "usage")
    }

    @Test func contentThatIsTheOutputIsAMistakeOfUsageThatWritesNothing() async {
        let files = Sample.fileSystem()
        let before = files.tree("/c")
        #expect(await failure { try await files.build(output: "/c") }?.name == "usage")
        #expect(files.tree("/c") == before)
    }

    @Test func anotherBuildOfTheSameOutputIsBusy() async throws {
        let files = Sample.fileSystem()
        files.addFolder("/o")
        let lock = try files.lock("/o")
        #expect(await failure { try await files.build() }?.name == "busy")
        #expect(files.tree("/o") == [:])
        try withExtendedLifetime(lock) { _ = try #require(lock) }
    }

    @Test func theLockEndsWithTheBuild() async throws {
        let files = Sample.fileSystem()
        try await files.build()
        #expect(try files.lock("/o") != nil)
        files.fail(MemoryFileSystem.Faults(mutationsLeft: 3))
        _ = await failure { try await files.build() }
        #expect(try files.lock("/o") != nil)
    }

    @Test func outputInsideContentIsNoContent() async throws {
        let files = Sample.fileSystem()
        try await files.build(output: "/c/Output")
        let before = files.tree("/c/Output")
        let outcome = try await files.build(output: "/c/Output")
        #expect(outcome.topicCount == 7)
        #expect(outcome.writtenCount == 0)
        #expect(files.tree("/c/Output") == before)
    }

    @Test func outputInsideALocaleIsNoContent() async throws {
        let files = Sample.fileSystem()
        // An output folder that holds what looks like content.
        files.add("/c/en-us/Output/html/x.md", topic(77, "Not content"))
        let outcome = try await files.build(output: "/c/en-us/Output")
        #expect(outcome.topicCount == 7)
    }

    @Test func assetsOfARootWithoutLocaleFoldersAreCopied() async throws {
        let files = MemoryFileSystem([
            "/c/a.md": topic(1, "A", "![](i.png) [b](s/b.md)", "locale: fr-FR\n"), "/c/s/b.md": topic(2, "B"),
            "/c/i.png": "i",
        ])
        let outcome = try await files.build()
        #expect(outcome.localeCount == 1)
        #expect(!outcome.isFailed, "\(outcome.diagnostics)")
        #expect(files.text("/o/html/a.html")?.contains("lang=\"fr-FR\"") == true)
        #expect(files.text("/o/html/a.html")?.contains("href=\"s/b.html\"") == true)
        #expect(files.has("/o/html/i.png"))
        #expect(files.has("/o/html/index.html"))
        #expect(files.has("/o/html/_contents.html"))
        #expect(files.has("/o/xml/_toc.xml"))
        try await files.build()
        #expect(try await differences(files.tree("/o"), files.cleanTree()) == [])
    }

    @Test func contentWithoutLocaleFoldersTakesTheLocaleOfURLsOrTheConfiguration() async throws {
        let url = "ms:mtpsurl: https://technet.microsoft.com/de-de/library/Aa1(v=EXCHG.150)\n"
        let files = MemoryFileSystem(["/c/a.md": topic(1, "A", "", url)])
        try await files.build()
        #expect(files.text("/o/html/a.html")?.contains("lang=\"de-DE\"") == true)
        let configured = MemoryFileSystem(["/c/a.md": topic(1, "A"), "/c/helpc.yml": "defaultLocale: ko-kr\n"])
        try await configured.build()
        #expect(configured.text("/o/html/a.html")?.contains("lang=\"ko-KR\"") == true)
    }

    @Test func contentWhoseLocaleNothingTellsIsAnError() async throws {
        let files = MemoryFileSystem(["/c/a.md": topic(1, "A")])
        let outcome = try await files.build()
        #expect(outcome.isFailed)
        #expect(outcome.ids.contains(.localeUnknown))
    }

    @Test func aTopicBesideTheLocaleFoldersIsAnError() async throws {
        let files = Sample.fileSystem()
        files.add("/c/stray.md", topic(50, "Stray"))
        files.add("/c/images/stray.md", topic(51, "Stray"))
        let outcome = try await files.build()
        #expect(outcome.ids(at: "stray.md") == [.localeUnknown])
        #expect(outcome.ids(at: "images/stray.md") == [.localeUnknown])
        #expect(outcome.isFailed)
        #expect(files.has("/o/html/en-us/docs/start.html"))
    }

    @Test func aFileOfTheRepositoryIsNoTopicAtARootWithoutFrontMatterOnly() async throws {
        let files = Sample.fileSystem()
        files.add("/c/en-us/LICENSE.md", "Text")
        files.add("/c/en-us/docs/README.md", "Text")
        files.add("/c/fr-fr/readme.md", topic(60, "Lisez-moi"))
        let outcome = try await files.build()
        #expect(outcome.ids(at: "en-us/LICENSE.md") == [])
        #expect(outcome.ids(at: "README.md") == [])
        #expect(outcome.ids(at: "en-us/docs/README.md") == [.frontMatterMissing])
        #expect(files.has("/o/html/fr-fr/readme.html"))
    }

    @Test func frontMatterBelowAnotherFolderNamesTheMismatch() async throws {
        let files = Sample.fileSystem()
        files.add("/c/fr-fr/de.md", topic(61, "Falsch", "", "locale: de-DE\n"))
        #expect(try await files.build().ids(at: "fr-fr/de.md") == [.tocTopicUnlisted, .localeMismatch])
    }
}

/// A file that is no topic.
struct Broken: Sendable, CustomTestStringConvertible {
    let name: String
    let id: DiagnosticID
    let text: String
    var testDescription: String { name }

    static let all = [
        Broken(name: "no front matter", id: .frontMatterMissing, text: "no front matter"),
        Broken(name: "front matter not closed", id: .frontMatterInvalid, text: "---\ntitle: a\n"),
        Broken(name: "front matter is a list", id: .frontMatterInvalid, text: "---\n- a\n- b\n---\nText"),
        Broken(name: "front matter is no YAML", id: .frontMatterInvalid, text: "---\n{ a: [\n---\nText"),
        Broken(name: "NUL", id: .encodingInvalid, text: topic(8, "A", "a\u{0}b")),
        Broken(
            name: "300 quotes deep", id: .topicTooDeep, text: topic(8, "A", String(repeating: "> ", count: 300) + "a")),
        Broken(
            name: "images without end", id: .topicTooComplex,
            text: topic(8, "A", String(repeating: "![[]()", count: 200_000))),
    ]
}
