import HelpDiagnostics
import HelpMarkup

/// A key that stands twice, or under two spellings with different values.
struct FrontMatterDuplicateKey: Finding, TopicRule {
    static let id = DiagnosticID.frontMatterDuplicateKey
    let name: String
    let first: String
    /// What helpc reads, or nil where that is not one of them.
    let read: String?
    /// Whether helpc reads both.
    let isList: Bool

    var headline: String {
        name == first ? "‘\(name)’ stands twice" : "‘\(name)’ is another spelling of ‘\(first)’, and both are there"
    }
    var hints: [String] {
        if isList { return ["helpc reads both; make one list of them"] }
        return [read.map { "keep one of them; helpc reads ‘\($0.shortened)’" } ?? "keep one of them"]
    }
    var detail: String { name }

    /// What two entries share that are one key: helpc's own name of it, where it has one.
    private static func name(of entry: FrontMatter.Entry) -> String { entry.key?.rawValue ?? entry.name }

    static func check(_ topic: Topic, in catalog: Catalog, report: inout TopicReport) {
        let entries = topic.parsed.frontMatter.entries
        guard Set(entries.map(Self.name)).count < entries.count else { return }
        var seen: [String: FrontMatter.Entry] = [:]
        // A block may hold one key by the thousand, and finding what is read of it is a look at the whole block.
        var read: [FrontMatterKey: String?] = [:]
        for entry in entries {
            let name = Self.name(of: entry)
            guard let first = seen[name] else {
                seen[name] = entry
                continue
            }
            let place = Diagnostic.Related(path: topic.path, span: first.keySpan, message: "the first one")
            if let key = entry.key, read[key] == nil { read.updateValue(topic.parsed.frontMatter.text(key)?.text, forKey: key) }
            let finding = Self(
                name: entry.name, first: first.name, read: entry.key.flatMap { read[$0] ?? nil },
                isList: entry.key == .aliases || entry.key == .keywords)
            report.add(finding, at: entry.keySpan, related: [place])
        }
    }
}
