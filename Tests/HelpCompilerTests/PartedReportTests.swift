import HelpDiagnostics
import HelpMarkup
import Testing

@testable import HelpCompiler

/// A report that several cores write is the report that one would have written.
@Suite struct PartedReportTests {
    private struct Note: Finding {
        static let id = DiagnosticID.frontMatterAlias
        var headline: String
    }

    @Test(arguments: [0, 1, 63, 64, 65, 200]) func `parts join to the whole`(count: Int) async {
        let files = MemoryFileSystem(["Content/a.md": String(repeating: "one two three\n", count: 300)])
        let diagnostics = (0..<count).reversed().map { index in
            Diagnostic(Note(headline: "finding \(index)"), path: "a.md", span: SourceSpan(index * 14, index * 14 + 3))
        }
        let sources = SourceReader(content: "Content", fileSystem: files)
        let renderers: [any DiagnosticRenderer] = [
            TextRenderer(), OneLineRenderer(), JSONRenderer(), GitHubRenderer(root: DiagnosticRoot("Content")),
        ]
        for renderer in renderers {
            let whole = renderer.render(diagnostics, sources: sources.source)
            let report = await Workers(count: 3).report(diagnostics, by: renderer, sources: sources)
            #expect(report == whole)
            #expect(count == 0 || whole.contains("finding 0"))
        }
    }

    /// Says which files a part is about.
    private struct PathRenderer: DiagnosticRenderer {
        var separator: String? { "\n" }

        func render(_ diagnostics: [Diagnostic], sources: (String) -> [UInt8]?) -> String {
            Set(diagnostics.map(\.path)).sorted().joined(separator: " ")
        }
    }

    @Test func `a file is in one part, however many findings it has`() async {
        var diagnostics: [Diagnostic] = []
        for (path, count) in [("a.md", 1), ("b.md", 500), ("c.md", 3), ("d.md", 70), ("e.md", 64), ("f.md", 2)] {
            diagnostics += (0..<count).map {
                Diagnostic(Note(headline: "finding"), path: path, span: SourceSpan($0, $0 + 1))
            }
        }
        let sources = SourceReader(content: "Content", fileSystem: MemoryFileSystem())
        let report = await Workers(count: 2).report(diagnostics.reversed(), by: PathRenderer(), sources: sources)
        #expect(report == "a.md b.md\nc.md d.md\ne.md\nf.md")
    }
}
