import HelpDiagnostics
import Testing

@testable import HelpCompiler

@Suite struct SuppressionTests {
    /// Content of one topic with `body`, and a configuration.
    private func content(_ body: String, _ configuration: String = "", front: String = "") -> MemoryFileSystem {
        MemoryFileSystem([
            "/c/en-us/a.md": "---\ntitle: A\nassetid: \(guid(1))\n\(front)---\n\(body)\n", "/c/en-us/b.md": topic(2, "B"),
            "/c/helpc.yml": configuration,
        ])
    }

    private func check(
        _ files: MemoryFileSystem, _ change: (inout Check.Options) -> Void = { _ in }
    ) async throws -> [Diagnostic] {
        var options = Check.Options(content: "/c", jobs: 1)
        options.withNotes = true
        options.leaveOutTranslations()
        change(&options)
        return try await Check(options, fileSystem: files).run().diagnostics
    }

    private func ids(_ body: String, _ configuration: String = "", front: String = "") async throws -> [DiagnosticID] {
        let files = content(body, configuration, front: front)
        let checked = try await check(files).map(\.id)
        #expect(try await files.build().diagnostics.map(\.id) == checked)
        return checked
    }

    // MARK: In topics

    @Test func whatIsMeantIsNotReported() async throws {
        #expect(try await ids("One.\n\n<!-- helpc:ignore link-empty a placeholder -->\n[x]() [y]()").isEmpty)
        #expect(try await ids("One.\n\n- b <!-- helpc:ignore link-empty a placeholder --> [x]()\n- c").isEmpty)
        #expect(try await ids("| a |\n|-|\n| <!-- helpc:ignore link-empty a placeholder --> [x]() |").isEmpty)
    }

    @Test func otherBlocksAndOtherIdsAreReportedAllTheSame() async throws {
        #expect(
            try await ids("[w]()\n\n<!-- helpc:ignore link-empty a placeholder -->\n[x]() [y](gone.md)\n\n[z]()")
                == [.linkEmpty, .linkTargetMissing, .linkEmpty])
    }

    @Test func atTheTopItIsAboutTheFileAndItsFrontMatter() async throws {
        let body = "<!-- helpc:ignore front-matter-unknown-key, link-empty both are for another tool -->\n\n[x]()\n\nB\n\n[y]()"
        #expect(try await ids(body, front: "owners: me\n").isEmpty)
        #expect(try await ids("B\n\n" + body, front: "owners: me\n").contains(.frontMatterUnknownKey))
    }

    @Test func anErrorThatLosesAPageIsReportedAllTheSame() async throws {
        let files = content("<!-- helpc:ignore asset-id-duplicate I know -->\n\nA")
        files.add(
            "/c/en-us/b.md", "---\ntitle: B\nassetid: \(guid(1))\n---\n<!-- helpc:ignore asset-id-duplicate I know -->\n\nB\n")
        let found = try await check(files)
        #expect(found.map(\.id) == [.suppressionUnused, .assetIDDuplicate, .suppressionUnused])
        #expect(found.first?.message == "‘asset-id-duplicate’ cannot be ignored: it is always an error")
    }

    @Test(arguments: [
        ("A\n\n<!-- helpc:ignore link-empty why -->\nB", "no ‘link-empty’ in the block that this is about"),
        ("<!-- helpc:ignore link-empty why -->\nB", "no ‘link-empty’ in this file"),
        ("<!-- helpc:ignore link-emtpy why -->\nB", "‘link-emtpy’ is no id of a diagnostic"),
        ("<!-- helpc:ignore -->\nB", "‘helpc:ignore’ names no diagnostic"),
        ("<!-- helpc:ignore link-empty -->\nB", "‘helpc:ignore link-empty’ gives no reason, and has no effect without"),
        ("<!-- helpc:ignore link-empty -- -->\nB", "‘helpc:ignore link-empty’ gives no reason, and has no effect without"),
        ("<!-- helpc:disable link-empty -->\nB", "‘helpc:disable’ is no directive; there is ‘helpc:ignore’"),
        ("<!-- helpc:ignore suppression-unused why -->\nB", "‘suppression-unused’ cannot be ignored"),
        (
            "<!-- helpc:ignore link-empty,link-emtpy ,link-insecure なぜなら -->\n[]() [](http://a.example/)",
            "‘link-emtpy’ is no id of a diagnostic"
        ),
    ]) func oneThatTurnsOffNothingIsReported(_ body: String, _ message: String) async throws {
        let files = content(body)
        let found = try await check(files)
        #expect(found.map(\.message) == [message])
        let source = try #require(files.text("/c/en-us/a.md"))
        let span = try #require(found.first?.span)
        let comment = String(decoding: Array(source.utf8)[span.range], as: UTF8.self)
        #expect(comment.hasPrefix("<!-- helpc:") && comment.hasSuffix("-->"))
    }

    @Test func withoutAReasonNothingIsTurnedOff() async throws {
        #expect(try await ids("A\n\n<!-- helpc:ignore link-empty -->\n[x]()") == [.suppressionUnused, .linkEmpty])
    }

    @Test func aRuleThatDidNotRunLeavesNothingUnused() async throws {
        let off = "severities:\n  link-empty: off\n"
        #expect(try await ids("<!-- helpc:ignore link-empty why -->\nA", off).isEmpty)
        #expect(
            try await ids("<!-- helpc:ignore link-empty why -->\nA", "severities:\n  link-empty:\n    fr-fr: off\n") == [
                .suppressionUnused
            ])
        let files = content("<!-- helpc:ignore link-empty why -->\nA")
        #expect(try await check(files) { $0.severities += [(.linkEmpty, .off)] }.isEmpty)
        #expect(try await check(files) { $0.severities += [(.suppressionUnused, .off)] }.isEmpty)
    }

    @Test func oneOfAnotherLocaleIsNotReported() async throws {
        let files = content("<!-- helpc:ignore link-empty why -->\nA")
        files.add("/c/fr-fr/a.md", topic(1, "A"))
        #expect(try await check(files) { $0.locales = ["fr-fr"] }.isEmpty)
        #expect(try await check(files) { $0.locales = ["en-us"] }.map(\.id) == [.suppressionUnused])
    }

    @Test func whatIsMeantInOneBlockIsNotMeantInTheOthersThoughItIsReportedOnceAFile() async throws {
        let found = try await check(
            content("A\n\n<!-- helpc:ignore link-rooted-unmapped why -->\n[x](/a/b) [y](/a/c)\n\n[z](/a/d)"))
        #expect(found.map(\.id) == [.linkRootedUnmapped])
        #expect(found.first?.message.contains("/a") == true && found.first?.message.contains("3") == false)
    }

    @Test func pagesAreThoseWithoutTheComment() async throws {
        let (with, without) = (content("A\n\n<!-- helpc:ignore link-empty why -->\n[x]()"), content("A\n\n<!-- -->\n[x]()"))
        try await with.build()
        try await without.build()
        #expect(with.text("/o/html/en-us/a.html") == without.text("/o/html/en-us/a.html"))
    }

    @Test func howManyAreMeantIsCounted() async throws {
        let files = content(
            "<!-- helpc:ignore link-insecure why -->\n\n[x](http://a.example/)\n\n<!-- helpc:ignore link-empty why -->\n[x]() [y]()"
        )
        var options = Check.Options(content: "/c", jobs: 1)
        #expect(try await Check(options, fileSystem: files).run().ignoredCount == 2)
        options.withNotes = true
        #expect(try await Check(options, fileSystem: files).run().ignoredCount == 3)
        options.severities = [(.linkEmpty, .off)]
        #expect(try await Check(options, fileSystem: files).run().ignoredCount == 1)
        #expect(try await files.build().ignored.map(\.id) == [.linkInsecure, .linkEmpty, .linkEmpty])
    }

    @Test func oneTopicByItselfIsShownWithoutThem() throws {
        let files = content("A\n\n<!-- helpc:ignore html-unbalanced why -->\n<b>B\n\nC <b>D")
        let rendering = try Rendering("/c/en-us/a.md", repairsEmphasis: true, keepsHTML: false, fileSystem: files)
        #expect(rendering.diagnostics.map(\.id) == [.htmlUnbalanced])
    }

    // MARK: In the configuration

    private static func entry(_ lines: String...) -> String {
        "suppressions:\n- " + lines.joined(separator: "\n  ") + "\n"
    }

    @Test func theConfigurationNamesFilesAndLocales() async throws {
        let body = "[x]()"
        #expect(try await ids(body, Self.entry("id: link-empty", "path: en-us/**", "reason: placeholders")).isEmpty)
        #expect(
            try await ids(body, Self.entry("id: link-empty", "path: a.md", "locale: en-us", "reason: placeholders")).isEmpty)
        let other = Self.entry("id: link-empty", "path: b.md", "reason: placeholders")
        #expect(try await ids(body, other) == [.linkEmpty, .suppressionUnused])
        let french = Self.entry("id: link-empty", "path: a.md", "locale: fr-fr", "reason: placeholders")
        #expect(try await ids(body, french) == [.linkEmpty, .suppressionUnused])
    }

    @Test func anEntryThatTurnsOffNothingIsReportedWhereItStands() async throws {
        let configuration = "name: x\n" + Self.entry("id: link-empty", "path: old/*", "reason: why")
        let found = try await check(content("A", configuration))
        #expect(found.map(\.message) == ["no ‘link-empty’ in ‘old/*’"])
        #expect(found.first?.path == "helpc.yml")
        let span = try #require(found.first?.span)
        #expect(String(decoding: Array(configuration.utf8)[span.range], as: UTF8.self).hasPrefix("id: link-empty"))
        #expect(try await check(content("A", configuration + "severities: {link-empty: off}\n")).isEmpty)
    }

    @Test(arguments: [
        ("suppressions: link-empty\n", "‘suppressions’ is a list of entries with ‘id’, ‘path’ and ‘reason’"),
        ("suppressions: [link-empty]\n", "an entry of ‘suppressions’ is a block of ‘id’, ‘path’ and ‘reason’"),
        (entry("id: link-empty", "path: a.md"), "an entry of ‘suppressions’ needs ‘reason’"),
        (entry("id: link-empty", "reason: why"), "an entry of ‘suppressions’ needs ‘path’"),
        (entry("path: a.md", "reason: why"), "an entry of ‘suppressions’ needs ‘id’"),
        (entry("id: link-empty", "path: a.md", "reason: ''"), "‘reason’ takes a text, and there is none"),
        (entry("id: link-empty", "path: a.md", "reason: why", "locale: '!'"), "a locale is a language tag such as fr-FR"),
        (entry("id: link-empty", "path: a.md", "why: why"), "‘why’ is no key of the configuration"),
        (entry("id: link-emtpy", "path: a.md", "reason: why"), "‘link-emtpy’ is no id of a diagnostic"),
        (entry("id: key-conflict", "path: a.md", "reason: why"), "‘key-conflict’ is always an error, and cannot be suppressed"),
        (entry("id: suppression-unused", "path: a.md", "reason: why"), "‘suppression-unused’ cannot be suppressed"),
        (entry("id: link-empty", "id: link-empty", "path: a.md", "reason: why"), "‘id’ stands twice"),
    ]) func aWrongEntryIsAFaultOfTheConfiguration(_ configuration: String, _ message: String) {
        #expect(ConfigurationReader(Array(configuration.utf8)).diagnostics.map(\.message) == [message])
    }
}
