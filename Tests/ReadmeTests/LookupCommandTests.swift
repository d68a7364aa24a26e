import Foundation
import Testing

/// `helpc lookup` as a person or a program runs it: both of the programs that answer give the same.
@Suite struct LookupCommandTests {
    private static let files = [
        "Content/en-us/a.md": "---\ntitle: A fault\nerrorid: FirstFault\n---\nDo this.\n",
        "Content/fr-fr/a.md": "---\ntitle: Une faute\nerrorid: FirstFault\n---\nFaites cela.\n",
    ]

    private func withBundle(_ body: (URL) async throws -> Void) async throws {
        try await Command.withFolder { folder in
            try folder.write(Self.files)
            let built = try await Command.run(["build", "--emit", "bundle"], in: folder)
            try #require(built.status == 0, "\(built.messages)")
            try await body(folder)
        }
    }

    @Test func `both programs give the same answer`() async throws {
        try await withBundle { folder in
            let compiler = try #require(Command.executable).deletingLastPathComponent().appending(path: "helpc-compiler")
            for arguments in [
                ["FirstFault"], ["FirstFault", "--locale", "fr-CA"], ["Firstfalt"], ["FirstFault", "--format", "json"],
                ["FirstFault", "--locale", "ja", "--strict"], ["FirstFault", "--bundle", "nowhere.helpb"],
            ] {
                let small = try await Command.run(["lookup"] + arguments, in: folder)
                let full = try await Command.run(["lookup"] + arguments, in: folder, program: compiler)
                #expect(small.status == full.status, "\(arguments)")
                #expect(small.output == full.output, "\(arguments)")
                #expect(small.messages == full.messages, "\(arguments)")
            }
        }
    }

    @Test(arguments: [
        ["FirstFault"], ["FirstFault", "--locale", "fr-CA"], ["Firstfalt"], ["FirstFault", "--locale", "ja", "--strict"],
    ]) func `its JSON is what the schema says`(_ arguments: [String]) async throws {
        try await withBundle { folder in
            let result = try await Command.run(["lookup", "--format", "json"] + arguments, in: folder)
            var checker = try SchemaChecker("lookup.schema.json")
            #expect(try checker.check(result.output) == [])
        }
    }

    @Test func `a bundle that is not there or is none ends in one sentence`() async throws {
        try await withBundle { folder in
            try folder.write(["other.helpb": "text", "Output/second.helpb": "text"])
            for (arguments, status, sentence) in [
                (["--bundle", "nowhere"], 3, "helpc: cannot read the bundle ‘nowhere’: No such file or directory\n"),
                (["--bundle", "Content"], 3, "helpc: cannot read the bundle ‘Content’: Is a directory\n"),
                (
                    ["--bundle", "other.helpb"], 3,
                    "helpc: cannot use the bundle ‘other.helpb’: a bundle has 4096 bytes at least, and this has 4 (R1, byte 4)\n"
                ),
                ([], 2, "helpc: which bundle? ‘Output’ holds 2; name one with ‘--bundle’, such as ‘--bundle Output/help.helpb’\n"),
            ] {
                let result = try await Command.run(["lookup", "FirstFault"] + arguments, in: folder)
                #expect(result.status == Int32(status))
                #expect(result.messages == sentence)
                #expect(result.output == "")
            }
        }
    }
}
