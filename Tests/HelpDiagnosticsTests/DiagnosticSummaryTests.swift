import HelpDiagnostics
import Testing

@Suite struct DiagnosticSummaryTests {
    @Test func `one line says how many of each, the gravest first`() {
        let diagnostics = [
            Diagnostic(SampleFinding(), path: "a", locale: "fr"), Diagnostic(SampleFinding(), path: "b", locale: "de"),
            Diagnostic(SampleWarning(), path: "a", locale: "fr"),
        ]
        let summary = DiagnosticSummary(diagnostics)
        #expect(summary.oneLine == "2 errors, 1 warning in 2 files")
        #expect(summary.byLocale == ["fr": 2, "de": 1])
        #expect(summary.byID == [.linkTargetMissing: 2, .linkEmpty: 1])
        #expect(summary.worst == .error)
        #expect(summary.count(of: .note) == 0)
    }

    @Test func `a table counts by id and locale, the gravest first, and sums up`() {
        var lowered = Diagnostic(SampleFinding(), path: "c", locale: "de-DE")
        lowered.severity = .note
        let diagnostics = [
            Diagnostic(SampleWarning(), path: "a", locale: "fr-FR"), Diagnostic(SampleFinding(), path: "a", locale: "fr-FR"),
            Diagnostic(SampleFinding(), path: "b", locale: "fr-FR"), Diagnostic(SampleFinding(), path: "c", locale: "ja-JP"),
            lowered,
        ]
        let table = """
                                          all  de-DE  fr-FR  ja-JP
            error    link-target-missing    3             2      1
            warning  link-empty             1             1
            note     link-target-missing    1      1
                     all                    5      1      3      1

            """
        #expect(SummaryRenderer().render(diagnostics) { _ in nil } == table)
        #expect(DiagnosticSummary(diagnostics).counts.map(\.count) == [1, 1, 2, 1])
        #expect(SummaryRenderer().render(diagnostics.reversed()) { _ in nil } == table)
    }

    @Test func `what belongs to no locale has a column where there is any, and nothing has no table`() {
        let table = SummaryRenderer().render([Diagnostic(SampleFinding(), path: "", locale: nil)]) { _ in nil }
        #expect(table.split(separator: "\n").first?.hasSuffix("all  no locale") == true)
        #expect(SummaryRenderer().render([]) { _ in nil } == "")
    }

    @Test func `one is singular, none is said, the content as a whole is no file`() {
        #expect(DiagnosticSummary([]).oneLine == "no findings")
        #expect(DiagnosticSummary([]).worst == nil)
        #expect(DiagnosticSummary([Diagnostic(SampleNote(), path: "a")]).oneLine == "1 note in 1 file")
        #expect(DiagnosticSummary([Diagnostic(SampleFinding(), path: "")]).oneLine == "1 error")
    }

    @Test func `paths that differ in normal form alone are two files`() {
        let diagnostics = ["\u{E9}", "e\u{301}"].map { Diagnostic(SampleFinding(), path: $0) }
        #expect(DiagnosticSummary(diagnostics).fileCount == 2)
    }
}
