import Foundation
import Testing

/// The exit statuses that the README promises.
@Suite struct ExitStatusTests {
    private static let topic = """
        ---
        title: Start Setup again
        assetid: 0f6f9f0e-52a1-4f0f-8a1b-f0a7d5d9c3b2
        ---

        Close all other programs first.

        """

    /// Runs `arguments` in a folder with `files`.
    private func run(_ arguments: [String], _ files: [String: String]) async throws -> Command.Result {
        try await Command.withFolder { folder in
            for (path, text) in files {
                let file = folder.appending(path: path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            }
            return try await Command.run(arguments, in: folder)
        }
    }

    @Test(arguments: [
        "buidl", "--nope", "build --nope", "build --jobs 0", "build --jobs 1025", "build --jobs many", "build --jobs -1",
        "build --jobs", "build --emit pdf", "build --emit html,pdf", "build --emit", "build --fail-on fatal",
        "build --fail-on", "build --locale", "build -o", "build --output=", "build one two", "render", "render one two",
        "render - --format pdf", "render - --format", "render - --emphasis none", "render - --keep-html=yes",
        "explain one two", "explain --locale", "explain --locale x", "init", "init one two", "stats one two",
        "stats --format pdf", "stats --format",
    ])
    func `a wrong command line gets one sentence, a pointer to the help, and status 2`(line: String) async throws {
        let result = try await run(line.split(separator: " ").map(String.init), [:])
        #expect(result.status == 2)
        #expect(result.output == "")
        let lines = result.messages.split(separator: "\n", omittingEmptySubsequences: false)
        try #require(lines.count == 3, "\(result.messages)")
        #expect(lines[0].hasPrefix("helpc: ") && lines[0].count > 20)
        #expect(lines[1] == "Try ‘helpc --help’, or ‘helpc help COMMAND’ for one command.")
        #expect(lines[2] == "")
    }

    @Test(arguments: [
        (["build", ""], "a folder's name is not empty"),
        (["build", "--output", ""], "a folder's name is not empty"),
        (["build"], "‘Content’ holds no topic"),
        (["build", "Other", "--locale", "fr-fr"], "no locale ‘fr-fr’ in this content; there are en-us"),
    ])
    func `a command line that does not fit the content gets one sentence and status 2`(
        arguments: [String], sentence: String
    ) async throws {
        let result = try await run(arguments, ["Content/notes.txt": "", "Other/en-us/a.md": Self.topic])
        #expect(result.status == 2)
        #expect(result.output == "")
        #expect(result.messages.hasPrefix("helpc: \(sentence)"))
    }

    @Test(arguments: ["nmae: x\n", "name: [\n", "severities:\n  asset-id-duplicate: off\n"])
    func `a configuration that is not understood is shown, and the status is 2`(text: String) async throws {
        let result = try await run(["build"], ["Content/helpc.yml": text, "Content/en-us/a.md": Self.topic])
        #expect(result.status == 2)
        #expect(result.messages.contains("--> helpc.yml:"))
        #expect(result.messages.hasSuffix("helpc: the configuration is not understood; nothing was built\n"))
    }

    @Test func `content without findings gets status 0`() async throws {
        let result = try await run(["build"], ["Content/en-us/a.md": Self.topic])
        #expect(result.status == 0)
        #expect(result.output == "")
        #expect(result.messages.hasSuffix("no findings\n"))
    }

    @Test func `an error in content gets status 1, a warning 0 unless --fail-on says otherwise`() async throws {
        let error = ["Content/en-us/a.md": Self.topic + "\n[a](b.md)\n"]
        #expect(try await run(["build"], error).status == 1)
        let warning = ["Content/en-us/a.md": Self.topic + "\n[a]()\n"]
        #expect(try await run(["build"], warning).status == 0)
        #expect(try await run(["build", "--fail-on", "warning"], warning).status == 1)
    }

    @Test(arguments: [
        ["build", "nowhere"], ["build", "file.txt"], ["build", "-o", "file.txt"], ["render", "nowhere.md"],
        ["render", "Content"],
    ])
    func `what cannot be read or written gets one sentence that names it, and status 3`(
        arguments: [String]
    ) async throws {
        let result = try await run(arguments, ["file.txt": "", "Content/en-us/a.md": Self.topic])
        #expect(result.status == 3)
        #expect(result.output == "")
        #expect(result.messages.hasPrefix("helpc: ") && result.messages.contains(arguments.last ?? ""))
        #expect(result.messages.split(separator: "\n").count == 1)
    }

    @Test func `render prints its result on standard output and findings on standard error`() async throws {
        let result = try await run(["render", "a.md"], ["a.md": Self.topic + "\nRun Get-Health <server name>.\n"])
        #expect(result.status == 0)
        #expect(result.output.contains("&lt;server name&gt;"))
        #expect(result.messages.contains("[html-unknown-element]"))
    }
}
