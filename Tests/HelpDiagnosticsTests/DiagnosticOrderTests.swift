import HelpDiagnostics
import Testing

@Suite struct DiagnosticOrderTests {
    @Test func `order is by path, start, end, id and message`() {
        let sorted = [
            Diagnostic(SampleFinding(), path: "", span: SourceSpan(9, 9)),
            Diagnostic(SampleFinding(), path: "B", span: SourceSpan(9, 9)),
            Diagnostic(SampleFinding(), path: "a", span: SourceSpan(1, 9)),
            Diagnostic(SampleFinding(), path: "a", span: SourceSpan(2, 3)),
            Diagnostic(SampleWarning(), path: "a", span: SourceSpan(2, 4)),
            Diagnostic(SampleFinding(headline: "a"), path: "a", span: SourceSpan(2, 4)),
            Diagnostic(SampleFinding(headline: "b"), path: "a", span: SourceSpan(2, 4)),
            Diagnostic(SampleFinding(), path: "é", span: SourceSpan(1, 2)),
        ]
        #expect(sorted.reversed().sorted() == sorted)
        for (left, right) in zip(sorted, sorted.dropFirst()) {
            #expect(left < right)
            #expect(!(right < left))
        }
    }

    @Test func `many are in the order that two are in`() {
        let paths = ["", "B", "a", "e\u{301}", "\u{E9}"]
        let all = (0..<2_000).map { number in
            Diagnostic(
                SampleFinding(headline: "\(number * 7919 % 3)"), path: paths[number * 31 % paths.count],
                span: SourceSpan(number * 104_729 % 11, number * 104_729 % 11 + number % 3))
        }
        let sorted = all.sorted()
        #expect(sorted == all.sorted { $0 < $1 })
        #expect(sorted.sorted() == sorted)
        #expect([Diagnostic]().sorted() == [] && [all[0]].sorted() == [all[0]])
    }

    @Test func `paths that differ in normal form alone are two paths`() {
        let composed = Diagnostic(SampleFinding(), path: "\u{E9}", span: SourceSpan(1, 2))
        let decomposed = Diagnostic(SampleFinding(), path: "e\u{301}", span: SourceSpan(3, 4))
        #expect(decomposed < composed)
    }
}
