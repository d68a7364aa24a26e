import HelpDiagnostics
import Testing

@Suite struct OneLineRendererTests {
    @Test func `each diagnostic is one line with line and column`() {
        let diagnostics = [
            Diagnostic(SampleWarning(), path: "ja/b.md", span: SourceSpan(7, 8)),
            Diagnostic(SampleFinding(hints: ["not shown"]), path: "ja/a.md", span: SourceSpan(4, 8)),
            Diagnostic(SampleNote(), path: "gone.md", span: SourceSpan(4, 8)),
            Diagnostic(SampleFinding(), path: ""),
        ]
        let text = OneLineRenderer().render(diagnostics) { $0 == "gone.md" ? nil : Array("日\n本x".utf8) }
        #expect(text == """
            error: ‘x.md’ isn't there [link-target-missing]
            gone.md: note: ‘ms.assetid’ is spelt ‘ms:assetid’ [front-matter-alias]
            ja/a.md:2:1: error: ‘x.md’ isn't there [link-target-missing]
            ja/b.md:2:2: warning: a link leads somewhere [link-empty]

            """)
    }
}
