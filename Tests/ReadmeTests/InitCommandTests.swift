import Foundation
import Testing

/// `helpc init`
@Suite struct InitCommandTests {
    private static let files = [
        "en-us/index.md", "en-us/setup/disk-space.md", "en-us/setup/free-disk-space.md", "en-us/toc.yml",
        "fr-fr/index.md", "fr-fr/installation/espace-disque.md", "fr-fr/installation/liberer-de-l-espace.md",
        "fr-fr/toc.yml", "helpc.yml",
    ]

    @Test(arguments: [
        ("x", "x", "x"), ("a/b", "a/b", "a/b"), ("a//b/", "a/b", "a//b"), (".", "", "."), ("./-x", "-x", "./-x"),
        ("été", "été", "été"), ("two words", "two words", "'two words'"), ("it's", "it's", #"'it'\''s'"#),
    ])
    func `what was made compiles without a finding, by the command that was shown`(
        name: String, path: String, word: String
    ) async throws {
        try await Command.withFolder { folder in
            let result = try await Command.run(["init", name], in: folder)
            #expect(result.status == 0)
            #expect(result.messages == "")
            #expect(result.output.contains("\n  helpc build \(word)\n"))
            #expect(result.output.hasSuffix("\nand open Output/html/index.html.\n"))
            let made = path.isEmpty ? folder : folder.appending(path: path)
            #expect(try made.files() == Self.files)
            for file in Self.files { #expect(result.output.contains("\n  \(file)\n")) }

            let build = try await Command.run(["build", name, "--notes", "--fail-on", "note"], in: folder)
            #expect(build.status == 0)
            #expect(build.messages.hasPrefix("6 topics, 0 redirects, 2 locales, "))
            #expect(build.messages.hasSuffix("; no findings\n"))
            #expect(FileManager.default.fileExists(atPath: folder.appending(path: "Output/html/index.html").path))
        }
    }

    @Test func `a name that begins with a hyphen follows two of them, and is shown as a path`() async throws {
        try await Command.withFolder { folder in
            #expect(try await Command.run(["init", "-x"], in: folder).status == 2)
            let result = try await Command.run(["init", "--", "-x"], in: folder)
            #expect(result.status == 0)
            #expect(result.output.contains("\n  helpc build ./-x\n"))
            #expect(try folder.appending(path: "-x").files() == Self.files)
            #expect(try await Command.run(["build", "./-x", "--fail-on", "note"], in: folder).status == 0)
        }
    }

    @Test func `an empty folder is filled, through a symbolic link as well`() async throws {
        try await Command.withFolder { folder in
            let empty = folder.appending(path: "empty")
            try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(
                at: folder.appending(path: "link"), withDestinationURL: empty)
            #expect(try await Command.run(["init", "link"], in: folder).status == 0)
            #expect(try empty.files() == Self.files)
        }
    }

    @Test(arguments: [
        ("full", "‘full’ is not empty"), ("hidden", "‘hidden’ is not empty"),
        ("full/file.txt", "‘full/file.txt’ is a file"),
        ("dangling", "‘dangling’ is a symbolic link that leads nowhere"), (".", "‘.’ is not empty"),
    ])
    func `nothing that is there is written to`(name: String, reason: String) async throws {
        try await Command.withFolder { folder in
            try folder.write(["full/file.txt": "mine", "hidden/.keep": ""])
            try FileManager.default.createSymbolicLink(
                atPath: folder.appending(path: "dangling").path(percentEncoded: false), withDestinationPath: "nowhere")
            let before = try folder.files()
            let result = try await Command.run(["init", name], in: folder)
            #expect(result.status == 2)
            #expect(result.output == "")
            #expect(result.messages.hasPrefix("helpc: \(reason); name a new folder, or an empty one\n"))
            #expect(try folder.files() == before)
            #expect(try String(contentsOf: folder.appending(path: "full/file.txt"), encoding: .utf8) == "mine")
        }
    }

    @Test func `below a file nothing can be made`() async throws {
        try await Command.withFolder { folder in
            try folder.write(["file.txt": ""])
            let result = try await Command.run(["init", "file.txt/x"], in: folder)
            #expect(result.status == 3)
            #expect(result.messages == "helpc: cannot create ‘file.txt/x’: Not a directory\n")
        }
    }
}
