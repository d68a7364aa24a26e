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
            let canonical = entry.name.replacingOccurrence(of: "ms.", with: "ms:")
            report.add(Self(written: entry.name, canonical: canonical), at: entry.keySpan)
        }
    }
}

extension String {
    /// With `replacement` for the prefix `prefix`.
    fileprivate func replacingOccurrence(of prefix: String, with replacement: String) -> String {
        hasPrefix(prefix) ? replacement + dropFirst(prefix.count) : self
    }
}
