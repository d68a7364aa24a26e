import Foundation
import Testing

/// What README.md shows of a terminal is what a terminal shows.
@Suite struct ReadmeRunTests {
    private static let (begin, end) = ("<!-- run -->\n```text\n", "```\n<!-- /run -->")

    @Test func `the run that the README shows is copied from a terminal`() async throws {
        let file = Command.package.appending(path: "README.md")
        let readme = try String(contentsOf: file, encoding: .utf8)
        let blocks = readme.components(separatedBy: Self.begin).dropFirst().compactMap {
            $0.components(separatedBy: Self.end).first
        }
        try #require(blocks.count == 2)
        // All blocks are one session, in one shell.
        let commands = blocks.map { block in
            block.split(separator: "\n").filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
        }
        var printed = try await Self.printed(by: commands.flatMap { $0 })[...]
        var updated = readme
        for (block, commands) in zip(blocks, commands) {
            let expected = commands.map { "$ \($0)\n\(printed.popFirst() ?? "")" }.joined()
            if Command.updates {
                updated = updated.replacingOccurrences(
                    of: Self.begin + block + Self.end, with: Self.begin + expected + Self.end)
            } else {
                #expect(Self.withoutIDs(block) == Self.withoutIDs(expected), "HELPC_UPDATE=1 swift test rewrites it")
            }
        }
        if Command.updates { try updated.write(to: file, atomically: true, encoding: .utf8) }
    }

    /// `helpc init` gives new ids each time.
    private static func withoutIDs(_ text: String) -> String {
        text.replacing(/urn:uuid:[0-9a-f-]{36}/, with: "urn:uuid:GUID")
    }

    /// What each of `commands` prints when they are typed one after the other in an empty folder.
    private static func printed(by commands: [String]) async throws -> [String] {
        let executable = try #require(Command.executable, "no ‘helpc’ was built beside the tests")
        let mark = "\u{1}"
        let script = commands.map { "\($0)\nstatus=$?; printf '\(mark)'; (exit $status)\n" }.joined()
        return try await Command.withFolder { folder in
            let path = executable.deletingLastPathComponent().path(percentEncoded: false) + ":/usr/bin:/bin"
            let result = try await Command.shell(
                "set +e\nexec 2>&1\n" + script + "true\n", in: folder,
                environment: ["PATH": path, "COLUMNS": "80", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"])
            #expect(result.status == 0)
            return result.output.components(separatedBy: mark)
        }
    }
}
