import Testing

@testable import HelpDiagnostics

@Suite struct FingerprintTests {
    private func one(
        _ finding: some Finding = SampleFinding(), path: String = "fr/a.md", span: SourceSpan = SourceSpan(1, 2),
        locale: String? = "fr", assetID: String? = nil
    ) -> Diagnostic {
        Diagnostic(finding, path: path, span: span, locale: locale, assetID: assetID)
    }

    private func fingerprint(_ diagnostic: Diagnostic) -> String { Fingerprint.fingerprints(for: [diagnostic])[0] }

    @Test(arguments: [
        ("", "6c62272e07bb014262b821756295c58d"), ("a", "d228cb696f1a8caf78912b704e4a8964"),
        ("foobar", "343e1662793c64bf6f0d3597ba446f18"),
    ])
    func `the hash is FNV-1a with 128 bits`(text: String, hex: String) {
        var hash = FNV1a128()
        hash.combine(text)
        #expect(hash.hex == hex)
    }

    @Test func `a fingerprint is the same in every version`() {
        #expect(fingerprint(one()) == "a1130d9f1b2db3e3b5216bf1c35aa2d1")
    }

    @Test func `neither place, wording, severity nor white space matters`() {
        var other = one(SampleFinding(headline: "reworded", hints: ["h"], detail: " x.md\n"), span: SourceSpan(90, 99))
        other.severity = .note
        #expect(fingerprint(other) == fingerprint(one()))
        let spaced = SampleFinding(detail: "a b")
        #expect(fingerprint(one(SampleFinding(detail: "a\n   b"))) == fingerprint(one(spaced)))
        #expect(fingerprint(one(SampleFinding(detail: "ab"))) != fingerprint(one(spaced)))
    }

    @Test func `id, locale, topic and detail each matter`() {
        let prints = [
            one(), one(locale: "de"), one(locale: nil), one(locale: ""), one(path: "fr/b.md"),
            one(assetID: "fr/a.md"), one(SampleFinding(detail: "y.md")), one(SampleWarning()),
        ].map { fingerprint($0) }
        #expect(Set(prints).count == prints.count)
    }

    @Test func `a topic with an asset id may move`() {
        #expect(fingerprint(one(path: "fr/b.md", assetID: "7")) == fingerprint(one(assetID: "7")))
    }

    @Test func `a second identical fault differs, by its place in the total order`() {
        let first = one(span: SourceSpan(1, 2))
        let second = one(span: SourceSpan(5, 6))
        let third = one(span: SourceSpan(9, 10))
        let prints = Fingerprint.fingerprints(for: [third, first, second])
        #expect(Set(prints).count == 3)
        #expect(prints[1] == fingerprint(first))
        let sorted = Fingerprint.fingerprints(for: [first, second, third])
        #expect(prints == [sorted[2], sorted[0], sorted[1]])
    }

    @Test func `a further fault above the others leaves their number of prints as it was`() {
        let known = Set(Fingerprint.fingerprints(for: [one(span: SourceSpan(50, 51))]))
        let now = Set(Fingerprint.fingerprints(for: [one(span: SourceSpan(1, 2)), one(span: SourceSpan(60, 61))]))
        #expect(now.subtracting(known).count == 1)
    }
}
