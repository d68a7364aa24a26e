import Foundation
import HelpDiagnostics
import Testing

/// `helpc explain`, as installed with a help of its own and as built in this checkout.
@Suite struct ExplainCommandTests {
    private static let english = """
        ---
        title: "link-target-missing: a file that is not there"
        assetid: 5b3c1a52-7d0e-4b7e-9a53-0c6d2b5f8e11
        errorid: link-target-missing
        description: A link leads to nothing.
        ---

        Mend the **link**.

        """

    private static let french = """
        ---
        title: "link-target-missing : un fichier qui n’existe pas"
        assetid: 5b3c1a52-7d0e-4b7e-9a53-0c6d2b5f8e11
        errorid: link-target-missing
        description: Un lien ne mène nulle part.
        ---

        Corrigez le **lien**.

        """

    private static let englishText = """
        link-target-missing: a file that is not there
        =============================================

        Mend the link.

        """

    private static let frenchText = """
        link-target-missing : un fichier qui n’existe pas
        =================================================

        Corrigez le lien.

        """

    private static let help = [
        "share/helpc/Content/en-us/a.md": english, "share/helpc/Content/fr-fr/b.md": french,
    ]

    /// Runs `bin/helpc`, a copy of the command, in a folder with `files`.
    private func runInstalled(
        _ arguments: [String], _ files: [String: String] = help, environment: [String: String] = [:],
        prepare: (URL) throws -> URL = { $0.appending(path: "bin/helpc") }
    ) async throws -> Command.Result {
        try await Command.withFolder { folder in
            try folder.write(files)
            let programs = folder.appending(path: "bin")
            try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: true)
            let built = try #require(Command.executable)
            // By another process: a file that this one has open for writing is handed on to whatever it starts meanwhile,
            // and a program that somebody writes to cannot be run.
            let source = built.path(percentEncoded: false)
            let copied = try await Command.shell("cp '\(source)' '\(source)-compiler' bin", in: folder)
            try #require(copied.status == 0, "\(copied.messages)")
            let program = try prepare(folder)
            return try await Command.run(
                ["explain"] + arguments, in: folder, program: program, environment: environment)
        }
    }

    @Test func `for a Canadian the topic is shown in French of France, and that is said`() async throws {
        let result = try await runInstalled(["link-target-missing", "--locale", "fr-CA"])
        #expect(result.status == 0)
        #expect(result.output == Self.frenchText)
        #expect(result.messages == "helpc: ‘fr-FR’ is served for ‘fr-CA’\n")
    }

    @Test(arguments: ["fr_FR.UTF-8", "fr", "xx;q=0.1, fr-FR;q=0.9", "1036", "FR-fr"])
    func `a locale is understood in any notation, and served as asked nothing is said`(locale: String) async throws {
        let result = try await runInstalled(["link-target-missing", "--locale", locale])
        #expect(result.status == 0)
        #expect(result.output == Self.frenchText)
        #expect(result.messages == "")
    }

    @Test(arguments: [
        (["LANG": "fr_CA.UTF-8"], frenchText, ""),
        (["LANG": "en_US.UTF-8", "LC_MESSAGES": "fr_FR"], frenchText, ""),
        (["LANG": "fr_FR.UTF-8", "LC_ALL": "C"], englishText, ""),
        (["LANG": "fr_FR.UTF-8", "LC_ALL": ""], frenchText, ""),
        (["LANG": "pt_BR.UTF-8"], englishText, "helpc: ‘en-US’ is served for ‘pt-BR’\n"),
        (["LANG": "no such language"], englishText, ""),
    ])
    func `without an option the environment names the language, and only another language is remarked on`(
        environment: [String: String], text: String, messages: String
    ) async throws {
        let result = try await runInstalled(["link-target-missing"], environment: environment)
        #expect(result.status == 0)
        #expect(result.output == text)
        #expect(result.messages == messages)
    }

    @Test func `the help is found through a symbolic link to the command`() async throws {
        let result = try await runInstalled(["[Link-Target-Missing]"]) { folder in
            let link = folder.appending(path: "elsewhere")
            try FileManager.default.createSymbolicLink(
                at: link, withDestinationURL: folder.appending(path: "bin/helpc"))
            return link
        }
        #expect(result.output == Self.englishText)
    }

    @Test func `where no help is installed, the places that were looked at are named, and the status is 3`()
        async throws
    {
        let result = try await runInstalled(["link-target-missing"], [:])
        #expect(result.status == 3)
        #expect(result.output == "")
        #expect(result.messages.hasPrefix("helpc: helpc's own help is not there; it was looked for in ‘/"))
        #expect(result.messages.hasSuffix("/share/helpc/Content’\n"))
    }

    @Test func `a help whose configuration is broken is a fault of the installation`() async throws {
        let files = Self.help.merging(["share/helpc/Content/helpc.yml": "nmae: x\n"]) { $1 }
        let result = try await runInstalled(["link-target-missing"], files)
        #expect(result.status == 3)
        #expect(result.messages.contains("configuration"))
        #expect(result.messages.split(separator: "\n").count == 1)
    }

    @Test func `without an id all diagnostics are listed with their severity and sentence`() async throws {
        let result = try await runInstalled(["--locale", "fr-FR"])
        #expect(result.status == 0)
        #expect(result.messages == "")
        let lines = result.output.split(separator: "\n").map(String.init)
        #expect(lines.count == DiagnosticID.allCases.count)
        #expect(lines == lines.sorted())
        #expect(
            lines.contains {
                $0.hasPrefix("link-target-missing (error)  ") && $0.hasSuffix("  Un lien ne mène nulle part.")
            })
        #expect(lines.contains("link-empty (warning)"))
    }

    @Test func `a list that comes in another language than asked for says so`() async throws {
        let result = try await runInstalled(["--locale", "pt-BR"])
        #expect(result.messages == "helpc: ‘en-US’ is served for ‘pt-BR’\n")
    }

    @Test func `a diagnostic that the help has no topic on gets status 1`() async throws {
        let result = try await runInstalled(["link-empty"])
        #expect(result.status == 1)
        #expect(result.output == "")
        #expect(
            result.messages.hasPrefix("helpc: the help in ‘")
                && result.messages.hasSuffix("has no topic on ‘link-empty’\n"))
    }

    @Test(arguments: [
        ("link-target-mising", "no diagnostic is called ‘link-target-mising’; did you mean ‘link-target-missing’?"),
        ("nonsense", "no diagnostic is called ‘nonsense’; ‘helpc explain’ lists all"),
        ("", "no diagnostic is called ‘’; ‘helpc explain’ lists all"),
        ("a\u{1B}[2J", "no diagnostic is called ‘a\\u{1B}[2J’; ‘helpc explain’ lists all"),
    ])
    func `an unknown id gets one sentence with the nearest ids, and status 1`(id: String, sentence: String) async throws
    {
        let result = try await Command.run(["explain", id])
        #expect(result.status == 1)
        #expect(result.output == "")
        #expect(result.messages == "helpc: \(sentence)\n")
    }

    @Test(arguments: ["french!", "fr-FR, ???"]) func `what is no locale is a wrong command line`(
        locale: String
    ) async throws {
        let result = try await Command.run(["explain", "link-empty", "--locale", locale])
        #expect(result.status == 2)
        #expect(result.output == "")
        #expect(result.messages.contains("is no locale; write a language tag such as fr-FR\n"))
    }

    @Test func `a command that was just built shows the help of its checkout`() async throws {
        let result = try await Command.run(["explain", "link-target-missing", "--locale", "en"])
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("link-target-missing: "))
        #expect(result.messages == "")
    }
}
