import Testing

@testable import HelpCompiler

@Suite struct StatisticsTests {
    private func statistics(_ files: MemoryFileSystem, jobs: Int = 1) async throws -> ContentStatistics {
        try await ContentStatistics(of: "/c", jobs: jobs, fileSystem: files)
    }

    private func figures(_ files: [String: String]) async throws -> [String: ContentStatistics.Figures] {
        let statistics = try await statistics(MemoryFileSystem(files))
        return Dictionary(statistics.locales.map { ($0.folder, $0.figures) }) { first, _ in first }
    }

    @Test func `topics are joined by asset id, whatever their paths`() async throws {
        let statistics = try await statistics(Sample.fileSystem())
        #expect(statistics.distinctTopics == 3)
        #expect(statistics.locales.map(\.folder) == ["en-us", "fr-fr", "ja-jp"])
        let figures = statistics.locales.map(\.figures)
        #expect(figures.map(\.topics) == [3, 2, 2])
        #expect(figures.map(\.redirects) == [1, 0, 0])
        #expect(figures.map(\.distinctTopics) == [3, 2, 2])
        #expect(figures.map(\.missing) == [0, 1, 1])
        #expect(figures.map(\.onlyHere) == [1, 0, 0])
        #expect(figures.map(\.coverage.percent) == ["100.0%", "66.6%", "66.6%"])
        #expect(statistics.total.topics == 7)
        #expect(statistics.total.missing == 2)
        #expect(statistics.total.coverage == Share(7, of: 9))
        #expect(statistics.unreadCount == 0)
    }

    @Test func `the default locale may lack topics too, and a second topic with an asset id is no further one`()
        async throws
    {
        let figures = try await figures([
            "/c/en-us/a.md": topic(1, "A"), "/c/en-us/b.md": topic(1, "B"), "/c/fr-fr/a.md": topic(1, "A"),
            "/c/fr-fr/c.md": topic(2, "C"),
        ])
        #expect(figures["en-us"]?.topics == 2)
        #expect(figures["en-us"]?.distinctTopics == 1)
        #expect(figures["en-us"]?.missing == 1)
        #expect(figures["fr-fr"]?.onlyHere == 1)
        #expect(figures["fr-fr"]?.missing == 0)
    }

    @Test func `a topic without an asset id is one of its own`() async throws {
        let files = MemoryFileSystem([
            "/c/en-us/a.md": "---\ntitle: A\n---\nText.\n", "/c/fr-fr/a.md": "---\ntitle: A\n---\nTexte.\n",
            "/c/fr-fr/b.md": "---\ntitle: B\nassetid: no GUID\n---\nTexte.\n",
        ])
        let statistics = try await statistics(files)
        #expect(statistics.distinctTopics == 3)
        #expect(statistics.locales.map(\.figures.withoutAssetID) == [1, 2])
        #expect(statistics.locales.map(\.figures.onlyHere) == [1, 2])
        #expect(
            statistics.text.hasSuffix(
                "\n3 distinct topics, joined by asset id; 3 topics have none and count as topics of their own\n"))
    }

    @Test func `translations count by their front matter, in any letter case and spelling`() async throws {
        let figures = try await figures([
            "/c/fr-fr/a.md": topic(1, "A", "T", "translationtype: MT\n"),
            "/c/fr-fr/b.md": topic(2, "B", "T", "ms.translationtype: ht\n"),
            "/c/fr-fr/c.md": topic(3, "C", "T", "ms:translationtype: 'HT '\n"),
            "/c/fr-fr/d.md": topic(4, "D", "T", "translationtype: PE\n"), "/c/fr-fr/e.md": topic(5, "E"),
        ])
        #expect(figures["fr-fr"]?.machineTranslated == 1)
        #expect(figures["fr-fr"]?.humanTranslated == 2)
        #expect(figures["fr-fr"]?.unsaid == 2)
    }

    @Test func `words are those of the bodies`() async throws {
        let figures = try await figures([
            "/c/en-us/a.md": topic(1, "One two", "Three **four**.\n\n> [!NOTE]\n> Five."),
            "/c/ja-jp/a.md": topic(1, "開始", "設定を開く。"),
        ])
        #expect(figures["en-us"]?.words == 5)
        #expect(figures["ja-jp"]?.words == 7)
    }

    @Test func `translations that are old, and texts that nobody translated, are counted`() async throws {
        let text = "Make sure that the server is running."
        let files = MemoryFileSystem([
            "/c/en-us/a.md": topic(1, "One", text), "/c/fr-fr/a.md": topic(1, "Un", text),
            "/c/en-us/b.md": topic(2, "Two", text), "/c/fr-fr/b.md": topic(2, "Deux", "Vérifiez que le serveur est en marche."),
        ])
        #expect(try await statistics(files).locales.map(\.figures.stale) == [nil, nil])
        var options = Check.Options(content: "/c", jobs: 1)
        options.recordsSources = true
        _ = try await Check(options, fileSystem: files).run()
        files.add("/c/en-us/a.md", topic(1, "One", text + " Now."))
        files.add("/c/en-us/b.md", topic(2, "Two", text + "\n\nMore."))
        let statistics = try await statistics(files)
        #expect(statistics.locales.map(\.figures.stale) == [0, 2])
        #expect(statistics.total.stale == 2)
        #expect(statistics.locales.map(\.figures.untranslated) == [Share(0, of: 0), Share(0, of: 2)])
        files.add("/c/en-us/a.md", topic(1, "One", text))
        #expect(try await self.statistics(files).locales.last?.figures.untranslated.percent == "50.0%")
    }

    @Test func `files that are no topics are counted apart`() async throws {
        let files = Sample.fileSystem()
        files.add("/c/en-us/no-front-matter.md", "Text.\n")
        files.add("/c/en-us/latin.md", [0x2D, 0x2D, 0x2D, 0x0A, 0xE9])
        files.add("/c/notes/x.md", topic(9, "Nobody's"))
        files.add("/c/en-us/locked.md", topic(10, "Locked"))
        files.addLink("/c/en-us/away.md", to: "/elsewhere.md")
        files.add("/elsewhere.md", topic(11, "Away"))
        files.fail(MemoryFileSystem.Faults(unreadable: ["/c/en-us/locked.md"]))
        let statistics = try await statistics(files)
        #expect(statistics.unreadCount == 5)
        #expect(statistics.total.topics == 7)
    }

    @Test func `the configuration counts: what it excludes is not there`() async throws {
        let files = Sample.fileSystem()
        files.add("/c/helpc.yml", "exclude:\n- ja-jp\n- en-us/docs/only.md\n")
        let statistics = try await statistics(files)
        #expect(statistics.locales.map(\.figures.topics) == [2, 2])
        files.add("/c/helpc.yml", "nmae: x\n")
        await #expect(throws: ContentFailure.self) { try await self.statistics(files) }
    }

    @Test func `any number of jobs and any order of files give the same`() async throws {
        let files = MemoryFileSystem()
        for number in 0..<200 {
            files.add("/c/en-us/t\(number).md", topic(number, "T\(number)", "a b c"))
            if number % 3 > 0 { files.add("/c/de-de/t\(number).md", topic(number, "T\(number)", "a b")) }
        }
        let json = try await statistics(files).json
        for order in 1...3 { #expect(try await statistics(files.copy(order: UInt64(order)), jobs: 5).json == json) }
    }

    @Test func `nothing gives nothing, not a division by zero`() async throws {
        let files = MemoryFileSystem(["/c/notes.txt": ""])
        let empty = try await statistics(files)
        #expect(empty.isEmpty)
        #expect(empty.total.coverage.percent == "-")
        files.add("/c/en-us/old.md", "---\nredirect: https://example.org/\n---\n")
        let redirects = try await statistics(files)
        #expect(!redirects.isEmpty)
        #expect(
            redirects.text == """
                locale  topics  redirects  coverage  missing  only here  machine  human  unsaid  stale  as source  words
                en-us        0          1         -        0          0        -      -       -      -          -      0
                total        0          1         -        0          0        -      -       -      -          -      0

                0 distinct topics, joined by asset id

                """)
        #expect(redirects.json.contains("\"coverage\": null,"))
    }

    @Test func `JSON has its members in this order`() async throws {
        let figures = """
                  "topics": 1,
                  "redirects": 0,
                  "distinctTopics": 1,
                  "coverage": 1.0000,
                  "missing": 0,
                  "onlyHere": 1,
                  "withoutAssetId": 0,
                  "translation": {
                    "machine": 0,
                    "human": 0,
                    "unsaid": 1
                  },
                  "words": 2,
                  "stale": null,
                  "untranslated": null
            """
        let statistics = try await statistics(MemoryFileSystem(["/c/en-us/a.md": topic(1, "A")]))
        #expect(
            statistics.json == """
                {
                  "schemaVersion": "1.1",
                  "distinctTopics": 1,
                  "unreadFiles": 0,
                  "locales": [
                    {
                      "locale": "en-US",
                      "folder": "en-us",
                \(figures)
                    }
                  ],
                  "total": {
                \(figures.split(separator: "\n").map { $0.dropFirst(2) }.joined(separator: "\n"))
                  }
                }

                """)
    }

    @Test(arguments: [
        (1, 3, "33.3%"), (2, 3, "66.6%"), (9999, 10_000, "99.9%"), (0, 5, "0.0%"), (5, 5, "100.0%"), (0, 0, "-"),
    ])
    func `a share is rounded down, so that only all is 100`(part: Int, whole: Int, text: String) {
        #expect(Share(part, of: whole).percent == text)
    }
}
