import HelpDiagnostics
import Testing

/// The formats that services read.
@Suite struct ReportTests {
    private let source = Array("one\nzwei é [x](y%.md)\n".utf8)
    private let root = DiagnosticRoot("./docs/Content/")

    private var diagnostics: [Diagnostic] {
        [
            Diagnostic(
                SampleFinding(headline: "no file <‘y%.md’> & \"that\"", hints: ["write\n‘x.md’"]), path: "en-us/a b.md",
                span: SourceSpan(12, 21), locale: "en-US", assetID: "0000",
                related: [Diagnostic.Related(path: "en-us/c.md", span: SourceSpan(0, 3), message: "here")]),
            Diagnostic(SampleWarning(), path: "en-us/a b.md", span: SourceSpan(4, 4)),
            Diagnostic(SampleNote(), path: ""),
        ]
    }

    private func render(_ renderer: some DiagnosticRenderer) -> String {
        renderer.render(diagnostics) { $0.isEmpty ? nil : source }
    }

    @Test func gitHubGetsACommandALineWithWhatCouldEndItEscaped() {
        #expect(
            render(GitHubRenderer(root: root)) == """
                ::notice file=docs/Content,title=front-matter-alias::‘ms.assetid’ is spelt ‘ms:assetid’
                ::warning file=docs/Content/en-us/a b.md,line=2,endLine=2,col=1,endColumn=1,title=link-empty::a link leads somewhere
                ::error file=docs/Content/en-us/a b.md,line=2,endLine=2,col=8,endColumn=17,title=link-target-missing::\
                no file <‘y%25.md’> & "that"%0Ahint: write\\n‘x.md’

                """)
    }

    @Test func gitLabGetsAListWithDistinctFingerprints() {
        let text = render(GitLabRenderer(root: root))
        #expect(text.hasPrefix("[\n  {\n    \"description\": \"‘ms.assetid’ is spelt ‘ms:assetid’\",\n"))
        #expect(text.contains("\"path\": \"docs/Content/en-us/a b.md\""))
        #expect(text.contains("\"severity\": \"major\""))
        let fingerprints = text.split(separator: "\n").filter { $0.contains("fingerprint") }
        #expect(Set(fingerprints).count == 3)
    }

    @Test func checkstyleGoesByFiles() {
        #expect(
            render(CheckstyleRenderer(root: root)) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <checkstyle version="4.3">
                 <file name="docs/Content">
                  <error severity="info" message="‘ms.assetid’ is spelt ‘ms:assetid’" source="helpc.front-matter-alias" />
                 </file>
                 <file name="docs/Content/en-us/a b.md">
                  <error line="2" column="1" severity="warning" message="a link leads somewhere" source="helpc.link-empty" />
                  <error line="2" column="8" severity="error" message="no file &lt;‘y%.md’&gt; &amp; &quot;that&quot;" \
                source="helpc.link-target-missing" />
                 </file>
                </checkstyle>

                """)
    }

    @Test func jUnitCountsWhatIsAtTheThresholdAsFailed() {
        let text = render(JUnitRenderer(root: root, failOn: .warning))
        #expect(text.contains("<testsuites name=\"helpc check\" tests=\"3\" failures=\"2\" errors=\"0\">"))
        #expect(text.contains("<testsuite name=\"docs/Content/en-us/a b.md\" tests=\"2\" failures=\"2\" errors=\"0\">"))
        #expect(text.contains("<failure type=\"link-empty\" message=\"a link leads somewhere\">"))
        #expect(text.contains("<system-out>‘ms.assetid’ is spelt ‘ms:assetid’"))
        #expect(render(JUnitRenderer(root: root, failOn: .error)).contains("tests=\"3\" failures=\"1\""))
    }

    @Test func jUnitHasACaseThatPassedWhereThereIsNoFinding() {
        let text = JUnitRenderer(root: root, failOn: .error).render([]) { _ in nil }
        #expect(text.contains("<testcase classname=\"docs/Content\" name=\"no findings\" />"))
    }

    @Test func sarifHasPlacesInScalarsAndBytesAndURIsThatAreOnes() {
        let text = render(SARIFRenderer(root: root, version: "1.2.3"))
        #expect(text.contains("\"columnKind\": \"unicodeCodePoints\""))
        #expect(text.contains("\"uri\": \"docs/Content/en-us/a%20b.md\""))
        for (name, value) in [
            ("startLine", 2), ("startColumn", 8), ("endColumn", 17), ("byteOffset", 12), ("byteLength", 9),
        ] {
            #expect(text.contains("\"\(name)\": \(value)"))
        }
        #expect(text.contains("\"helpc/v1\": \""))
        #expect(text.contains("\"relatedLocations\""))
    }

    @Test func sarifHasTheBytesThatAFixReplaces() {
        let fix = Fix([Fix.Edit(at: 4, "é".utf8, "e".utf8), Fix.Edit(at: 7, "x".utf8, [])])
        let diagnostic = Diagnostic(SampleFinding(), path: "a.md", span: SourceSpan(4, 8), fix: fix)
        let renderer = SARIFRenderer(root: root, version: "1")
        let text = renderer.render([diagnostic]) { _ in Array("one\né x\n".utf8) }
        #expect(text.components("\"deletedRegion\"") == 2)
        #expect(text.contains("\"byteOffset\": 7,"))
        #expect(text.contains("\"text\": \"e\""))
        // Without the source there are no lines, and a replacement has to have them.
        #expect(!renderer.render([diagnostic]) { _ in nil }.contains("\"fixes\""))
    }

    @Test func sarifKeepsTheGravestOfTooManyAndSaysSo() {
        let many = (0..<25_003).map { number in
            Diagnostic(SampleWarning(headline: "number \(number)"), path: "a.md", span: SourceSpan(number, number))
        } + [Diagnostic(SampleFinding(), path: "z.md")]
        let text = SARIFRenderer(root: root, version: "1").render(many) { _ in nil }
        #expect(text.components("\"ruleId\"") == 25_000)
        #expect(text.contains("\"text\": \"4 findings are left out: a file holds 25000 at most\""))
        #expect(text.contains("\"ruleId\": \"link-target-missing\""))
    }

    @Test(arguments: [
        (".", "a.md", "a.md"), ("", "é/#a?.md", "%C3%A9/%23a%3F.md"), ("x/.//y/", "a", "x/y/a"),
        ("/abs", "a b", "file:///abs/a%20b"), ("../up", "", "../up"),
    ]) func pathsBecomeReferences(_ root: String, _ path: String, _ uri: String) {
        let diagnostic = Diagnostic(SampleFinding(), path: path)
        let text = SARIFRenderer(root: DiagnosticRoot(root), version: "1").render([diagnostic]) { _ in nil }
        #expect(text.contains("\"uri\": \"\(uri)\""))
    }
}

extension String {
    /// How often `part` occurs.
    fileprivate func components(_ part: String) -> Int {
        var (count, rest) = (0, self[...])
        while let range = rest.firstRange(of: part) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }
}
