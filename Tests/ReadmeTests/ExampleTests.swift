import Foundation
import Testing

/// The readiness checkers of `Examples`, compiled and run: all three say the same, word for word.
@Suite struct ExampleTests {
    /// Their arguments behind the bundle, what they print, and their exit status.
    static let cases: [(arguments: [String], output: String, status: Int32)] = [
        (
            ["fr-CA", "DISKspaceMissing"],
            """
            L’espace disque est insuffisant
            [fr-FR for fr-CA: region]

            Ce qu’il faut au programme d’installation.

            L’installation nécessite 30 Go.


            """, 0
        ),
        (
            ["de", "sample.machine.Proxy", "proxy"],
            """
            The proxy of the machine is not reached
            [en-US: default]

            Look into the settings of the machine.

            Several topics are about proxy:
              sample.machine.Proxy  The proxy of the machine is not reached
              sample.user.Proxy  The proxy of the user is not reached


            """, 1
        ),
        (
            ["en-US", "DiskSpaceMissin", "zzzzzzzz", "FrenchOnly", " "],
            """
            There is no help on DiskSpaceMissin.
            Is it one of these?
              DiskSpaceMissing

            There is no help on zzzzzzzz.

            No help on FrenchOnly: not-in-locale.

            No help on  : bad-key.


            """, 1
        ),
        (["en-US"], "", 2),
    ]

    /// The variables of this process: compilers and Python are where the machine has them.
    private static let environment = ProcessInfo.processInfo.environment

    private static func has(_ program: String) -> Bool {
        let folders = environment["PATH", default: ""].split(separator: ":")
        return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
    }

    /// The folder of what was built beside these tests.
    private static var built: String {
        Command.executable?.deletingLastPathComponent().path(percentEncoded: false) ?? ""
    }

    /// Runs `body` in a new folder with the bundle of Tests/Library/Content, and the variables with which compilers and
    /// programs find the library as it is built beside these tests.
    private func withBundle(_ body: (URL, [String: String]) async throws -> Void) async throws {
        try await Command.withFolder { folder in
            let content = Command.package.appending(path: "Tests/Library/Content").path(percentEncoded: false)
            let built = try await Command.run(
                ["build", content, "-o", folder.path(percentEncoded: false), "--notes", "--fail-on", "note"])
            try #require(built.status == 0, "\(built.messages)")
            var environment = Self.environment
            environment["LD_LIBRARY_PATH"] = "\(folder.path(percentEncoded: false)):\(Self.built)"
            environment["EXAMPLES"] = Command.package.appending(path: "Examples").path(percentEncoded: false)
            environment["SOURCES"] = Command.package.appending(path: "Sources").path(percentEncoded: false)
            environment["BUILT"] = Self.built
            // As it is named where it is installed.
            let link = "ln -s \"$BUILT/libhelplookup.so\" libhelplookup.so.0"
            _ = try await Command.shell(link, in: folder, environment: environment)
            try await body(folder, environment)
        }
    }

    private static let cc = "cc -std=c99 -Wall -Wextra -pedantic -Werror -I \"$SOURCES/CHelpLookup/include\""
    private static let python = "python3 -B -W error"
    private static let swiftc = """
        swiftc -swift-version 6 -warnings-as-errors -I "$BUILT/Modules" -I "$SOURCES/CHelpLookup/include" \
            -I "$SOURCES/CHelpAtomics/include" -L "$BUILT" -lhelplookup
        """

    // MARK: Examples

    /// Runs `script` to have the program `readiness`, then that on each case and on a damaged bundle.
    private func expectAnswers(from script: String) async throws {
        try await withBundle { folder, environment in
            let made = try await Command.shell(script, in: folder, environment: environment)
            try #require(made.status == 0, "\(made.messages)")
            for (arguments, output, status) in Self.cases {
                let words = (["sample.helpb"] + arguments).map { "'\($0)'" }.joined(separator: " ")
                let result = try await Command.shell("./readiness \(words)", in: folder, environment: environment)
                #expect(result.output == output)
                #expect(result.status == status)
                #expect(result.messages == (status == 2 ? "usage: readiness BUNDLE LOCALE KEY...\n" : ""))
            }
            let damaged = try await Command.shell(
                "head -c 5000 sample.helpb >part.helpb; ./readiness part.helpb fr proxy", in: folder,
                environment: environment)
            #expect(damaged.status == 3)
            #expect(damaged.output.isEmpty)
            #expect(damaged.messages.hasPrefix("readiness: part.helpb: the file is not as long as it says"))
        }
    }

    @Test(.enabled(if: has("cc"), "there is no C compiler"))
    func `the example in C answers`() async throws {
        try await expectAnswers(from: "\(Self.cc) \"$EXAMPLES/C/readiness.c\" ./libhelplookup.so.0 -o readiness")
    }

    @Test(.enabled(if: has("python3"), "there is no Python"))
    func `the example in Python answers`() async throws {
        try await expectAnswers(
            from: """
                printf '#!/bin/sh\\nexec \(Self.python) "$EXAMPLES/Python/readiness.py" "$@"\\n' >readiness
                chmod +x readiness
                """)
    }

    // As a package of its own it is built by Scripts/check-library.sh, which takes longer.
    @Test(.enabled(if: has("swiftc"), "swiftc is not in the path"))
    func `the example in Swift answers`() async throws {
        let sources = "\"$EXAMPLES\"/Swift/Sources/readiness/*.swift"
        try await expectAnswers(from: "\(Self.swiftc) -parse-as-library \(sources) -o readiness")
    }

    // MARK: The guide

    /// Writes the guide's programs in `language` to a folder, runs `script` there, and expects the title of the topic.
    private func expectTitle(_ language: String, _ script: String) async throws {
        let guide = try String(
            contentsOf: Command.package.appending(path: "Content/en-us/guide/runtime.md"), encoding: .utf8)
        let programs = guide.components(separatedBy: "\n```\(language)\n").dropFirst().compactMap { text in
            text.range(of: "\n```\n").map { text[..<$0.lowerBound] + "\n" }
        }
        try #require(!programs.isEmpty)
        try await withBundle { folder, environment in
            for (number, program) in programs.enumerated() {
                try folder.write(["\(number).\(language)": String(program)])
            }
            let result = try await Command.shell(
                "mv sample.helpb help.helpb\n" + script, in: folder, environment: environment)
            #expect(result.status == 0, "\(result.messages)")
            #expect(result.output.hasPrefix("L’espace disque est insuffisant\n"))
        }
    }

    @Test(.enabled(if: has("cc"), "there is no C compiler"))
    func `the programs of the guide in C run and compile`() async throws {
        try await expectTitle(
            "c", "\(Self.cc) -c 1.c -o 1.o\n\(Self.cc) 0.c ./libhelplookup.so.0 -o program\n./program")
    }

    @Test(.enabled(if: has("python3"), "there is no Python"))
    func `the program of the guide in Python runs`() async throws {
        try await expectTitle("python", "PYTHONPATH=\"$EXAMPLES/Python\" PYTHONUTF8=1 \(Self.python) 0.python")
    }

    @Test(.enabled(if: has("swiftc"), "swiftc is not in the path"))
    func `the program of the guide in Swift runs`() async throws {
        try await expectTitle("swift", "mv 0.swift main.swift\n\(Self.swiftc) main.swift -o program\n./program")
    }
}
