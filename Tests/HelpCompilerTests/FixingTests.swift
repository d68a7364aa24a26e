import Foundation
import HelpDiagnostics
import Testing

@testable import HelpCompiler

@Suite struct FixingTests {
    private func fix(
        _ files: MemoryFileSystem, _ mode: Check.Fixing = .written, _ change: (inout Check.Options) -> Void = { _ in }
    ) async throws -> Check.Outcome {
        var options = Check.Options(content: "/c", jobs: 1)
        options.leaveOutTranslations()
        options.fixing = mode
        change(&options)
        return try await Check(options, fileSystem: files).run()
    }

    private static func sample() -> MemoryFileSystem {
        MemoryFileSystem([
            "/c/en-us/a.md": topic(1, "A", "[x](B.md) and **a:**b\r\n[y](gone.md)"),
            "/c/en-us/b.md": "\u{FEFF}" + topic(2, "B"), "/c/fr-fr/a.md": topic(1, "C", "> [!REMARQUE]\n> T"),
        ])
    }

    @Test func fixesWhatIsReportedAndReportsWhatIsLeft() async throws {
        let files = Self.sample()
        let outcome = try await fix(files)
        #expect((outcome.fixedCount, outcome.fixedFileCount) == (3, 2))
        #expect(outcome.diagnostics.map(\.id) == [.linkTargetMissing])
        #expect(outcome.isFailed)
        #expect(files.text("/c/en-us/a.md") == topic(1, "A", "[x](b.md) and <strong>a:</strong>b\r\n[y](gone.md)"))
        #expect(files.text("/c/fr-fr/a.md") == topic(1, "C", "> [!NOTE]\n> T"))
        // A byte order mark and mixed line ends are notes.
        #expect(files.text("/c/en-us/b.md")?.unicodeScalars.first == "\u{FEFF}")
        let before = files.tree("/c")
        #expect(try await fix(files).fixedCount == 0)
        #expect(files.tree("/c") == before)
    }

    @Test func fixesNotesWhereTheyAreReported() async throws {
        let files = Self.sample()
        let outcome = try await fix(files) { $0.withNotes = true }
        #expect(outcome.fixedCount == 5)
        #expect(files.text("/c/en-us/b.md") == topic(2, "B"))
        #expect(files.text("/c/en-us/a.md")?.utf8.contains(0x0D) == false)
    }

    @Test func fixesNoFileOfAnotherLocaleAndNothingThatIsOff() async throws {
        let files = Self.sample()
        let outcome = try await fix(files) {
            $0.locales = ["en-us"]
            $0.severities = [(.linkWrongCase, .off)]
        }
        #expect(outcome.fixedCount == 1)
        #expect(files.text("/c/fr-fr/a.md") == Self.sample().text("/c/fr-fr/a.md"))
        #expect(files.text("/c/en-us/a.md")?.contains("[x](B.md)") == true)
    }

    @Test func leavesWhatABaselineKnows() async throws {
        let files = Self.sample()
        var options = Check.Options(content: "/c", jobs: 1)
        options.leaveOutTranslations()
        options.baseline = "/known.json"
        options.updatesBaseline = true
        _ = try await Check(options, fileSystem: files).run()
        files.add("/c/fr-fr/b.md", topic(2, "D", "> [!CONSEIL]\n> T"))
        let outcome = try await fix(files) { $0.baseline = "/known.json" }
        #expect((outcome.fixedCount, outcome.diagnostics) == (1, []))
        #expect(files.text("/c/fr-fr/b.md") == topic(2, "D", "> [!TIP]\n> T"))
        #expect(files.text("/c/en-us/a.md") == Self.sample().text("/c/en-us/a.md"))
    }

    @Test func aDryRunWritesNothingAndPrintsAPatch() async throws {
        let files = Self.sample()
        let before = files.tree("")
        let outcome = try await fix(files, .shown)
        #expect(files.tree("") == before)
        #expect((outcome.fixedCount, outcome.fixedFileCount) == (3, 2))
        #expect(outcome.diagnostics.map(\.id) == [.linkTargetMissing])
        #expect(outcome.patch.contains("-> [!REMARQUE]\n+> [!NOTE]\n > T\n"))
        #expect(outcome.patch.hasPrefix("--- a/en-us/a.md\n+++ b/en-us/a.md\n@@ "))
        #expect(outcome.patch.contains("-[x](B.md) and **a:**b\r\n+[x](b.md) and <strong>a:</strong>b\r\n"))
        #expect(outcome.sources.source("fr-fr/a.md").map { String(decoding: $0, as: UTF8.self) }?.contains("[!NOTE]") == true)
    }

    @Test func aFileThatChangedMeanwhileIsNotTouched() async throws {
        let files = Self.sample()
        var fixed = FixedFiles(files, root: "/c")
        let bytes = Array(topic(1, "C", "> [!REMARQUE]\n> T").utf8)
        let edit = Fix.Edit(at: 0, "---".utf8, "+++".utf8)
        var diagnostic = Diagnostic(BaselineStale(file: "x", count: 1), path: "fr-fr/a.md")
        diagnostic.fix = Fix([edit])
        #expect(throws: FileError.self) { _ = try fixed.apply([diagnostic]) { _ in nil } }
        #expect(try fixed.apply([diagnostic]) { _ in .init(bytes) } == 1)
        files.add("/c/fr-fr/a.md", "another")
        #expect(throws: FileError(path: "/c/fr-fr/a.md", action: "fix", reason: "it changed while it was checked")) {
            try fixed.write()
        }
        #expect(files.text("/c/fr-fr/a.md") == "another")
    }

    @Test func aFixedFileKeepsItsPermissionsAndALinkStaysOne() async throws {
        let files = Self.sample()
        files.add("/c/shared/x.md", topic(4, "X", "> [!NOTA]\n> T"))
        files.addLink("/c/en-us/x.md", to: "/c/shared/x.md")
        _ = try await fix(files)
        #expect(files.changes.contains("copyPermissions /c/fr-fr/a.md.helpc-new"))
        #expect(files.tree("/c")["en-us/x.md"] == .link("/c/shared/x.md"))
        #expect(files.text("/c/shared/x.md")?.contains("[!NOTE]") == true)
        #expect(!files.tree("/c").keys.contains { $0.hasSuffix(".helpc-new") })
    }

    @Test func aFileThatCannotBeWrittenEndsTheRunAndLeavesNothingBehind() async throws {
        let files = Self.sample()
        var faults = MemoryFileSystem.Faults()
        faults.mutationsLeft = 2
        faults.isFinal = false
        files.fail(faults)
        await #expect(throws: ContentFailure.self) { _ = try await fix(files) }
        #expect(files.text("/c/en-us/a.md") == Self.sample().text("/c/en-us/a.md"))
        #expect(!files.tree("/c").keys.contains { $0.hasSuffix(".helpc-new") })
    }

    @Test func aRealFileKeepsItsPermissions() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "helpc-\(UUID())")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("a".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
        try ReportFile(file.path).write(Array("b".utf8))
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        #expect(attributes[.posixPermissions] as? Int == 0o640)
        #expect(try Data(contentsOf: file) == Data("b".utf8))
    }

    @Test func overlappingFixesAreAppliedOneByOne() {
        let text = Array("abcdef".utf8)
        let fixes = [
            Fix([Fix.Edit(at: 0, "ab".utf8, "x".utf8), Fix.Edit(at: 4, "e".utf8, "y".utf8)]), Fix([Fix.Edit(at: 1, "bc".utf8, "z".utf8)]),
            Fix([Fix.Edit(at: 2, "c".utf8, [])]), Fix([Fix.Edit(at: 2, "c".utf8, [])]), Fix([Fix.Edit(at: 5, "?".utf8, [])]),
        ].compactMap { $0 }
        let (bytes, count) = FixedFiles.applying(fixes, to: text)
        #expect(String(decoding: bytes, as: UTF8.self) == "xdyf")
        #expect(count == 3)
    }

    @Test func aHundredThousandFixesTakeTheTimeOfTheirNumber() {
        let text = [UInt8](repeating: 0x61, count: 400_000)
        let single = stride(from: 0, to: text.count, by: 4).compactMap { Fix([Fix.Edit(at: $0, "a".utf8, "b".utf8)]) }
        let lines = Fix(stride(from: 2, to: text.count, by: 4).map { Fix.Edit(at: $0, "a".utf8, "cc".utf8) })
        let (bytes, count) = FixedFiles.applying([lines].compactMap { $0 } + single, to: text)
        #expect(count == 100_001)
        #expect(bytes.count == 500_000)
        #expect(bytes.prefix(5).elementsEqual("bacca".utf8))
    }

    @Test func everythingAtOnceConverges() async throws {
        // The line ends of one fix are bytes of another.
        let files = MemoryFileSystem([
            "/c/en-us/a.md": "\u{FEFF}" + topic(1, "A", "one\r\n[x](B.md)\r\n**a:**b\r\n> [!NOTA]\r\n> <server name>"),
            "/c/en-us/b.md": topic(2, "B"),
        ])
        let outcome = try await fix(files) { $0.withNotes = true }
        #expect(outcome.diagnostics == [])
        #expect(outcome.fixedCount == 6)
        #expect(
            files.text("/c/en-us/a.md")
                == topic(1, "A", "one\n[x](b.md)\n<strong>a:</strong>b\n> [!NOTE]\n> \\<server name>"))
    }
}

@Suite struct UnifiedDiffTests {
    private func diff(_ old: String, _ new: String, _ path: String = "a.md") -> String {
        UnifiedDiff.text(from: Array(old.utf8), to: Array(new.utf8), path: path)
    }

    @Test func keepsThreeLinesOfContextAndJoinsWhatIsNear() {
        let old = (1...20).map { "\($0)\n" }.joined()
        let new = (1...20).map { [5, 6, 12, 20].contains($0) ? "\($0)!\n" : "\($0)\n" }.joined()
        #expect(
            diff(old, new) == """
                --- a/a.md
                +++ b/a.md
                @@ -2,14 +2,14 @@
                 2
                 3
                 4
                -5
                -6
                +5!
                +6!
                 7
                 8
                 9
                 10
                 11
                -12
                +12!
                 13
                 14
                 15
                @@ -17,4 +17,4 @@
                 17
                 18
                 19
                -20
                +20!

                """)
    }

    @Test func saysWhereAFileEndsWithoutALineEnd() {
        #expect(diff("a\nb", "a\nc") == "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n")
        #expect(diff("b\na", "c\na") == "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n-b\n+c\n a\n\\ No newline at end of file\n")
    }

    @Test func aCarriageReturnIsAByteOfItsLine() {
        #expect(diff("a\r\nb\n", "a\r\nb\r\n") == "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n a\r\n-b\n+b\r\n")
    }

    @Test func linesThatCameOrWentAreOneChange() {
        #expect(diff("a\nb\nc\n", "a\nc\n") == "--- a/a.md\n+++ b/a.md\n@@ -1,3 +1,2 @@\n a\n-b\n c\n")
        #expect(diff("", "a\n") == "--- a/a.md\n+++ b/a.md\n@@ -0,0 +1 @@\n+a\n")
        #expect(diff("a\n", "a\n") == "")
    }

    @Test(arguments: [
        ("a b.md", "a/a b.md\t"), ("a\"\n\u{7F}.md", "\"a/a\\\"\\012\\177.md\""), ("é.md", "a/é.md"),
    ]) func aNameThatWouldEndEarlyIsQuoted(_ path: String, _ name: String) {
        #expect(diff("a\n", "b\n", path).hasPrefix("--- \(name)\n"))
    }
}
