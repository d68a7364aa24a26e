import HelpDiagnostics
import HelpKeys
import Testing

@testable import HelpCompiler

@Suite struct OwnHelpTests {
    private func topic(_ id: String, _ title: String, _ more: String = "") -> String {
        "---\ntitle: \(title)\nerrorid: \(id)\n\(more)---\n> [!NOTE]\n> Text.\n"
    }

    private var files: MemoryFileSystem {
        MemoryFileSystem([
            "/usr/bin/helpc": "", "/usr/share/helpc/Content/helpc.yml": "defaultLocale: de-de\n",
            "/usr/share/helpc/Content/en-us/a.md": topic("link-empty", "Empty", "description: It is empty.\n"),
            "/usr/share/helpc/Content/en-us/b.md": topic("Link-Wrong-Case", "Case"),
            "/usr/share/helpc/Content/de-de/x/a.md": topic("link-empty", "Leer"),
            "/usr/share/helpc/Content/fr-fr/a.md": topic("link-empty", "Vide"),
        ])
    }

    private func help(_ files: MemoryFileSystem, _ executable: String = "/usr/bin/helpc") async throws -> OwnHelp {
        try await OwnHelp(for: executable, fileSystem: files)
    }

    @Test func `it lies beside the command, else in the checkout the command was built in`() {
        #expect(OwnHelp.folders(for: "/usr/bin/helpc") == ["/usr/share/helpc/Content"])
        #expect(OwnHelp.folders(for: "/usr/libexec/helpc/helpc-compiler") == ["/usr/share/helpc/Content"])
        #expect(
            OwnHelp.folders(for: "/w/helpc/.build/debug/helpc") == [
                "/w/helpc/.build/share/helpc/Content", "/w/helpc/Content",
            ])
        #expect(OwnHelp.folders(for: "/a/.build/b/.build/x/y/helpc").last == "/a/.build/b/Content")
        #expect(OwnHelp.folders(for: "/helpc") == ["/share/helpc/Content"])
    }

    @Test func `the installed one comes before that of the checkout`() async throws {
        let files = MemoryFileSystem(["/w/.build/share/helpc/Content/en-us/a.md": "", "/w/Content/en-us/a.md": ""])
        #expect(try await help(files, "/w/.build/x/helpc").folder == "/w/.build/share/helpc/Content")
        files.delete("/w/.build/share")
        #expect(try await help(files, "/w/.build/x/helpc").folder == "/w/Content")
    }

    @Test func `where there is none, the error has the places that were looked at`() async {
        let files = MemoryFileSystem(["/w/Content": "a file"])
        await #expect {
            try await help(files, "/w/.build/x/helpc")
        } throws: { error in
            guard case OwnHelp.Failure.missing(let folders) = error else { return false }
            return folders == ["/w/.build/share/helpc/Content", "/w/Content"]
        }
    }

    @Test(arguments: [
        ("fr-CA", "Vide", "fr-FR"), ("en-GB", "Empty", "en-US"), ("pt-BR", "Leer", "de-DE"), ("", "Leer", "de-DE"),
        ("pt-BR, en;q=0.5", "Empty", "en-US"),
    ])
    func `a diagnostic is explained in the best locale that has a topic on it`(
        request: String, title: String, locale: String
    ) async throws {
        let explanation = try #require(try await help(files).explanation(of: .linkEmpty, for: LocaleRequest(request)))
        #expect(explanation.title == title)
        #expect(explanation.locale.description == locale)
    }

    @Test func `a locale without the topic is passed over, and the error id is compared without letter case`()
        async throws
    {
        let explanation = try await help(files).explanation(of: .linkWrongCase, for: LocaleRequest("fr-FR"))
        #expect(explanation?.title == "Case")
        #expect(try await help(files).explanation(of: .htmlUnsafe, for: LocaleRequest("fr-FR")) == nil)
    }

    @Test func `the text is the title, a line as wide as it, and the body with labels in its language`() async throws {
        let own = files
        own.add("/usr/share/helpc/Content/ja-jp/a.md", topic("link-empty", "空のリンク"))
        let help = try await help(own)
        let french = try #require(help.explanation(of: .linkEmpty, for: LocaleRequest("fr")))
        let text = String(decoding: french.text, as: UTF8.self)
        #expect(text.hasPrefix("Vide\n====\n\n"))
        #expect(text.contains("Remarque") && text.hasSuffix("Text.\n"))
        let japanese = try #require(help.explanation(of: .linkEmpty, for: LocaleRequest("ja")))
        #expect(String(decoding: japanese.text, as: UTF8.self).hasPrefix("空のリンク\n==========\n\n"))
    }

    @Test func `the overview has each diagnostic once, in the best locale, and says which locales those were`()
        async throws
    {
        let overview = try await help(files).overview(for: LocaleRequest("en"))
        let lines = overview.text.split(separator: "\n")
        #expect(lines.count == DiagnosticID.allCases.count)
        #expect(lines.contains { $0.hasPrefix("link-empty (warning) ") && $0.hasSuffix(" It is empty.") })
        #expect(lines.contains { $0.hasPrefix("link-wrong-case (error) ") && $0.hasSuffix(" Case") })
        #expect(lines.contains("html-unsafe (error)"))
        #expect(overview.locales.map(\.description) == ["en-US"])
        let french = try await help(files).overview(for: LocaleRequest("fr"))
        #expect(french.locales.map(\.description).sorted() == ["en-US", "fr-FR"])
    }

    @Test func `a folder that cannot be listed, and a configuration with faults, are told`() async {
        let unlisted = files
        unlisted.fail(MemoryFileSystem.Faults(unreadable: ["/usr/share/helpc/Content"]))
        await #expect(throws: OwnHelp.Failure.self) { try await help(unlisted) }
        let broken = files
        broken.add("/usr/share/helpc/Content/helpc.yml", "nmae: x\n")
        await #expect {
            try await help(broken)
        } throws: { error in
            guard case OwnHelp.Failure.unreadable(_, .configuration) = error else { return false }
            return true
        }
    }
}

@Suite struct DiagnosticQueryTests {
    @Test(arguments: ["link-empty", "[link-empty]", "LINK-EMPTY", " [Link-Empty]\n", "link-empty]"])
    func `an id is understood as people write it`(text: String) {
        #expect(DiagnosticQuery(text).id == .linkEmpty)
        #expect(DiagnosticQuery(text).candidates == [])
    }

    @Test(arguments: [
        ("link-emty", ["link-empty"]), ("[toc-invalidd]", ["toc-invalid"]), ("", []), ("[]", []), ("[[", []),
        ("zzzzzz", []), ("link_empty", ["link-empty"]),
    ])
    func `an unknown one has the nearest ids`(text: String, candidates: [String]) {
        #expect(DiagnosticQuery(text).id == nil)
        #expect(DiagnosticQuery(text).candidates == candidates)
    }
}
