import HelpBundle
import HelpCheck
import HelpDiagnostics
import HelpKeys
import Testing

@testable import HelpCompiler

/// Nothing outside the folders that helpc writes is touched, whatever the output folder holds.
@Suite struct PublishingTests {
    private func manifest(_ paths: [String]) -> [UInt8] {
        Manifest(entries: paths.map { Manifest.Entry(path: $0, kind: "html", locale: nil, size: 1, digest: "") })
            .json(name: "help", version: nil)
    }

    /// Sample content beside files that must stay as they are.
    private func guarded() -> MemoryFileSystem {
        let files = Sample.fileSystem()
        for path in [
            "/etc/passwd", "/precious/a.html", "/precious/sub/b.html", "/precious/plan", "/x", "/o/notes.txt", "/o/x",
        ] {
            files.add(path, "precious")
        }
        return files
    }

    private func expectUntouched(_ files: MemoryFileSystem, _ extra: [String] = []) {
        for path in [
            "/etc/passwd", "/precious/a.html", "/precious/sub/b.html", "/precious/plan", "/x", "/o/notes.txt", "/o/x",
        ] + extra {
            #expect(files.text(path) == "precious", "\(path)")
        }
        #expect(files.tree("/etc").count == 1)
        #expect(files.tree("/precious").count == 3)
        let outside = files.changes.filter { !$0.contains(" /o/") && !$0.hasSuffix(" /o") }
        #expect(outside == [])
    }

    @Test func aManifestThatNamesFilesOutsideRemovesNone() async throws {
        let files = guarded()
        files.add(
            "/o/manifest.json",
            manifest([
                "../../etc/passwd", "../etc/passwd", "/etc/passwd", "html/../x", "html/../../x", "notes.txt", "x",
                "html/./../x", "xml//../../x", "",
            ]))
        try await files.build()
        expectUntouched(files)
    }

    @Test func aPlanThatNamesFilesOutsideRemovesNone() async throws {
        let files = guarded()
        files.add(
            "/o/.helpc-tmp/plan",
            ["../../etc/passwd", "/etc/passwd", "html/../x", "notes.txt", "x", "html/../../x"].joined(separator: "\0"))
        try await files.build()
        expectUntouched(files)
    }

    @Test func nothingIsRemovedThroughASymbolicLink() async throws {
        let files = guarded()
        files.addLink("/o/html/old", to: "/precious")
        files.addLink("/o/html/deep/sub", to: "/precious/sub")
        files.add("/o/manifest.json", manifest(["html/old/a.html", "html/old/sub/b.html", "html/deep/sub/b.html"]))
        try await files.build()
        expectUntouched(files)
        #expect(files.tree("/o")["html/old"] == .link("/precious"))
    }

    @Test func aLinkThatTheManifestNamesIsRemovedAndNotItsTarget() async throws {
        let files = guarded()
        files.addLink("/o/html/old.html", to: "/precious/a.html")
        files.add("/o/manifest.json", manifest(["html/old.html"]))
        try await files.build()
        expectUntouched(files)
        #expect(!files.has("/o/html/old.html"))
    }

    @Test func aFolderThatTheManifestNamesStays() async throws {
        let files = guarded()
        files.add("/o/html/mine/a.html", "precious")
        files.addFolder("/o/html/empty")
        files.add("/o/manifest.json", manifest(["html/mine", "html/empty"]))
        try await files.build()
        expectUntouched(files, ["/o/html/mine/a.html"])
    }

    @Test(arguments: ["/o/html", "/o/html/fr-fr", "/o/xml/en-us/docs"])
    func nothingIsWrittenThroughALinkInPlaceOfAFolder(_ path: String) async throws {
        let files = guarded()
        files.addLink(path, to: "/precious")
        #expect(await failure { try await files.build() }?.name == "file")
        expectUntouched(files)
    }

    @Test func aLinkInPlaceOfAFileIsReplacedAndNotItsTarget() async throws {
        let files = guarded()
        files.addLink("/o/html/fr-fr/start.html", to: "/precious/a.html")
        files.addLink("/o/html/_style.css", to: "/nowhere")
        try await files.build()
        expectUntouched(files)
        #expect(files.text("/o/html/fr-fr/start.html")?.hasPrefix("<!DOCTYPE html>") == true)
    }

    @Test func aLinkInPlaceOfTheWorkFolderIsNotFollowed() async throws {
        let files = guarded()
        files.addLink("/o/.helpc-tmp", to: "/precious")
        _ = await failure { try await files.build() }
        do { expectUntouched(files) }
    }

    @Test func aLinkInPlaceOfTheManifestIsReplacedAndNotItsTarget() async throws {
        let files = guarded()
        files.addLink("/o/manifest.json", to: "/precious/a.html")
        try await files.build()
        expectUntouched(files)
        #expect(files.text("/o/manifest.json")?.contains("\"files\"") == true)
    }

    @Test func anOutputFolderThatIsALinkIsWrittenTo() async throws {
        let files = Sample.fileSystem()
        files.addFolder("/real")
        files.addLink("/o", to: "/real")
        try await files.build()
        #expect(files.has("/real/html/index.html"))
    }

    @Test func aBrokenManifestIsReplacedAndNothingRemoved() async throws {
        for text in ["", "{", "[[[[", "{\"schemaVersion\":\"9.0\",\"files\":[{\"path\":\"html/mine.html\"}]}"] {
            let files = guarded()
            files.add("/o/html/mine.html", "precious")
            files.add("/o/manifest.json", text)
            try await files.build()
            expectUntouched(files, ["/o/html/mine.html"])
        }
    }

    @Test func theManifestListsEachFileOnceWithSizeAndDigest() async throws {
        let files = Sample.fileSystem()
        try await files.build()
        guard case .file(let bytes)? = files.tree("/o")["manifest.json"], let manifest = Manifest(bytes) else {
            Issue.record("no manifest")
            return
        }
        let tree = files.tree("/o").filter { $0.key != "manifest.json" }
        #expect(manifest.entries.map(\.path).sorted() == tree.keys.sorted())
        for entry in manifest.entries {
            guard case .file(let content)? = tree[entry.path] else { continue }
            #expect(entry.size == content.count)
            #expect(entry.digest == XXH64(content).description)
            #expect(entry.path.hasPrefix(entry.kind + "/") || entry.kind == "bundle" && entry.path == "help.helpb")
        }
    }

    @Test func theBuildFailsWhereContentCannotBeReadAgainForCopying() async throws {
        let files = Sample.fileSystem()
        files.fail(MemoryFileSystem.Faults(unreadable: ["/c/en-us/docs/images/a.png"]))
        // One picture that cannot be read must not cost all pages: the finding names it, the rest is published.
        do {
            let outcome = try await files.build()
            #expect(outcome.isFailed)
            #expect(outcome.ids(at: "en-us/docs/images/a.png") == [.fileUnreadable])
        }
    }
}

/// Two sources that would write one file.
@Suite struct OutputConflictTests {
    private func outcome(_ change: (MemoryFileSystem) -> Void) async throws -> (MemoryFileSystem, Build.Outcome) {
        let files = Sample.fileSystem()
        change(files)
        return (files, try await files.build())
    }

    private func conflicts(_ outcome: Build.Outcome) -> [String] {
        outcome.diagnostics.filter { $0.id == .outputConflict }.map(\.path).sorted()
    }

    @Test func topicsThatDifferInLetterCaseConflict() async throws {
        let (_, outcome) = try await outcome { $0.add("/c/fr-fr/START.md", topic(40, "Autre")) }
        #expect(outcome.isFailed)
        #expect(Set(conflicts(outcome)) == ["fr-fr/start.md"])
    }

    @Test func aConflictOfTwoSourcesIsReportedOnce() async throws {
        let (_, outcome) = try await outcome { $0.add("/c/fr-fr/START.md", topic(40, "Autre")) }
        do { #expect(conflicts(outcome).count == 1) }
    }

    @Test func foldersThatDifferInLetterCaseConflict() async throws {
        let (_, outcome) = try await outcome {
            $0.add("/c/fr-fr/sub/x.md", topic(40, "Un"))
            $0.add("/c/fr-fr/SUB/x.md", topic(41, "Deux"))
        }
        #expect(Set(conflicts(outcome)) == ["fr-fr/sub/x.md"])
    }

    @Test func topicsThatDifferInExtensionConflict() async throws {
        let (_, outcome) = try await outcome { $0.add("/c/fr-fr/start.markdown", topic(40, "Autre")) }
        #expect(Set(conflicts(outcome)) == ["fr-fr/start.md"])
    }

    @Test func aTopicAndARedirectConflict() async throws {
        let (_, outcome) = try await outcome { $0.add("/c/fr-fr/start.markdown", "---\nredirect_url: setup\n---\n") }
        #expect(conflicts(outcome) == ["fr-fr/start.md"])
    }

    @Test func namesInTwoNormalFormsConflict() async throws {
        let (_, outcome) = try await outcome {
            $0.add("/c/fr-fr/\u{E9}.md", topic(40, "Un"))
            $0.add("/c/fr-fr/e\u{301}.md", topic(41, "Deux"))
        }
        do { #expect(!conflicts(outcome).isEmpty) }
    }

    @Test func anAssetAndAPageConflict() async throws {
        let (_, outcome) = try await outcome {
            $0.add("/c/fr-fr/setup.html", "an asset")
            $0.add("/c/fr-fr/autre.md", topic(40, "Autre", "[x](setup.html)"))
        }
        #expect(conflicts(outcome).count == 1)
    }

    @Test(arguments: ["_contents.md", "_index.md", "_toc.md"]) func aTopicThatTakesANameOfHelpcsConflicts(
        _ name: String
    ) async throws {
        let (_, outcome) = try await outcome { $0.add("/c/fr-fr/" + name, topic(40, "Autre")) }
        do { #expect(Set(conflicts(outcome)) == ["fr-fr/" + name]) }
    }

    @Test func anAssetThatTakesANameOfHelpcsConflicts() async throws {
        let (files, outcome) = try await outcome {
            $0.add("/c/_style.css", "an asset")
            $0.add("/c/fr-fr/autre.md", topic(40, "Autre", "[x](../_style.css)"))
        }
        do {
            #expect(conflicts(outcome) == ["_style.css"])
            #expect(files.text("/o/html/_style.css")?.contains("color-scheme") == true)
        }
    }

    @Test func aTopicThatIsTheIndexOfItsLocaleDoesNotConflict() async throws {
        let (files, outcome) = try await outcome { $0.add("/c/fr-fr/index.md", topic(40, "Accueil")) }
        #expect(!outcome.isFailed)
        #expect(files.text("/o/html/fr-fr/index.html")?.contains("<title>Accueil</title>") == true)
    }

    @Test func anIndexInAnotherLetterCaseIsTheIndexOrConflicts() async throws {
        let (files, outcome) = try await outcome { $0.add("/c/fr-fr/Index.md", topic(40, "Accueil")) }
        let both = files.has("/o/html/fr-fr/index.html") && files.has("/o/html/fr-fr/Index.html")
        do { #expect(!both || !conflicts(outcome).isEmpty) }
    }

    @Test func aRootRedirectCalledIndexIsNotOverwritten() async throws {
        let files = MemoryFileSystem([
            "/c/index.md": "---\nredirect_url: a\n---\n", "/c/a.md": topic(1, "A", "", "locale: en-US\n"),
        ])
        let outcome = try await files.build()
        let isRedirect = files.text("/o/html/index.html")?.contains("refresh") == true
        #expect(isRedirect || outcome.ids.contains(.outputConflict))
        do {
            #expect(files.changes.filter { $0 == "rename /o/html/index.html" }.count == 1)
        }
    }

    @Test func onlyOneOfTwoSourcesWritesAPath() async throws {
        let files = MemoryFileSystem([
            "/c/en-us/a.md": topic(1, "First"), "/c/en-us/a.markdown": topic(2, "Second"),
            "/c/en-us/b.md": topic(3, "B"),
        ])
        try await files.build()
        do {
            #expect(files.changes.filter { $0 == "rename /o/html/en-us/a.html" }.count == 1)
        }
    }

    @Test func aLinkInAnotherNormalFormStillFindsTheFileOnDisk() async throws {
        // The file's name is in one normal form, the link in the other: on Linux these are two names.
        let files = Sample.fileSystem()
        files.add("/c/fr-fr/\u{E9}.png", "picture")
        files.add("/c/fr-fr/autre.md", topic(40, "Autre", "![é](e\u{301}.png)"))
        do {
            let outcome = try await files.build()
            #expect(outcome.ids(at: "fr-fr/autre.md") == [.tocTopicUnlisted, .linkWrongCase])
            #expect(files.has("/o/html/fr-fr/\u{E9}.png"))
        }
    }
}
