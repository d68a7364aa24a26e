import HelpCheck
import HelpDiagnostics

/// All that the content says of findings which are meant to be: in comments of topics, and in the configuration.
struct Suppressions {
    private struct Entry {
        let topic: Topic
        let locale: String
        let suppression: TopicSuppression
        var isUsed = false
    }

    /// By path; the comments of one topic are neighbours.
    private var entries: [Entry] = []
    private var places: [String: Range<Int>] = [:]
    private let configured: [ConfiguredSuppression]

    /// The suppressions of `catalog` and `configuration`.
    init(_ catalog: Catalog, _ configuration: Configuration) {
        configured = configuration.suppressions
        for locale in catalog.locales {
            for topic in locale.topics where !topic.parsed.directives.isEmpty {
                let start = entries.count
                entries += topic.parsed.suppressions.map {
                    Entry(topic: topic, locale: locale.tag.description, suppression: $0)
                }
                if entries.count > start { places[topic.path] = start..<entries.count }
            }
        }
    }

    /// Those of `diagnostics` that are left, with one for each suppression that is about none of them, and those that are
    /// meant to be.
    ///
    /// Only of what was looked for can be said that it is not there.
    ///
    /// - Parameters:
    ///   - severities: what is off nobody wants to hear of, its suppressions included.
    ///   - comparesLocales: whether the locales were compared with each other.
    ///   - isWhole: whether that was done for all of them.
    func apply(
        to diagnostics: [Diagnostic], _ severities: SeverityPolicy, comparesLocales: Bool, isWhole: Bool = true
    ) -> (left: [Diagnostic], meant: [Diagnostic]) {
        guard !entries.isEmpty || !configured.isEmpty else { return (diagnostics, []) }
        var entries = entries
        var isUsed = configured.map { _ in false }
        var left: [Diagnostic] = []
        var meant: [Diagnostic] = []
        for diagnostic in diagnostics {
            guard diagnostic.id.isSuppressible else {
                left.append(diagnostic)
                continue
            }
            var isMeant = false
            for index in places[diagnostic.path] ?? 0..<0
            where entries[index].suppression.id == diagnostic.id && entries[index].suppression.covers(diagnostic.span) {
                entries[index].isUsed = true
                isMeant = true
            }
            for (index, entry) in configured.enumerated() where entry.covers(diagnostic) {
                isUsed[index] = true
                isMeant = true
            }
            if isMeant { meant.append(diagnostic) } else { left.append(diagnostic) }
        }
        func isLookedFor(_ id: DiagnosticID, _ locale: String?, everywhere: Bool) -> Bool {
            severities.level(of: id, locale: locale) != .off && (!id.comparesLocales || comparesLocales && everywhere)
        }
        for entry in entries where !entry.isUsed {
            guard isLookedFor(entry.suppression.id, entry.locale, everywhere: true) else { continue }
            left.append(Checker.unused(entry.suppression, in: entry.topic, locale: entry.locale))
        }
        for (entry, isUsed) in zip(configured, isUsed) where !isUsed {
            guard isLookedFor(entry.id, entry.locale, everywhere: isWhole) else { continue }
            left.append(
                Checker.unusedEntry(
                    for: entry.id, files: entry.path, locale: entry.locale, at: entry.span, of: Configuration.fileName))
        }
        return (left, meant)
    }
}
