import HelpDiagnostics
import HelpKeys
import HelpMarkup

/// A rule's name at the end of the title in tables of contents that is not the error that the topic explains.
struct ErrorIDSuffixMismatch: Finding, TopicRule {
    static let id = DiagnosticID.errorIDSuffixMismatch
    let suffix: String
    let errorID: String
    var headline: String { "‘_\(suffix.shortened)’ ends the title, and the topic is on ‘\(errorID.shortened)’" }
    var hints: [String] { ["correct the one that is wrong: look-ups find the topic by both"] }

    static func check(_ topic: Topic, in catalog: Catalog, report: inout TopicReport) {
        let ids = [topic.identity.errorID, topic.identity.mtpsID?.leaf].compactMap { $0 }
        guard let title = topic.parsed.frontMatter.text(.tocTitle), let suffix = RuleSuffix.name(in: title.text),
            let id = ids.first, !ids.contains(where: { $0.lowercased() == suffix.lowercased() })
        else { return }
        report.add(Self(suffix: suffix, errorID: id), at: title.span)
    }
}
