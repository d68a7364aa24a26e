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
            report.add(Self(written: entry.name, canonical: canonical), at: entry.keySpan)
        }
    }
}
