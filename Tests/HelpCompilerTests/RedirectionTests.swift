import HelpDiagnostics
import Testing

@testable import HelpCompiler

@Suite struct RedirectionTests {
    private static let name = ".openpublishing.redirection.json"

    private static func json(_ pairs: (String, String)...) -> String {
        let entries = pairs.map { "{\n\t\"source_path\": \"\($0.0)\", \"redirect_url\": \"\($0.1)\",\n\"redirect_document_id\": false}" }
        return "{ \"redirections\": [ \(entries.joined(separator: ",\n")) ] }"
    }

    private func check(_ files: [String: String], content: String = "/c") async throws -> [Diagnostic] {
        var options = Check.Options(content: content, jobs: 1)
        options.severities = [(.assetUnused, .off)]
        return try await Check(options, fileSystem: MemoryFileSystem(files)).run().diagnostics
    }

    @Test(arguments: [
        ("/c/\(name)", "en-us/old.md"), ("/c/en-us/\(name)", "old.md"), ("/\(name)", "c/en-us/old.md"), ("/\(name)", "/c/en-us/old.md"),
    ]) func aFileAtEachPlaceRedirects(_ place: String, _ path: String) async throws {
        let found = try await check([
            "/.git/HEAD": "", place: Self.json((path, "new")), "/c/en-us/new.md": topic(1, "N"),
            "/c/en-us/a.md": topic(2, "A", "[x](old.md)"),
        ])
        #expect(found.map(\.id) == [.linkRedirected])
        #expect(found.first?.hints == ["link to ‘new.md’"])
        #expect(found.first?.fix != nil)
    }

    @Test func aRedirectHasAPageWhereItLeadsSomewhere() async throws {
        let files = MemoryFileSystem([
            "/c/en-us/\(Self.name)": Self.json(("old.md", "new"), ("far.md", "https://example.org/"), ("lost.md", "gone"), ("rooted.md", "/x")),
            "/c/en-us/new.md": topic(1, "N"), "/c/en-us/a.md": topic(2, "A", "[x](lost.md) [y](far.md)"),
        ])
        let outcome = try await files.build()
        #expect(outcome.diagnostics.map(\.id) == [.redirectDangling, .linkRootedUnmapped, .linkRedirected, .linkRedirected])
        #expect(files.has("/o/html/en-us/old.html") && files.has("/o/html/en-us/far.html"))
        #expect(!files.has("/o/html/en-us/lost.html") && !files.has("/o/html/en-us/rooted.html"))
        #expect(files.text("/o/html/en-us/a.html")?.contains("lost.html") == false)
    }

    @Test func faultsHaveAPlaceInTheFile() async throws {
        let path = "en-us/\(Self.name)"
        let broken = [
            ("{ \"redirections\": [ {", "redirections cannot be read: ", 1), ("[]", "‘redirections’ is a list", 0),
            ("{ \"redirections\": [ 1 ] }", "an entry is an object", 20), ("{ \"redirections\": [ {\"source_path\": \"a\"} ] }", "‘redirect_url’", 20),
        ]
        for (text, part, start) in broken {
            let found = try await check(["/c/\(path)": text, "/c/en-us/a.md": topic(1, "A")])
            #expect(found.map(\.id) == [.redirectInvalid], "\(text)")
            #expect(found.first?.path == path)
            #expect(found.first?.message.contains(part) == true, "\(found)")
            #expect(Int(found.first?.span.start ?? -1) >= start)
        }
    }

    @Test func loopsAndWhatIsNotThereAreReportedWhereTheyAreWritten() async throws {
        let text = Self.json(("x.md", "y"), ("y.md", "x.md"), ("z.md", "gone"), ("a.md", "b"), ("b.md", "/r/1"), ("c.md", "/r/2"))
        let found = try await check(["/c/en-us/\(Self.name)": text, "/c/en-us/a.md": topic(1, "A")])
        #expect(found.allSatisfy { $0.path == "en-us/\(Self.name)" && $0.span != .fileStart })
        #expect(
            found.map(\.id).sorted { $0.rawValue < $1.rawValue }
                == [.linkRootedUnmapped, .redirectDangling, .redirectIgnored, .redirectLoop, .redirectLoop])
        #expect(found.first { $0.id == .linkRootedUnmapped }?.message.hasPrefix("2 links begin with ‘/r’") == true)
    }

    @Test func whatAnotherHelpOfTheRepositoryMovedIsNothingToThisOne() async throws {
        let text = Self.json(("other/x.md", "gone"), ("other/y.md", "../d/a.md"), ("fr-fr/z.md", "q"), ("../../../etc/passwd", "q"))
        let found = try await check([
            "/c/en-us/\(Self.name)": text, "/c/en-us/d/a.md": topic(1, "A", "[x](../other/x.md) [y](../other/y.md)"),
            "/c/en-us/d/b.md": topic(2, "B"),
        ])
        #expect(found.map(\.id) == [.linkOutOfScope, .linkRedirected])
    }
}
