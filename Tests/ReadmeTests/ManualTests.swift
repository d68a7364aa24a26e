import Foundation
import Testing

/// The manual page and the command say the same.
@Suite struct ManualTests {
    private static let file = Command.package.appending(path: "Documentation/helpc.1")

    /// The commands that `helpc --help` lists.
    private static func commands() async throws -> [String] {
        let help = try await Command.run(["--help"]).output
        let list = try #require(help.range(of: "\nSUBCOMMANDS:\n"))
        return help[list.upperBound...].split(separator: "\n").prefix { $0.hasPrefix("  ") && !$0.hasPrefix("  See") }
            .compactMap { $0.split(separator: " ").first.map(String.init) }
    }

    /// The spellings of options in `help`, and the values that they take.
    private static func options(in help: String) throws -> (spellings: Set<String>, values: Set<String>) {
        let list = help[try #require(help.range(of: "\nOPTIONS:\n")).upperBound...]
        var spellings: Set<String> = []
        for line in list.split(separator: "\n") where line.hasPrefix("  -") {
            let names = line.dropFirst(2).split(separator: "  ", maxSplits: 1)[0].split(separator: ", ")
            spellings.formUnion(names.compactMap { $0.split(separator: " ").first.map(String.init) })
        }
        let text = list.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let values = text.matches(of: /\(values: ([^;)]*)/).flatMap { $0.output.1.split(separator: ", ") }
        return (spellings, Set(values.map(String.init)))
    }

    /// What mdoc source writes as a flag, as it is typed.
    private static func flags(in source: some StringProtocol) -> Set<String> {
        Set(String(source).matches(of: /Fl (-?[a-z][a-z-]*)/).map { "-" + $0.output.1 })
    }

    @Test func `each command has a section with its options and their values, and no others`() async throws {
        let manual = try String(contentsOf: Self.file, encoding: .utf8)
        let synopsis = try #require(manual.range(of: "\n.Sh SYNOPSIS\n"))
        let description = try #require(manual.range(of: "\n.Sh DESCRIPTION\n"))
        let sections = try #require(manual.range(of: "\n.Sh COMMANDS\n"))
        let common = Self.flags(in: manual[description.upperBound..<sections.lowerBound])
        #expect(try Self.options(in: await Command.run(["--help"]).output).spellings.isSubset(of: common))

        let commands = try await Self.commands()
        #expect(commands.count >= 5)
        for command in commands {
            #expect(manual[synopsis.upperBound..<description.lowerBound].contains("\n.Cm \(command)\n"))
            let start = try #require(manual.range(of: "\n.Ss helpc \(command)"), "\(command)").upperBound
            let end = manual[start...].firstRange(of: /\n\.S[hs]\b/)?.lowerBound ?? manual.endIndex
            let described = Self.flags(in: manual[start..<end].replacing(/\n\.Fl[^\n]*/, with: ""))
            let (spellings, values) = try Self.options(in: await Command.run([command, "--help"]).output)
            #expect(described == spellings.subtracting(common), "\(command)")
            for value in values { #expect(manual[start..<end].contains("\n.Cm \(value)"), "\(command): \(value)") }
        }
    }

    @Test func `its exit statuses are those of the help`() async throws {
        let manual = try String(contentsOf: Self.file, encoding: .utf8)
        let help = try await Command.run(["--help"]).output
        let statuses = help.matches(of: /\n {2,}([0-9]) {2}/).map { String($0.output.1) }
        #expect(statuses == ["0", "1", "2", "3"])
        let section = manual[try #require(manual.range(of: "\n.Sh EXIT STATUS\n")).upperBound...]
        #expect(section.matches(of: /\n\.It ([0-9])\n/).map { String($0.output.1) } == statuses.map { String($0) })
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/mandoc"), "needs mandoc"))
    func `mandoc has nothing to say about its source`() async throws {
        let result = try await Command.shell("mandoc -T lint Documentation/helpc.1", in: Command.package)
        #expect(result.status == 0)
        #expect(result.output + result.messages == "")
    }
}
