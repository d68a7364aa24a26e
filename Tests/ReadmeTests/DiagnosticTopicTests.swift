import Foundation
import HelpDiagnostics
import Testing

/// The topics of helpc's own help that explain diagnostics say what helpc does.
@Suite struct DiagnosticTopicTests {
    /// Ids that no content provokes, and why; their topics have prose and no example.
    private static let withoutExample: [DiagnosticID: String] = [
        .baselineStale: "the file of known findings is at fault, not the content",
        .internalError: "a fault of helpc's own: one that is known gets mended, not documented"
    ]

    private static let folder = Command.package.appending(path: "Content/en-us/diagnostics")

    /// The names of the topics on single ids, as written in their folder.
    private static let names: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? []
        return names.filter { $0.hasSuffix(".md") && $0 != "index.md" }.map { String($0.dropLast(3)) }.sorted()
    }()

    private static func topic(_ id: String) throws -> String {
        try String(contentsOf: folder.appending(path: "\(id).md"), encoding: .utf8)
    }

    @Test func `each id has a topic, and each topic is named after an id`() {
        let missing = DiagnosticID.allCases.map(\.rawValue).filter { !Self.names.contains($0) }
        #expect(missing.isEmpty, "no topic")
        let unknown = Self.names.filter { DiagnosticID(rawValue: $0) == nil }
        #expect(unknown.isEmpty, "no id")
    }

    @Test(arguments: names)
    func `a topic names its id, its severity, and whether that can be changed`(name: String) throws {
        let id = try #require(DiagnosticID(rawValue: name))
        let topic = try Self.topic(name)
        #expect(topic.contains("\nerrorid: \(name)\n"))
        #expect(topic.contains("\nSeverity: \(id.defaultSeverity.name)."))
        #expect(topic.contains("It cannot be changed") == id.losesPage)
    }

    @Test(arguments: withoutExample.keys.map(\.rawValue).sorted())
    func `a topic on what no content provokes has no example`(name: String) throws {
        #expect(try !Self.topic(name).contains("```"))
    }

    @Test(arguments: names.filter { !withoutExample.keys.map(\.rawValue).contains($0) })
    func `the first example has the finding as printed, the second has none`(name: String) async throws {
        let id = try #require(DiagnosticID(rawValue: name))
        let topic = try Self.topic(name)
        let parts = try #require(Parts(topic), "the sections that the other topics have")

        try await Command.withFolder { folder in
            try await Self.take(Self.steps(of: parts.failing), in: folder)
            let found = try await Command.run(Self.command(for: id), in: folder)
            let (printed, last) = Self.split(found.output + found.messages)
            let headlines = printed.split(separator: "\n").filter { line in
                Severity.allCases.contains { line.hasPrefix("\($0.name): ") }
            }
            #expect(headlines.count == 1 && headlines.first?.hasSuffix(" [\(name)]") == true, "\(found.messages)")
            #expect(headlines.first?.hasPrefix("\(id.defaultSeverity.name): ") == true)
            if name.hasPrefix("config-") {
                #expect(found.status == 2)
                #expect(last == "helpc: the configuration is not understood; nothing was built")
            } else {
                #expect(found.status == (id.defaultSeverity == .error ? 1 : 0))
                #expect(last.contains("; 1 \(id.defaultSeverity.name)"))
            }
            if Command.updates {
                try parts.replacingPrinted(by: printed).write(
                    to: Self.folder.appending(path: "\(name).md"), atomically: true, encoding: .utf8)
            } else {
                #expect(parts.printed == printed + "\n", "HELPC_UPDATE=1 swift test rewrites it")
            }

            try await Self.take(Self.steps(of: parts.fixed), in: folder)
            let fixed = try await Command.run(Self.command(for: id), in: folder)
            #expect(fixed.status == 0)
            #expect(fixed.messages.hasSuffix("; no findings\n"), "\(fixed.messages)")
        }
    }

    /// Only a check compares locales with each other.
    private static func command(for id: DiagnosticID) -> [String] {
        [id.rawValue.hasPrefix("l10n-") && id != .l10nFallbackUsed ? "check" : "build", "--notes"]
    }

    // MARK: Translations

    /// The translated topics on single ids, as `LOCALE/diagnostics/ID.md`.
    private static let translations: [String] = {
        let content = Command.package.appending(path: "Content").path(percentEncoded: false)
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: content)) ?? []
        return paths.filter { path in
            let parts = path.split(separator: "/")
            return parts.count == 3 && parts[0] != "en-us" && parts[1] == "diagnostics" && parts[2] != "index.md"
                && parts[2].hasSuffix(".md")
        }.sorted()
    }()

    @Test(arguments: translations)
    func `a translation has the ids and the fenced blocks of the English topic`(path: String) throws {
        let file = Command.package.appending(path: "Content").appending(path: path)
        let translation = try String(contentsOf: file, encoding: .utf8)
        let source = try Self.topic(file.deletingPathExtension().lastPathComponent)
        for key in ["assetid: ", "errorid: "] {
            #expect(Self.line(beginningWith: key, of: translation) == Self.line(beginningWith: key, of: source))
        }
        #expect(Self.fences(of: translation) == Self.fences(of: source))
    }

    private static func line(beginningWith key: String, of topic: String) -> Substring? {
        topic.split(separator: "\n").first { $0.hasPrefix(key) }
    }

    /// The fenced blocks of a topic with their fences, in order.
    private static func fences(of topic: String) -> [String] {
        var fences: [String] = []
        var open: String?
        for line in topic.split(separator: "\n", omittingEmptySubsequences: false) {
            if let text = open {
                open = line == "```" ? nil : text + "\n" + line
                if open == nil { fences.append(text) }
            } else if line.hasPrefix("```") {
                open = String(line)
            }
        }
        return fences + (open.map { ["never closed: \($0)"] } ?? [])
    }

    @Test func `helpc's own help compiles without a finding`() async throws {
        try await Command.withFolder { folder in
            let output = folder.appending(path: "Output").path(percentEncoded: false)
            let result = try await Command.run(["build", "Content", "-o", output, "--notes", "--fail-on", "note"])
            #expect(result.status == 0)
            #expect(result.messages.hasSuffix("; no findings\n"), "\(result.messages)")
        }
    }

    // MARK: Examples

    /// What an example asks its reader to do.
    private enum Step {
        /// Write a file, named below the content folder.
        case file(String, String)
        /// Run a script in the folder that holds the content folder.
        case shell(String)
    }

    private static let shellLine = "In the folder that holds `Content`, run:"

    /// The steps of `section`, in order: a line that is a path in code marks and a colon, or the one that asks to run
    /// something, and then a fence.
    private static func steps(of section: Substring) -> [Step] {
        var steps: [Step] = []
        var lead: Substring?
        var text: String?
        for line in section.split(separator: "\n", omittingEmptySubsequences: false) {
            if let open = text {
                if line != "```" {
                    text = open + line + "\n"
                    continue
                }
                if lead == shellLine[...] {
                    steps.append(.shell(open))
                } else if let lead {
                    steps.append(.file(String(lead.dropFirst().dropLast(2)), open))
                }
                (lead, text) = (nil, nil)
            } else if line.hasPrefix("```") {
                text = ""
            } else if line == shellLine || (line.hasPrefix("`") && line.hasSuffix("`:")) {
                lead = line
            }
        }
        return steps
    }

    private static func take(_ steps: [Step], in folder: URL) async throws {
        for step in steps {
            switch step {
            case .file(let path, let text):
                let file = folder.appending(path: "Content/\(path)")
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            case .shell(let script):
                let result = try await Command.shell(script, in: folder)
                try #require(result.status == 0 && result.messages.isEmpty, "\(script)\(result.messages)")
            }
        }
    }

    /// The findings, and the last line by itself.
    private static func split(_ messages: String) -> (findings: String, last: String) {
        var lines = messages.split(separator: "\n", omittingEmptySubsequences: false)
        while lines.last?.isEmpty == true { lines.removeLast() }
        let last = lines.popLast() ?? ""
        while lines.last?.isEmpty == true { lines.removeLast() }
        return (lines.joined(separator: "\n"), String(last))
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
