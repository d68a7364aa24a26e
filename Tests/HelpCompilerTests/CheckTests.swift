import HelpDiagnostics
import Testing

@testable import HelpCompiler

@Suite struct CheckTests {
    private func check(
        _ files: MemoryFileSystem, _ change: (inout Check.Options) -> Void = { _ in }
    ) async throws -> Check.Outcome {
        var options = Check.Options(content: "/c", jobs: 1)
        change(&options)
        return try await Check(options, fileSystem: files).run()
    }

    private func failure(_ files: MemoryFileSystem, _ change: (inout Check.Options) -> Void) async -> String {
        do throws(any Error) {
            _ = try await check(files, change)
            return "none"
        } catch let error as ContentFailure {
            switch error {
            case .usage(let sentence): return sentence
            case .configuration: return "configuration"
            case .file(let error): return error.description
            }
        } catch {
            return "\(error)"
        }
    }

    private static func broken(_ more: String = "") -> MemoryFileSystem {
        MemoryFileSystem([
            "/c/en-us/a.md": topic(1, "A", "[one](gone.md)\n\n[two]()\n\n\(more)"), "/c/fr-fr/a.md": topic(1, "B", "[un](rien.md)"),
        ])
    }

    @Test func findsWhatABuildFindsAndWritesNothing() async throws {
        let files = Sample.fileSystem()
        let before = files.tree("")
        let checked = try await check(files) { $0.withNotes = true }
        #expect(files.tree("") == before)
        let built = try await files.build()
        // What locales say of each other, a build does not ask.
        let ofTranslations = checked.diagnostics.filter { $0.id.rawValue.hasPrefix("l10n-") && $0.id != .l10nFallbackUsed }
        #expect(checked.diagnostics.filter { !ofTranslations.contains($0) } == built.diagnostics)
        #expect(!ofTranslations.isEmpty)
        #expect((checked.topicCount, checked.localeCount) == (7, 3))
    }

    @Test func theCommandLineComesAfterTheConfiguration() async throws {
        let files = Self.broken()
        files.add("/c/helpc.yml", "severities:\n  link-empty: error\n  link-target-missing:\n    fr-fr: note\n")
        #expect(try await check(files).diagnostics.map(\.severity) == [.error, .error])
        let outcome = try await check(files) {
            $0.severities = [(.linkEmpty, .off), (.linkTargetMissing, .report(.warning))]
        }
        #expect(outcome.diagnostics.map(\.id) == [.linkTargetMissing, .linkTargetMissing])
        #expect(!outcome.isFailed)
        #expect(await failure(files) { $0.severities = [(.assetIDDuplicate, .off)] }.contains("always an error"))
    }

    @Test func aReportOnOneLocaleReadsAll() async throws {
        let outcome = try await check(Self.broken()) { $0.locales = ["fr-fr"] }
        #expect(outcome.diagnostics.map(\.path) == ["fr-fr/a.md"])
        #expect(await failure(Self.broken()) { $0.locales = ["xx"] } == "no locale ‘xx’ in this content; it has en-us, fr-fr")
    }

    @Test func aBaselineLetsNewFindingsFailAndNoOthers() async throws {
        let files = Self.broken()
        let recorded = try await check(files) {
            $0.baseline = "/known.json"
            $0.updatesBaseline = true
        }
        #expect((recorded.diagnostics.count, recorded.knownCount, recorded.isFailed) == (0, 3, false))
        // A paragraph before moves all lines; a second fault of the same kind is new.
        files.add("/c/en-us/a.md", topic(1, "A", "New text.\n\n[one](gone.md)\n\n[two]()\n\n[three](gone.md)"))
        let compared = try await check(files) { $0.baseline = "/known.json" }
        #expect(compared.diagnostics.map(\.id) == [.linkTargetMissing])
        #expect(compared.knownCount == 3)
        #expect(compared.isFailed)
    }

    @Test func aBaselineThatKnowsTooMuchIsReportedAndPruned() async throws {
        let files = Self.broken()
        try await _ = check(files) {
            $0.baseline = "/known.json"
            $0.updatesBaseline = true
        }
        files.add("/c/fr-fr/a.md", topic(1, "B"))
        let compared = try await check(files) { $0.baseline = "/known.json" }
        #expect(compared.diagnostics.map(\.id) == [.baselineStale])
        #expect(compared.diagnostics.first?.message == "an entry of the baseline ‘/known.json’ matches no finding")
        try await _ = check(files) {
            $0.baseline = "/known.json"
            $0.updatesBaseline = true
        }
        #expect(try await check(files) { $0.baseline = "/known.json" }.diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("{", "‘/known.json’ is no baseline; ‘--update-baseline’ writes one"),
        (
            "{\"schemaVersion\": \"2.0\", \"findings\": []}",
            "the baseline ‘/known.json’ is of version ‘2.0’, and this helpc knows 1.0; ‘--update-baseline’ writes it anew"
        ),
    ]) func aBaselineThatIsNoneIsRefused(_ text: String, _ sentence: String) async {
        let files = Self.broken()
        files.add("/known.json", text)
        #expect(await failure(files) { $0.baseline = "/known.json" } == sentence)
        let gone = "cannot read ‘/gone.json’: there is no such file; ‘--update-baseline’ writes it"
        #expect(await failure(files) { $0.baseline = "/gone.json" } == gone)
    }

    @Test func aTranslationThatIsRemovedIsNewThoughOthersWereMissingBefore() async throws {
        let files = Self.translated()
        for number in 2...3 { files.add("/c/en-us/t\(number).md", topic(number, "T\(number)")) }
        files.add("/c/fr-fr/t2.md", topic(2, "T2"))
        let options: (inout Check.Options) -> Void = { $0.baseline = "/b.json" }
        _ = try await check(files) {
            options(&$0)
            $0.updatesBaseline = true
        }
        #expect(try await check(files, options).diagnostics == [])
        files.delete("/c/fr-fr/t2.md")
        #expect(try await check(files, options).diagnostics.map(\.id) == [.l10nTopicMissing])
        files.add("/c/fr-fr/t2.md", topic(2, "T2"))
        files.add("/c/fr-fr/t3.md", topic(3, "T3"))
        #expect(try await check(files, options).diagnostics.map(\.id) == [.baselineStale])
    }

    @Test func aTopicWithABadByteIsNeitherMissingNorWithoutASource() async throws {
        let bad = Array(topic(1, "A").utf8) + [0]
        let files = MemoryFileSystem(["/c/en-us/x/a.md": topic(1, "A"), "/c/en-us/b.md": topic(2, "B"), "/c/fr-fr/b.md": topic(2, "B")])
        files.add("/c/fr-fr/a.md", bad)
        #expect(try await check(files).diagnostics.map(\.id) == [.encodingInvalid])
        files.add("/c/en-us/x/a.md", bad)
        files.add("/c/fr-fr/a.md", topic(1, "A"))
        #expect(try await check(files).diagnostics.map(\.id) == [.encodingInvalid])
    }

    // MARK: Recorded sources

    private static func translated() -> MemoryFileSystem {
        MemoryFileSystem(["/c/en-us/a.md": topic(1, "One."), "/c/fr-fr/a.md": topic(1, "Un."), "/c/de-de/a.md": topic(1, "Eins.")])
    }

    @Test func sourcesAreRecordedAndComparedAndTopicsStay() async throws {
        let files = Self.translated()
        let topics = Set(files.tree("").keys)
        #expect(try await check(files).diagnostics == [])
        #expect(try await check(files) { $0.recordsSources = true }.recordedCount == 2)
        let lock = try #require(files.text("/c/helpc.lock"))
        #expect(lock.split(separator: "\n").map { $0.prefix(6) } == ["# The ", "helpc-", "source", "topic ", "topic "])
        #expect(Set(files.tree("").keys).subtracting(topics) == ["c/helpc.lock"])
        #expect(try await check(files).diagnostics == [])
        files.add("/c/en-us/a.md", topic(1, "Two."))
        #expect(try await check(files).diagnostics.map(\.id) == [.l10nStale])
        #expect(try await check(files) { $0.recordsSources = true }.diagnostics == [])
        #expect(try await check(files).diagnostics == [])
    }

    @Test func oneLocaleIsRecordedAndOthersStayOld() async throws {
        let files = Self.translated()
        _ = try await check(files) { $0.recordsSources = true }
        files.add("/c/en-us/a.md", topic(1, "One.", "More."))
        let outcome = try await check(files) {
            $0.recordsSources = true
            $0.locales = ["fr-fr"]
        }
        #expect(outcome.recordedCount == 1 && outcome.diagnostics == [])
        #expect(try await check(files).diagnostics.map(\.message) == [
            "edited since it was translated into de-DE: 1 block under ‘One.’"
        ])
    }

    @Test func aRecordIsTheSameWhateverTheOrderAndTheJobs() async throws {
        let (one, other) = (Self.translated(), Self.translated())
        _ = try await check(one) { $0.recordsSources = true }
        _ = try await check(other) {
            $0.recordsSources = true
            $0.jobs = 3
        }
        #expect(one.text("/c/helpc.lock") == other.text("/c/helpc.lock"))
    }

    @Test(arguments: [
        ("helpc-lock 2\n", "is of version ‘2’"), ("x\n", "does not begin with ‘helpc-lock 1’"),
        ("helpc-lock 1\n<<<<<<< HEAD\n", "line 2 of"), ("helpc-lock 1\ntopic 12 fr-FR x\n", "line 2 of"),
        ("helpc-lock 1\nsource 0123456789abcdef 12345\n", "line 2 of"), ("helpc-lock 1\nsource 0123456789abcdef éé\n", "line 2 of"),
        ("helpc-lock 1\ntopic 0123456789abcdef fr-FR\n", "line 2 of"),
    ])
    func aRecordThatIsNotUnderstoodIsSaidAndWrittenAnew(lock: String, words: String) async throws {
        let files = Self.translated()
        files.add("/c/helpc.lock", lock)
        #expect(await failure(files) { _ in }.contains(words))
        #expect(try await check(files) { $0.recordsSources = true }.recordedCount == 2)
        #expect(try await check(files).diagnostics == [])
    }

    @Test func aRecordWithLineEndsOfAnotherSystemIsUnderstood() async throws {
        let files = Self.translated()
        _ = try await check(files) { $0.recordsSources = true }
        files.add("/c/helpc.lock", try #require(files.text("/c/helpc.lock")).replacing("\n", with: "\r\n"))
        files.add("/c/en-us/a.md", topic(1, "Two."))
        #expect(try await check(files).diagnostics.map(\.id) == [.l10nStale])
    }

    @Test func aRecordOfANameThatBeginsWithAnAccentIsUnderstood() async throws {
        let files = MemoryFileSystem(["/c/en-us/\u{301}k.md": "---\ntitle: A\n---\n", "/c/fr-fr/\u{301}k.md": "---\ntitle: B\n---\n"])
        _ = try await check(files) { $0.recordsSources = true }
        #expect(try await check(files).diagnostics.map(\.id) == [.frontMatterID, .frontMatterID])
        files.add("/c/helpc.lock", "\u{FEFF}" + (try #require(files.text("/c/helpc.lock"))))
        #expect(try await check(files).diagnostics.map(\.id) == [.frontMatterID, .frontMatterID])
    }
}
