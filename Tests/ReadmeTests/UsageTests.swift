import Foundation
import Testing

/// README.md and the command say the same.
@Suite struct UsageTests {
    private static let commands = [
        ["--help"], ["build", "--help"], ["check", "--help"], ["lookup", "--help"],
        ["annotate", "--help"], ["render", "--help"], ["explain", "--help"],
        ["inspect", "--help"], ["verify", "--help"], ["init", "--help"], ["stats", "--help"],
    ]

    @Test func `the usage text in the README is what the command prints`() async throws {
        var usage = "```text\n"
        for arguments in Self.commands {
            let result = try await Command.run(arguments)
            #expect(result.status == 0)
            #expect(result.messages == "")
            let text = result.output.trimmingCharacters(in: .newlines)
            usage += "$ helpc \(arguments.joined(separator: " "))\n\(text)\n\n"
        }
        usage = usage.trimmingCharacters(in: .newlines) + "\n```\n"

        let file = Command.package.appending(path: "README.md")
        let readme = try String(contentsOf: file, encoding: .utf8)
        let begin = try #require(readme.range(of: "<!-- usage -->\n"))
        let end = try #require(readme.range(of: "<!-- /usage -->"))
        if Command.updates {
            let updated = readme[..<begin.upperBound] + usage + readme[end.lowerBound...]
            try String(updated).write(to: file, atomically: true, encoding: .utf8)
        } else {
            #expect(readme[begin.upperBound..<end.lowerBound] == usage, "HELPC_UPDATE=1 swift test rewrites it")
        }
    }

    @Test func `help leaves no trailing space and fits a terminal of 80 columns but for the usage line`() async throws {
        for arguments in Self.commands {
            for line in try await Command.run(arguments).output.split(separator: "\n") {
                #expect(line.last != " ")
                #expect(line.count <= 80 || line.hasPrefix("USAGE:"))
            }
        }
    }
}
