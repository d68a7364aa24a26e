import HelpDiagnostics
import Testing

@testable import HelpCompiler

/// What is reported where a report is limited to changed files.
@Suite struct ChangedSinceTests {
    private func outcome(
        _ files: [String: String], changed: [String], _ change: (inout Check.Options) -> Void = { _ in }
    ) async throws -> Check.Outcome {
        var options = Check.Options(content: "/c", jobs: 1)
        options.changedSince = "main"
        options.withNotes = true
        change(&options)
        let system = MemoryFileSystem(files)
        return try await Check(options, fileSystem: system) { folder, revision throws(ContentFailure) in
            #expect((folder, revision) == ("/c", "main"))
            return changed
        }.run()
    }

    private func found(_ files: [String: String], changed: String...) async throws -> [String] {
        try await outcome(files, changed: changed).diagnostics.map { "\($0.path) \($0.id.rawValue)" }
    }

    private static func linking(_ destination: String) -> [String: String] {
        [
            "/c/en-us/a.md": topic(1, "A", "[x](\(destination))"), "/c/en-us/b.md": topic(2, "B", "## One"),
            "/c/en-us/c.md": topic(3, "C", "[x]()"),
        ]
    }

    @Test func findingsInChangedFilesAreReportedAndNoOthers() async throws {
        let files = Self.linking("gone.md")
        #expect(try await found(files, changed: "en-us/a.md") == ["en-us/a.md link-target-missing"])
        #expect(try await found(files, changed: "en-us/c.md") == ["en-us/c.md link-empty"])
        #expect(try await found(files, changed: "en-us/b.md") == [])
        #expect(try await found(files) == [])
        #expect(try await outcome(files, changed: ["en-us/b.md"]).isFailed == false)
        #expect(try await outcome(files, changed: ["en-us/a.md"]).isFailed)
    }

    @Test(arguments: [
        ("gone.md", "en-us/gone.md", "link-target-missing"), ("b.md#two", "en-us/b.md", "link-anchor-missing"),
        ("b.md#ONE", "en-us/b.md", "link-anchor-case"), ("B.md", "en-us/b.md", "link-wrong-case"),
        ("../old/gone.md", "old/gone.md", "link-out-of-scope"), ("old", "en-us/old/index.md", "link-target-missing"),
    ]) func aLinkInAnUnchangedFileIsReportedWhereWhatItLeadsToChanged(
        _ destination: String, _ changed: String, _ id: String
    ) async throws {
        #expect(try await found(Self.linking(destination), changed: changed) == ["en-us/a.md \(id)"])
    }

    @Test func anImageATableOfContentsAndARedirectAreReportedForWhatIsGone() async throws {
        let files = [
            "/c/en-us/a.md": topic(1, "A", "![x](x.png)"), "/c/en-us/toc.yml": "- name: G\n  href: gone.md\n",
            "/c/en-us/old.md": "---\nredirect_url: away\n---\n", "/c/en-us/d.md": topic(2, "D", "[old](old.md)"),
        ]
        #expect(try await found(files, changed: "en-us/x.png") == ["en-us/a.md image-missing"])
        #expect(try await found(files, changed: "en-us/gone.md") == ["en-us/toc.yml toc-target-missing"])
        #expect(try await found(files, changed: "en-us/away.md") == ["en-us/old.md redirect-dangling"])
        #expect(
            try await found(files, changed: "en-us/old.md")
                == ["en-us/d.md link-redirected", "en-us/old.md redirect-dangling"])
    }

    @Test func aDuplicateIsReportedWhereTheOtherOneChanged() async throws {
        let files = ["/c/en-us/a.md": topic(1, "A"), "/c/en-us/b.md": topic(1, "B"), "/c/en-us/c.md": topic(2, "C")]
        #expect(try await found(files, changed: "en-us/a.md") == ["en-us/b.md asset-id-duplicate"])
        #expect(try await found(files, changed: "en-us/c.md") == [])
        let twins = ["/c/en-us/a.md": topic(1, "A"), "/c/en-us/A.md": topic(2, "A")]
        #expect(try await found(twins, changed: "en-us/A.md") == ["en-us/a.md output-conflict"])
    }

    @Test func aTopicThatIsServedByAnotherLanguageIsReportedWhereItIsGone() async throws {
        let files = [
            "/c/en-us/a.md": topic(1, "A"), "/c/en-us/b.md": topic(2, "B"), "/c/fr-fr/b.md": topic(2, "B", "[a](a.md)"),
        ]
        #expect(
            try await found(files, changed: "fr-fr/a.md") == ["en-us l10n-topic-missing", "fr-fr/b.md l10n-fallback-used"])
    }

    @Test func afterAChangeOfTheConfigurationEverythingIsReported() async throws {
        let all = try await outcome(Self.linking("gone.md"), changed: ["helpc.yml"])
        #expect(all.diagnostics.count == 2)
        #expect(all.changes?.holdConfiguration == true)
    }

    @Test func aBaselineIsComparedWithAllOfTheContent() async throws {
        var files = Self.linking("gone.md")
        let system = MemoryFileSystem(files)
        var options = Check.Options(content: "/c", jobs: 1)
        (options.baseline, options.updatesBaseline) = ("/known.json", true)
        _ = try await Check(options, fileSystem: system).run()
        files["/known.json"] = system.text("/known.json")
        let compared = try await outcome(files, changed: ["en-us/a.md"]) { $0.baseline = "/known.json" }
        #expect((compared.diagnostics, compared.knownCount) == ([], 2))
    }

    @Test func changedPathsKnowTheirFoldersAndPages() {
        let paths = ChangedPaths(["en-us/a/b.md", "fr-fr/c.png"])
        for path in ["en-us/a/b.md", "en-us/a/b", "en-us/a", "en-us", "fr-fr/c.png"] { #expect(paths.contains(path)) }
        for path in ["", "en-us/a/b.m", "en-us/a/", "a", "fr-fr/a"] { #expect(!paths.contains(path)) }
        #expect(paths.paths.count == 2)
    }

    @Test(arguments: ["en-us/part", "en-us/part/"]) func aRepositoryWithinTheRepositoryIsAllThatItHolds(folder: String) {
        let paths = ChangedPaths([folder])
        for path in ["en-us/part/a.md", "en-us/part/deep/b.md"] { #expect(paths.contains(path)) }
        for path in ["en-us/partly/a.md", "en-us/a.md", "fr-fr/part/a.md"] { #expect(!paths.contains(path)) }
    }

    @Test func aTranslationIsTouchedByAChangeOfAnyOther() async throws {
        let files = MemoryFileSystem([
            "/c/en-us/d/a.md": topic(1, "A"), "/c/fr-fr/x/a.md": topic(1, "B"), "/c/fr-fr/x/b.md": topic(2, "C"),
        ])
        let content = try await CheckedContent("/c", fileSystem: files, workers: Workers(count: 1), progress: nil)
        var finding = Diagnostic(BaselineStale(file: "", count: 1), path: "fr-fr/x/a.md", assetID: guid(1))
        #expect(!ChangedPaths(["en-us/d/a.md"]).touch(finding, in: content.checked.catalog))
        // What a locale lacks stands at a folder, and is touched by what it lacks alone.
        let ids = DiagnosticID.allCases.filter { $0.comparesLocales && $0 != .l10nTopicMissing }
        for id in ids {
            finding.id = id
            #expect(ChangedPaths(["en-us/d/a.md"]).touch(finding, in: content.checked.catalog))
            #expect(ChangedPaths(["en-us/x/a.md"]).touch(finding, in: content.checked.catalog))
            #expect(!ChangedPaths(["fr-fr/x/b.md"]).touch(finding, in: content.checked.catalog))
        }
    }

    @Test func whatALocaleLacksIsReportedWhereTheSourceOrTheTranslationChanged() async throws {
        let files = [
            "/c/en-us/a.md": topic(1, "A"), "/c/en-us/b.md": topic(2, "B"), "/c/fr-fr/a.md": topic(1, "C"),
        ]
        for path in ["en-us/b.md", "fr-fr/b.md"] {
            #expect(try await outcome(files, changed: [path]).diagnostics.map(\.id) == [.l10nTopicMissing])
        }
        for path in ["en-us/a.md", "fr-fr/a.md", "fr-fr/toc.yml"] {
            #expect(try await outcome(files, changed: [path]).diagnostics == [])
        }
    }
}
