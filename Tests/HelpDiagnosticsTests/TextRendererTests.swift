import HelpDiagnostics
import Testing

@Suite struct TextRendererTests {
    private let sources: [String: String] = [
        "fr/a.md": "---\nassetid: 1\n---\n",
        "fr/b.md": "\n\n\n\n\n\n\n\n\nassetid: 1\n",
    ]

    private func render(_ diagnostics: [Diagnostic], usesColor: Bool = false) -> String {
        TextRenderer(usesColor: usesColor).render(diagnostics) { path in sources[path].map { Array($0.utf8) } }
    }

    @Test func `related places and hints share the frame of the excerpt`() {
        let finding = SampleFinding(headline: "asset id ‘1’ is taken", hints: ["give each topic its own id"])
        let first = Diagnostic.Related(path: "fr/a.md", span: SourceSpan(13, 14), message: "first claimed here")
        let diagnostic = Diagnostic(finding, path: "fr/b.md", span: SourceSpan(18, 19), related: [first])
        #expect(render([diagnostic]) == """
            error: asset id ‘1’ is taken [link-target-missing]
              --> fr/b.md:10:10
               |
            10 | assetid: 1
               |          ^
              ::: fr/a.md:2:10: first claimed here
               |
             2 | assetid: 1
               |          -
               |
               = hint: give each topic its own id

            """)
    }

    @Test func `without the source there is a path but no excerpt`() {
        let diagnostic = Diagnostic(SampleFinding(hints: ["remove it"]), path: "de/x.md", span: SourceSpan(5, 7))
        #expect(render([diagnostic]) == """
            error: ‘x.md’ isn't there [link-target-missing]
             --> de/x.md
              = hint: remove it

            """)
    }

    @Test func `a diagnostic of the content as a whole has no place`() {
        #expect(render([Diagnostic(SampleWarning(), path: "")]) == "warning: a link leads somewhere [link-empty]\n")
    }

    @Test func `diagnostics come in their total order with an empty line between`() {
        let text = render([Diagnostic(SampleWarning(), path: "b"), Diagnostic(SampleNote(), path: "a")])
        #expect(text == """
            note: ‘ms.assetid’ is spelt ‘ms:assetid’ [front-matter-alias]
             --> a:1:1

            warning: a link leads somewhere [link-empty]
             --> b:1:1

            """)
    }

    @Test func `nothing gives nothing`() {
        #expect(render([]).isEmpty)
    }

    @Test func `colours change nothing but colours`() {
        let diagnostic = Diagnostic(SampleFinding(hints: ["h"]), path: "fr/b.md", span: SourceSpan(18, 19))
        let colored = render([diagnostic], usesColor: true)
        #expect(colored.hasPrefix("\u{1B}[1;31merror\u{1B}[0m\u{1B}[1m: ‘x.md’"))
        #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == render([diagnostic]))
    }

    @Test func `paths, messages and hints can't command the terminal`() {
        let evil = "\u{1B}]0;x\u{7}\u{202E}\n\u{9B}2J"
        let related = Diagnostic.Related(path: evil, span: .fileStart, message: evil)
        let finding = SampleFinding(headline: evil, hints: [evil])
        let diagnostic = Diagnostic(finding, path: evil, span: SourceSpan(0, 3), related: [related])
        for renderer in [TextRenderer(), OneLineRenderer(), JSONRenderer()] as [any DiagnosticRenderer] {
            let text = renderer.render([diagnostic]) { _ in Array(evil.utf8) }
            #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !TerminalText.isUnsafe($0) })
        }
        #expect(OneLineRenderer().render([diagnostic]) { _ in nil } == #"""
            \u{1B}]0;x\u{7}\u{202E}\n\u{9B}2J:1:1: error: \u{1B}]0;x\u{7}\u{202E}\n\u{9B}2J [link-target-missing]

            """#)
    }
}
