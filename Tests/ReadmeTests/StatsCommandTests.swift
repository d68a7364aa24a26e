import Foundation
import Testing

/// `helpc stats`
@Suite struct StatsCommandTests {
    private static let topic = """
        ---
        title: Start Setup again
        assetid: 0f6f9f0e-52a1-4f0f-8a1b-f0a7d5d9c3b2
        translationtype: MT
        ---

        Close all other programs.

        """

    private func run(_ arguments: [String], _ files: [String: String]) async throws -> Command.Result {
        try await Command.withFolder { folder in
            try folder.write(files)
            return try await Command.run(["stats"] + arguments, in: folder)
        }
    }

    @Test func `prints a table, of the folder Content where none is named`() async throws {
        let result = try await run([], ["Content/en-us/a.md": Self.topic])
        #expect(result.status == 0)
        #expect(result.messages == "")
        #expect(
            result.output == """
                locale  topics  redirects  coverage  missing  only here  machine  human  unsaid  stale  as source  words
                en-us        1          0    100.0%        0          1   100.0%   0.0%    0.0%      -          -      4
                total        1          0    100.0%        0          1   100.0%   0.0%    0.0%      -          -      4

                1 distinct topic, joined by asset id

                """)
    }

    @Test func `prints JSON as its schema has it, with the members in that order`() async throws {
        var checker = try SchemaChecker("stats.schema.json")
        let contents: [[String: String]] = [
            [
                "Content/en-us/a.md": Self.topic, "Content/fr-fr/b.md": "---\ntitle: B\n---\nUn.\n",
                "Content/fr-fr/c.md": "no",
            ],
            ["Content/en-us/old.md": "---\nredirect: https://example.org/\n---\n"],
            ["Content/a.md": Self.topic.replacingOccurrences(of: "---\n\n", with: "locale: fr\n---\n\n")],
        ]
        for content in contents {
            let result = try await run(["--format", "json"], content)
            #expect(try checker.check(result.output) == [])
            var rest = result.output[...]
            for key in ["schemaVersion", "distinctTopics", "unreadFiles", "locales", "locale", "folder"] + Self.figures
                + ["total"] + Self.figures
            {
                let place = try #require(rest.range(of: "\"\(key)\": "), "\(key)")
                rest = rest[place.upperBound...]
            }
        }
    }

    private static let figures = [
        "topics", "redirects", "distinctTopics", "coverage", "missing", "onlyHere", "withoutAssetId", "translation",
        "machine", "human", "unsaid", "words", "stale", "untranslated",
    ]

    @Test(arguments: [
        ("{\"distinctTopics\": 1}", "required"), ("[]", "type"), ("{\"distinctTopics\": -1}", "minimum"),
        ("{\"distinctTopics\": 1.5}", "type"), ("{\"distinctTopics\": \"1\"}", "type"),
        ("{\"distinctTopics\": true}", "type"), ("{\"more\": 1}", "additionalProperties"),
        ("{\"schemaVersion\": \"2\"}", "const"), ("{\"locales\": [{\"words\": null}]}", "$.locales[0].words: type"),
        ("{\"total\": {\"coverage\": 2}}", "$.total.coverage: maximum"),
    ])
    func `the check of the schema finds what is wrong`(json: String, fault: String) throws {
        var checker = try SchemaChecker("stats.schema.json")
        #expect(try checker.check(json).contains { $0.contains(fault) })
    }

    @Test func `files that are no topics are counted on standard error, with what to run, and the status is 1`()
        async throws
    {
        let files = ["My help/en-us/a.md": Self.topic, "My help/en-us/b.md": "no front matter\n"]
        let one = try await run(["My help"], files)
        #expect(one.status == 1)
        #expect(one.output.contains("en-us        1 "))
        #expect(
            one.messages
                == "helpc: 1 file could not be read as a topic and is not counted; ‘helpc build 'My help'’ says why\n")
        let two = try await run(["My help"], files.merging(["My help/notes/c.md": Self.topic]) { $1 })
        #expect(two.status == 1)
        #expect(two.messages.hasPrefix("helpc: 2 files could not be read as topics and are not counted; "))
    }

    @Test func `findings of the rules are not its business`() async throws {
        let result = try await run([], ["Content/en-us/a.md": Self.topic + "\n[nowhere](nowhere.md)\n"])
        #expect(result.status == 0)
        #expect(result.messages == "")
    }

    @Test(arguments: [
        (["nowhere"], 3, "cannot read ‘nowhere’: no such folder"),
        (["file.txt"], 2, "‘file.txt’ is a file, not a folder of topics"),
        (["empty"], 2, "‘empty’ holds no topic"), ([""], 2, "a folder's name is not empty"),
        (["empty", "--format", "yaml"], 2, "‘--format’ takes ‘text’ or ‘json’, not ‘yaml’"),
    ])
    func `what cannot be counted gets a sentence and the status`(
        arguments: [String], status: Int32, sentence: String
    ) async throws {
        let result = try await run(arguments, ["file.txt": "", "empty/notes.txt": ""])
        #expect(result.status == status)
        #expect(result.output == "")
        #expect(result.messages.hasPrefix("helpc: \(sentence)"), "\(result.messages)")
    }

    @Test func `a configuration that is not understood is shown, and the status is 2`() async throws {
        let result = try await run([], ["Content/helpc.yml": "nmae: x\n", "Content/en-us/a.md": Self.topic])
        #expect(result.status == 2)
        #expect(result.messages.contains("--> helpc.yml:1:1"))
        #expect(result.messages.hasSuffix("helpc: the configuration is not understood; nothing was counted\n"))
    }
}
