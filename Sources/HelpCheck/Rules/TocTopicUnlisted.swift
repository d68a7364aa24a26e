import HelpDiagnostics

/// A topic that no table of contents of its locale names.
struct TocTopicUnlisted: Finding {
    static let id = DiagnosticID.tocTopicUnlisted
    var headline: String { "no table of contents names this topic" }
    var hints: [String] { ["add an entry for it to a ‘toc.yml’"] }
    var detail: String { "" }

    /// The topics of `locale` that `tree`, its whole table of contents, does not lead to; none where it has no table,
    /// or one that cannot be read, which may name them.
    static func check(_ locale: LocaleCatalog, at index: Int, tree: [TocNode]) -> [Diagnostic] {
        guard !locale.tocs.isEmpty, locale.tocs.allSatisfy({ $0.fault == nil && $0.entryFaults.isEmpty }) else { return [] }
        var listed: Set<Int> = []
        for case .topic(let reference, _, _) in TocNode.targets(of: tree) where reference.locale == index {
            listed.insert(reference.index)
        }
        return locale.topics.indices.filter { !listed.contains($0) }.map { topic in
            Diagnostic(
                Self(), path: locale.topics[topic].path, locale: locale.tag.description,
                assetID: locale.topics[topic].identity.assetID?.description)
        }
    }
}
