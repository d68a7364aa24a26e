import HelpDiagnostics
import HelpMarkup

/// A key that neither helpc nor the configuration knows.
struct FrontMatterUnknownKey: Finding, TopicRule {
    static let id = DiagnosticID.frontMatterUnknownKey
    let name: String
    let candidates: [String]
    var headline: String { "‘\(name)’ is no front-matter key that helpc knows" }
    var hints: [String] {
        candidates.isEmpty ? [] : ["the nearest is ‘\(candidates.joined(separator: "’, ‘"))’"]
    }

    static func check(_ topic: Topic, in catalog: Catalog, report: inout TopicReport) {
        for entry in topic.parsed.frontMatter.entries where entry.key == nil {
            let name = entry.name.lowercased()
            guard !FrontMatterKey.foreign.contains(name), !catalog.settings.extraKeys.contains(name) else { continue }
            let candidates = NearestNames.candidates(for: name, among: FrontMatterKey.allSpellings)
            report.add(Self(name: entry.name, candidates: candidates), at: entry.keySpan)
        }
    }
}
