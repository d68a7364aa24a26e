import HelpDiagnostics
import HelpMarkup

/// A key that stands twice, or under two spellings with different values.
struct FrontMatterDuplicateKey: Finding, TopicRule {
    static let id = DiagnosticID.frontMatterDuplicateKey
    let name: String
    let first: String

    var headline: String {
        name == first ? "‘\(name)’ stands twice" : "‘\(name)’ says the same as ‘\(first)’ in another spelling"
    }
    var hints: [String] { ["keep one of them; helpc reads the first"] }

    static func check(_ topic: Topic, in catalog: Catalog, report: inout TopicReport) {
        var seen: [String: FrontMatter.Entry] = [:]
        for entry in topic.parsed.frontMatter.entries {
            let name = entry.key.map(\.rawValue) ?? entry.name
            guard let first = seen[name] else {
                seen[name] = entry
                continue
            }
            let place = Diagnostic.Related(path: topic.path, span: first.keySpan, message: "the first one")
            report.add(Self(name: entry.name, first: first.name), at: entry.keySpan, related: [place])
        }
    }
}
