import HelpDiagnostics
import Testing

@testable import HelpCompiler

/// What a reader or an author loses is reported, and what was meant is found. Where that is not so, the issue is known.
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
        withKnownIssue("the scope of fr-fr is fr-fr/setup, and it is looked at before the fallback") {
            #expect(found == [.l10nFallbackUsed])
        }
    }

    @Test(arguments: [".", "./", "setup/"])
    func `a scope may name the whole folder, and end in a slash`(scope: String) async throws {
        let files = [
            "/c/helpc.yml": "scope:\n  fr-fr: \(scope)\n", "/c/fr-fr/setup/disk.md": topic(2, "Disque", "[x](x.md)"),
        ]
        let found = try await ids(files, "fr-fr/setup/disk.md")
        withKnownIssue("the scope is compared as it is written, so that everything lies outside it") {
            #expect(found == [.linkTargetMissing])
        }
    }

    @Test func `two folders for one locale are reported`() async throws {
        let files = ["/c/pt-br/a.md": topic(1, "Um"), "/c/pt_BR/a.md": topic(1, "Um também")]
        let found = try await MemoryFileSystem(files).build().ids
        withKnownIssue("each folder is a locale of its own, though both have one tag") { #expect(found != []) }
    }

    // MARK: Redirects

    @Test func `an anchor that a redirect names is kept or reported`() async throws {
        let files = [
            "/c/en-us/new.md": topic(1, "New", "## How much\n\n30 GB"),
            "/c/en-us/old.md": "---\nredirect: new.md#how-much\n---\n",
        ]
        let page = try await text(files, "/o/html/en-us/old.html")
        withKnownIssue("the anchor of a redirect is dropped") { #expect(page.contains("url=new.html#how-much")) }
    }

    @Test func `a redirect in a file with text is reported`() async throws {
        let files = [
            "/c/en-us/new.md": topic(1, "New"), "/c/en-us/old.md": topic(2, "Old", "Text.", "redirect: new.md\n"),
        ]
        let found = try await ids(files, "en-us/old.md")
        withKnownIssue("the key is passed over without a word") { #expect(found != []) }
    }

    // MARK: Tables of contents

    @Test(arguments: ["- hrf: a.md\n", "- name:\n  href: {a: b}\n", "- name: [A]\n"])
    func `an entry without a name or a link is reported`(toc: String) async throws {
        let files = ["/c/en-us/a.md": topic(1, "A"), "/c/en-us/toc.yml": toc]
        let found = try await ids(files, "en-us/toc.yml")
        withKnownIssue("the entry is an empty line of the contents") { #expect(found != []) }
    }

    @Test func `an entry that leads to nothing is not an empty line`() async throws {
        let files = ["/c/en-us/a.md": topic(1, "A"), "/c/en-us/toc.yml": "- href: b.md\n"]
        let page = try await text(files, "/o/xml/en-us/_toc.xml")
        withKnownIssue("an entry without a name has no title to show") { #expect(!page.contains("title=\"\"")) }
    }

    // MARK: Hints

    @Test func `a hint on letter case names the folder where that differs too`() async throws {
        let files = [
            "/c/en-us/a.md": topic(1, "A", "[B](Setup/B.md)"), "/c/en-us/setup/b.md": topic(2, "B"),
        ]
        let outcome = try await MemoryFileSystem(files).build()
        let hint = outcome.diagnostics.first?.hints.first ?? ""
        withKnownIssue("the hint names the file alone") { #expect(hint.contains("setup/b.md")) }
    }

    @Test func `a hint on a redirect names the way to a topic in another folder`() async throws {
        let files = [
            "/c/en-us/a.md": topic(1, "A", "[B](old.md)"), "/c/en-us/setup/b.md": topic(2, "B"),
            "/c/en-us/old.md": "---\nredirect: setup/b.md\n---\n",
        ]
        let outcome = try await MemoryFileSystem(files).build()
        let hint = outcome.diagnostics.first?.hints.first ?? ""
        withKnownIssue("the hint names the file alone") { #expect(hint.contains("setup/b.md")) }
    }
}
