import HelpDiagnostics
import HelpMarkup

/// A key in a spelling that is understood but not right.
struct FrontMatterAlias: Finding, TopicRule {
    static let id = DiagnosticID.frontMatterAlias
    let written: String
    let canonical: String
    var headline: String { "‘\(written)’ is another spelling of ‘\(canonical)’" }
    var hints: [String] { ["write ‘\(canonical)’"] }

    static func check(_ topic: Topic, in catalog: Catalog, report: inout TopicReport) {
        for entry in topic.parsed.frontMatter.entries where entry.isAlias {
            // All such spellings begin with `ms.`, in any letter case.
            let canonical = "ms:" + entry.name.dropFirst(3)
            let finding = Self(written: entry.name, canonical: canonical)
            report.add(finding, at: entry.keySpan, fix: finding.fix(of: entry, among: topic.parsed.frontMatter.entries))
        }
    }

    /// The right spelling, unless the key is there already: which of the two values is right, nobody knows.
    private func fix(of entry: FrontMatter.Entry, among entries: [FrontMatter.Entry]) -> Fix? {
        guard entries.count(where: { $0.key == entry.key }) == 1, entry.keySpan.count == written.utf8.count else { return nil }
        return Fix([Fix.Edit(at: Int(entry.keySpan.start), written.utf8, canonical.utf8)])
    }
}
