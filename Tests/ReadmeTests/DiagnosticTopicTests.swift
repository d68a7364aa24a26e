import Foundation
import HelpDiagnostics
import Testing

/// The topics of helpc's own help that explain diagnostics say what helpc does.
@Suite struct DiagnosticTopicTests {
    private static let folder = Command.package.appending(path: "Content/en-us/diagnostics")

    private static let ids: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? []
        return names.filter { $0.hasSuffix(".md") && $0 != "index.md" }.map { String($0.dropLast(3)) }.sorted()
    }()

    @Test func `there are topics, and each is named after an id`() {
        #expect(Self.ids.count >= 10)
        for id in Self.ids { #expect(DiagnosticID(rawValue: id) != nil, "\(id)") }
    }

    @Test(arguments: ids)
    func `the first example has the finding as printed, the second has none`(id: String) async throws {
        let file = Self.folder.appending(path: "\(id).md")
        let topic = try String(contentsOf: file, encoding: .utf8)
        let parts = try #require(Parts(topic))
        #expect(topic.contains("\nerrorid: \(id)\n"))
        if let severity = DiagnosticID(rawValue: id)?.defaultSeverity {
            #expect(topic.contains("\nSeverity: \(severity.name)."))
        }

        let failing = Self.files(of: parts.failing)
        let found = try await Self.build(failing)
        #expect(found.contains("[\(id)]\n"))
        let headlines = found.split(separator: "\n").filter { line in
            Severity.allCases.contains { line.hasPrefix("\($0.name): ") }
        }
        #expect(headlines.count == 1, "\(found)")
        let printed = String(found.prefix(upTo: found.range(of: "\n\n", options: .backwards)?.lowerBound ?? found.endIndex))
        if Command.updates {
            try parts.replacingPrinted(by: printed).write(to: file, atomically: true, encoding: .utf8)
        } else {
            #expect(parts.printed == printed + "\n", "HELPC_UPDATE=1 swift test rewrites it")
        }

        let fixed = try await Self.build(failing.merging(Self.files(of: parts.fixed)) { $1 })
        #expect(fixed.hasSuffix("; no findings\n"), "\(fixed)")
    }

    /// What `helpc build` says of content with `files`, notes included.
    private static func build(_ files: [String: String]) async throws -> String {
        try await Command.withFolder { folder in
            for (path, text) in files {
                let file = folder.appending(path: "Content/\(path)")
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            }
            return try await Command.run(["build", "--notes"], in: folder).messages
        }
    }

    /// The files that `section` shows: a line with the path in code marks and a colon, then a fence with the text.
    private static func files(of section: Substring) -> [String: String] {
        var files: [String: String] = [:]
        var path: Substring?
        var text: String?
        for line in section.split(separator: "\n", omittingEmptySubsequences: false) {
            if let open = text {
                if line == "```" {
                    if let path { files[String(path)] = open }
                    (path, text) = (nil, nil)
                } else {
                    text = open + line + "\n"
                }
            } else if line.hasPrefix("```") {
                text = ""
            } else if line.hasPrefix("`"), line.hasSuffix("`:") {
                path = line.dropFirst().dropLast(2)
            }
        }
        return files
    }

    /// The parts of a topic that are compared with the command.
    private struct Parts {
        let topic: String
        let failing: Substring
        let fixed: Substring
        private let place: Range<String.Index>

        var printed: Substring { topic[place] }

        init?(_ topic: String) {
            guard let first = topic.range(of: "\n## Example that fails\n"),
                let prints = topic.range(of: "\nhelpc prints:\n\n```text\n", range: first.upperBound..<topic.endIndex),
                let second = topic.range(
                    of: "\n## The same example, fixed\n", range: prints.upperBound..<topic.endIndex),
                let close = topic.range(of: "```\n", range: prints.upperBound..<second.lowerBound),
                let last = topic.range(of: "\n## When to allow it\n", range: second.upperBound..<topic.endIndex)
            else { return nil }
            self.topic = topic
            failing = topic[first.upperBound..<prints.lowerBound]
            fixed = topic[second.upperBound..<last.lowerBound]
            place = prints.upperBound..<close.lowerBound
        }

        func replacingPrinted(by text: String) -> String {
            topic.replacingCharacters(in: place, with: text + "\n")
        }
    }
}
