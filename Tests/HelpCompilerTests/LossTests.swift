import HelpDiagnostics
import Testing

@testable import HelpCompiler

/// What a reader or an author loses is reported, and what was meant is found.
@Suite struct LossTests {
    private func ids(_ files: [String: String], _ path: String) async throws -> [DiagnosticID] {
        try await MemoryFileSystem(files).build().ids(at: path)
    }

    private func text(_ files: [String: String], _ path: String) async throws -> String {
        let system = MemoryFileSystem(files)
        try await system.build()
        return try #require(system.text(path))
    }

    // MARK: Locales

    @Test func `a link beyond the few topics of a translation is served by the fallback locale`() async throws {
        let files = [
            "/c/en-us/index.md": topic(1, "Index"), "/c/en-us/setup/disk.md": topic(2, "Disk", "[Index](../index.md)"),
            "/c/fr-fr/setup/disk.md": topic(2, "Disque", "[Index](../index.md)"),
        ]
        let found = try await ids(files, "fr-fr/setup/disk.md")
        #expect(found == [.l10nFallbackUsed])
    }

    @Test(arguments: [".", "./", "setup/"])
    func `a scope may name the whole folder, and end in a slash`(scope: String) async throws {
        let files = [
            "/c/helpc.yml": "scope:\n  fr-fr: \(scope)\n", "/c/fr-fr/setup/disk.md": topic(2, "Disque", "[x](x.md)"),
        ]
        let found = try await ids(files, "fr-fr/setup/disk.md")
        #expect(found == [.linkTargetMissing])
    }

    @Test(arguments: [
        "fr-fr: setups", "fr-fr: setup/x", "fr-be: .", "FR-FR: setup", "fr-fr: ../..", "fr-fr: Setup",
    ])
    func `a scope that names no folder of the content is refused`(scope: String) async throws {
        let files = ["/c/helpc.yml": "scope:\n  \(scope)\n", "/c/fr-fr/setup/disk.md": topic(2, "Disque")]
        let failure = await #expect(throws: Build.Failure.self) { try await MemoryFileSystem(files).build() }
        guard case .configuration(let found)? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(found.map(\.id) == [.configInvalid])
        #expect(found.allSatisfy { $0.path == "helpc.yml" && $0.span.start >= 9 })
    }

    @Test(arguments: [("pt-br", "pt_BR"), ("he", "iw")])
    func `two folders for one locale are reported`(first: String, second: String) async throws {
        let files = [
            "/c/\(first)/a.md": topic(1, "Um"), "/c/\(second)/a.md": topic(1, "Dois"), "/c/\(second)/b.md": topic(2, "x"),
        ]
        let outcome = try await MemoryFileSystem(files).build()
        #expect(outcome.ids == [.localeMismatch])
        let found = try #require(outcome.diagnostics.first)
        #expect(found.path == "\(second)/a.md")
        #expect(found.message.contains("‘\(first)’ and ‘\(second)’"))
    }

    // MARK: Redirects

    @Test func `an anchor that a redirect names is kept or reported`() async throws {
        let files = [
            "/c/en-us/new.md": topic(1, "New", "## How much\n\n30 GB"),
            "/c/en-us/old.md": "---\nredirect: new.md#how-much\n---\n",
        ]
        let page = try await text(files, "/o/html/en-us/old.html")
        #expect(page.contains("url=new.html#how-much"))
    }

    @Test func `an anchor that a redirect names and its topic lacks is reported at the redirect`() async throws {
        let files = [
            "/c/en-us/new.md": topic(1, "New", "## How much\n\n30 GB"),
            "/c/en-us/old.md": "---\nredirect: new.md#how-many\n---\n",
            "/c/en-us/older.md": "---\nredirect: old.md\n---\n",
        ]
        let system = MemoryFileSystem(files)
        let outcome = try await system.build()
        #expect(outcome.ids == [.linkAnchorMissing])
        #expect(outcome.diagnostics.first?.path == "en-us/old.md")
        #expect(system.text("/o/html/en-us/older.html")?.contains("url=new.html\"") == true)
    }

    @Test func `a redirect in a file with text is reported`() async throws {
        let files = [
            "/c/en-us/new.md": topic(1, "New"), "/c/en-us/old.md": topic(2, "Old", "Text.", "redirect: new.md\n"),
        ]
        let found = try await ids(files, "en-us/old.md")
        #expect(found == [.redirectIgnored])
    }

    // MARK: Tables of contents

    @Test(arguments: ["- hrf: a.md\n", "- name:\n  href: {a: b}\n", "- name: [A]\n"])
    func `an entry without a name or a link is reported`(toc: String) async throws {
        let files = ["/c/en-us/a.md": topic(1, "A"), "/c/en-us/toc.yml": toc]
        let found = try await ids(files, "en-us/toc.yml")
        #expect(found == [.tocInvalid])
    }

    @Test func `an entry that leads to nothing is not an empty line`() async throws {
        let files = ["/c/en-us/a.md": topic(1, "A"), "/c/en-us/toc.yml": "- href: b.md\n"]
        let page = try await text(files, "/o/xml/en-us/_toc.xml")
        #expect(page.contains("title=\"b.md\""))
    }

    // MARK: Hints

    @Test func `a hint on letter case names the folder where that differs too`() async throws {
        let files = [
            "/c/en-us/a.md": topic(1, "A", "[B](Setup/B.md)"), "/c/en-us/setup/b.md": topic(2, "B"),
        ]
        let outcome = try await MemoryFileSystem(files).build()
        let hint = outcome.diagnostics.first?.hints.first ?? ""
        #expect(hint.contains("setup/b.md"))
    }

    @Test func `a hint on a redirect names the way to a topic in another folder`() async throws {
        let files = [
            "/c/en-us/a.md": topic(1, "A", "[B](old.md)"), "/c/en-us/setup/b.md": topic(2, "B"),
            "/c/en-us/old.md": "---\nredirect: setup/b.md\n---\n",
        ]
        let outcome = try await MemoryFileSystem(files).build()
        let hint = outcome.diagnostics.first?.hints.first ?? ""
        #expect(hint.contains("setup/b.md"))
    }

    // MARK: What nobody sees

    @Test(arguments: ["\\u00a0", "\\u200b", "\\u2003\\ufeff"])
    func `a title that nobody sees is none`(title: String) async throws {
        let files = ["/c/en-us/a.md": "---\ntitle: \"\(title)\"\nassetid: \(guid(1))\n---\n\n## Heading\n"]
        #expect(try await ids(files, "en-us/a.md") == [.frontMatterTitle])
        #expect(try await text(files, "/o/html/en-us/a.html").contains("<title>Heading</title>"))
    }

    @Test func `a name that nobody sees is none`() async throws {
        let files = ["/c/en-us/a.md": topic(1, "A"), "/c/en-us/toc.yml": "- name: \"\\u00a0\"\n  href: a.md\n"]
        #expect(try await text(files, "/o/html/en-us/_contents.html").contains(">A</a>"))
    }

    @Test func `a table of contents within itself is reported`() async throws {
        let own = ["/c/en-us/a.md": topic(1, "A"), "/c/en-us/toc.yml": "- href: a.md\n- name: R\n  href: toc.yml\n"]
        #expect(try await ids(own, "en-us/toc.yml") == [.tocInvalid])
        let mutual = [
            "/c/en-us/a.md": topic(1, "A"), "/c/en-us/toc.yml": "- name: B\n  href: b/toc.yml\n",
            "/c/en-us/b/toc.yml": "- name: Top\n  href: ../toc.yml\n- href: ../a.md\n",
        ]
        #expect(try await MemoryFileSystem(mutual).build().ids == [.tocInvalid])
    }

    // MARK: The wrong folder

    @Test func `a build that finds no topic leaves what an earlier one wrote`() async throws {
        let system = MemoryFileSystem([
            "/c/en-us/a.md": topic(1, "A"), "/d/setup/b.md": "---\ntitle: B\n---\n\nNo locale can be told.\n",
        ])
        try await system.build()
        let before = system.text("/o/html/en-us/a.html")
        let outcome = try await Build(Build.Options(content: "/d", output: "/o", jobs: 1), fileSystem: system).run()
        #expect(outcome.isFailed && !outcome.isPublished)
        #expect(before != nil && system.text("/o/html/en-us/a.html") == before)
    }
}
