import HelpDiagnostics
import HelpEmit
import Testing

@testable import HelpCompiler

@Suite struct LocaleTests {
    /// Every relative `href` and `src` of the pages and the XML in `/o` that leads to nothing.
    private func deadLinks(_ files: MemoryFileSystem) -> [String] {
        let tree = files.tree("/o")
        var dead: [String] = []
        for (path, node) in tree where path.hasSuffix(".html") || path.hasSuffix(".xml") {
            guard case .file(let bytes) = node else { continue }
            let text = String(decoding: bytes, as: UTF8.self)
            for mark in ["href=\"", "src=\"", "url="] {
                for piece in text.split(separator: mark, omittingEmptySubsequences: false).dropFirst() {
                    let target = piece.prefix { $0 != "\"" && $0 != "#" && $0 != "?" }
                    if target.isEmpty || target.contains(":") { continue }
                    var segments = path.split(separator: "/").dropLast().map(String.init)
                    for segment in target.split(separator: "/") {
                        if segment == ".." { _ = segments.popLast() } else { segments.append(String(segment)) }
                    }
                    if tree[segments.joined(separator: "/")] == nil { dead.append("\(path) → \(target)") }
                }
            }
        }
        return Set(dead).sorted()
    }

    @Test func aFullBuildHasNoDeadLink() async throws {
        let files = Sample.fileSystem()
        try await files.build()
        #expect(deadLinks(files) == [])
    }

    @Test func oneLocaleLeavesTheOthersAlone() async throws {
        let files = Sample.fileSystem()
        try await files.build()
        let before = files.tree("/o")
        files.add("/c/fr-fr/start.md", topic(1, "Début", "Changé."))
        files.add("/c/en-us/docs/start.md", topic(1, "Start", "Changed."))
        try await files.build { $0.locales = ["fr-fr"] }
        let after = files.tree("/o")
        let changed = differences(before, after)
        #expect(changed.contains("html/fr-fr/start.html"))
        #expect(changed.filter { $0.contains("/en-us/") || $0.contains("/ja-jp/") } == [])
        #expect(deadLinks(files) == [])
        // The whole build afterwards is that of a clean folder.
        try await files.build()
        #expect(try await differences(files.tree("/o"), files.cleanTree()) == [])
    }

    @Test(arguments: ["fr-fr", "FR-FR", "fr-FR"]) func oneLocaleAloneHasNoDeadLinks(_ name: String) async throws {
        let files = Sample.fileSystem()
        let outcome = try await files.build { $0.locales = [name] }
        #expect(outcome.localeCount == 1)
        #expect(outcome.topicCount == 2)
        #expect(deadLinks(files) == [])
        #expect(!files.has("/o/html/en-us"))
        let page = try #require(files.text("/o/html/fr-fr/start.html"))
        #expect(!page.contains("rel=\"alternate\""))
        #expect(page.contains("<span class=\"external-scope\">ceci</span>"))
        try await files.build()
        #expect(try await differences(files.tree("/o"), files.cleanTree()) == [])
    }

    @Test func oneKindAfterAnotherHasNoDeadLinks() async throws {
        let files = Sample.fileSystem()
        try await files.build { $0.kinds = [.xml] }
        // The pages of the other locales are not there, though their XML is.
        try await files.build {
            $0.kinds = [.html]
            $0.locales = ["fr-fr"]
        }
        do { #expect(deadLinks(files) == []) }
    }

    @Test func oneKindLeavesTheOtherAlone() async throws {
        let files = Sample.fileSystem()
        try await files.build()
        let before = files.tree("/o")
        files.add("/c/fr-fr/start.md", topic(1, "Début", "Changé."))
        files.delete("/c/ja-jp/setup.md")
        try await files.build { $0.kinds = [.html] }
        let changed = differences(before, files.tree("/o"))
        #expect(changed.contains("html/ja-jp/setup.html"))
        #expect(changed.filter { $0.hasPrefix("xml/") } == [])
    }

    @Test func anUnknownLocaleIsAMistakeOfUsageThatNamesTheOthers() async {
        let files = Sample.fileSystem()
        let failure = await failure { try await files.build { $0.locales = ["fr-fr", "xx-yy"] } }
        guard case .usage(let message)? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(message.contains("xx-yy") && message.contains("en-us, fr-fr, ja-jp"))
        #expect(!files.has("/o"))
    }

    @Test func aLocaleThatIsGoneIsRemovedByAFullBuildOnly() async throws {
        let files = Sample.fileSystem()
        try await files.build()
        files.delete("/c/ja-jp")
        try await files.build { $0.locales = ["fr-fr"] }
        #expect(files.has("/o/html/ja-jp/start.html"))
        try await files.build()
        #expect(!files.has("/o/html/ja-jp"))
        #expect(deadLinks(files) == [])
    }

    @Test func aTopicRenamedInAnotherLocaleGivesNoDeadLinkWhenOneLocaleIsBuilt() async throws {
        let files = Sample.fileSystem()
        try await files.build()
        files.delete("/c/en-us/docs/start.md")
        files.add("/c/en-us/docs/begin.md", Sample.files["/c/en-us/docs/start.md"] ?? "")
        try await files.build { $0.locales = ["fr-fr"] }
        do {
            #expect(deadLinks(files).filter { $0.contains("/fr-fr/") } == [])
        }
    }
}

@Suite struct RedirectBuildTests {
    private func built(_ stub: String, _ more: [String: String] = [:]) async throws -> (
        page: String, outcome: Build.Outcome
    ) {
        let files = Sample.fileSystem()
        files.add("/c/fr-fr/old.md", "---\nredirect_url: \(stub)\n---\n")
        for (path, text) in more { files.add(path, text) }
        let outcome = try await files.build()
        return (try #require(files.text("/o/html/fr-fr/old.html")), outcome)
    }

    @Test(arguments: ["setup", "setup.md", "./setup.md", "../fr-fr/setup"]) func leadsToATopic(_ stub: String)
        async throws
    {
        let (page, outcome) = try await built(stub)
        #expect(!outcome.isFailed, "\(outcome.diagnostics)")
        #expect(page.contains("<meta http-equiv=\"refresh\" content=\"0; url=setup.html\" />"))
        #expect(page.contains("<a href=\"setup.html\">Installation</a>"))
    }

    @Test func leadsThroughOthersToATopic() async throws {
        let (page, outcome) = try await built("second", ["/c/fr-fr/second.md": "---\nredirect_url: setup\n---\n"])
        #expect(!outcome.isFailed)
        #expect(page.contains("url=setup.html"))
    }

    @Test func leadsToAnIndexOfAFolder() async throws {
        let (page, _) = try await built("sub", ["/c/fr-fr/sub/index.md": topic(44, "Sous")])
        #expect(page.contains("url=sub/index.html"))
    }

    @Test func leadsOutOfTheContent() async throws {
        let (page, outcome) = try await built("https://example.org/a?b=c&d=e")
        #expect(!outcome.isFailed)
        #expect(page.contains("content=\"0; url=https://example.org/a?b=c&amp;d=e\""))
        #expect(page.contains("<a href=\"https://example.org/a?b=c&amp;d=e\">"))
    }

    @Test func thatLoopsIsAnErrorAtEachOfTheFiles() async throws {
        let (page, outcome) = try await built("second", ["/c/fr-fr/second.md": "---\nredirect_url: old\n---\n"])
        #expect(outcome.ids(at: "fr-fr/old.md") == [.redirectLoop])
        #expect(outcome.ids(at: "fr-fr/second.md") == [.redirectLoop])
        #expect(!page.contains("refresh"))
        #expect(page.contains("<span class=\"broken-link\">"))
    }

    @Test func toItselfIsALoop() async throws {
        let (page, outcome) = try await built("old")
        #expect(outcome.ids(at: "fr-fr/old.md") == [.redirectLoop])
        #expect(!page.contains("refresh"))
    }

    @Test(arguments: ["nowhere", "../../../../etc/passwd", "''", "C:\\x.md"]) func toNothingIsAnError(_ stub: String)
        async throws
    {
        let files = Sample.fileSystem()
        files.add("/c/fr-fr/old.md", "---\nredirect_url: \(stub)\n---\n")
        let outcome = try await files.build()
        #expect(outcome.isFailed, "\(outcome.diagnostics)")
        #expect(files.text("/o/html/fr-fr/old.html")?.contains("refresh") != true)
    }

    @Test func aRootedOneNeedsAMapping() async throws {
        let (page, outcome) = try await built("/powershell/x")
        #expect(outcome.ids(at: "fr-fr/old.md") == [.linkRootedUnmapped])
        #expect(!page.contains("refresh"))
        let mapped = try await built(
            "/powershell/x", ["/c/helpc.yml": "mappings: {/powershell/: 'https://example.org/'}\n"])
        #expect(mapped.outcome.ids(at: "fr-fr/old.md") == [])
        #expect(mapped.page.contains("url=https://example.org/x"))
    }

    @Test(arguments: [
        "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x",
    ])
    func thatRunsCodeIsNoLink(_ stub: String) async throws {
        let (page, _) = try await built("'\(stub)'")
        let text = page.lowercased()
        do {
            for scheme in ["javascript:", "data:", "vbscript:"] {
                #expect(!text.contains("href=\"" + scheme))
                #expect(!text.contains("url=" + scheme))
            }
        }
    }

    @Test func manyInARowEndInTime() async throws {
        let files = Sample.fileSystem()
        for number in 0..<2_000 { files.add("/c/fr-fr/r\(number).md", "---\nredirect_url: r\(number + 1)\n---\n") }
        files.add("/c/fr-fr/r2000.md", topic(45, "Fin"))
        let outcome = try await files.build()
        #expect(!outcome.isFailed)
        #expect(files.text("/o/html/fr-fr/r0.html")?.contains("url=r2000.html") == true)
    }
}
