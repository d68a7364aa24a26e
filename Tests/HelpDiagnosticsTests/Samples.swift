import HelpDiagnostics

/// A finding with whatever words a test needs.
struct SampleFinding: Finding {
    static let id = DiagnosticID.linkTargetMissing
    var headline = "‘x.md’ isn't there"
    var hints: [String] = []
    var detail = "x.md"
}

/// A second kind, of lesser severity.
struct SampleWarning: Finding {
    static let id = DiagnosticID.linkEmpty
    var headline = "a link leads somewhere"
}

/// A note.
struct SampleNote: Finding {
    static let id = DiagnosticID.frontMatterAlias
    var headline = "‘ms.assetid’ is spelt ‘ms:assetid’"
}

/// The lines below the headline for the first place of `needle` in `source`.
func excerpt(
    of needle: String, in source: String, width: Int = 100, finding: SampleFinding = SampleFinding()
) -> [String] {
    let bytes = Array(source.utf8)
    let target = Array(needle.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: target) } ?? bytes.count
    return excerpt(of: SourceSpan(start, start + target.count), in: bytes, width: width, finding: finding)
}

/// The lines below the headline for `span` in `bytes`.
func excerpt(
    of span: SourceSpan, in bytes: [UInt8], width: Int = 100, finding: SampleFinding = SampleFinding()
) -> [String] {
    let diagnostic = Diagnostic(finding, path: "a.md", span: span)
    let text = TextRenderer(width: width).render([diagnostic]) { _ in bytes }
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().dropLast().map(String.init)
}

extension String {
    /// This text so many times over.
    func times(_ count: Int) -> String { String(repeating: self, count: count) }
}

/// A source of pseudo-random numbers that gives the same ones in each run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}
