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
        let entries = topic.parsed.frontMatter.entries
        guard entries.contains(where: \.isAlias) else { return }
        var counts: [FrontMatterKey: Int] = [:]
        for key in entries.compactMap(\.key) { counts[key, default: 0] += 1 }
        for entry in entries where entry.isAlias {
            // All such spellings begin with `ms.`, in any letter case.
            let canonical = "ms:" + entry.name.dropFirst(3)
            let finding = Self(written: entry.name, canonical: canonical)
            let isOnly = entry.key.flatMap { counts[$0] } == 1
            report.add(finding, at: entry.keySpan, fix: isOnly ? finding.fix(of: entry) : nil)
        }
    }

    /// The right spelling; not where the key stands twice, since nobody knows which of the two values is right.
    private func fix(of entry: FrontMatter.Entry) -> Fix? {
        guard entry.keySpan.count == written.utf8.count else { return nil }
        return Fix([Fix.Edit(at: Int(entry.keySpan.start), written.utf8, canonical.utf8)])
    }
}
