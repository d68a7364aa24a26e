import HelpDiagnostics

extension ContentStatistics {
    /// A table for a terminal: a line for each locale and one for the whole, and what joins them.
    public var text: String {
        var table = AlignedTable([.left] + Array(repeating: .right, count: 11))
        table.add([
            "locale", "topics", "redirects", "coverage", "missing", "only here", "machine", "human", "unsaid", "stale",
            "as source", "words",
        ])
        for locale in locales {
            table.add([locale.folder.isEmpty ? locale.tag.description : locale.folder] + Self.cells(locale.figures))
        }
        table.add(["total"] + Self.cells(total))
        return "\(table.text)\n\(note)\n"
    }

    private static func cells(_ figures: Figures) -> [String] {
        let translated = [figures.machineTranslated, figures.humanTranslated, figures.unsaid]
        let coverage = [figures.coverage.percent, String(figures.missing), String(figures.onlyHere)]
        return [String(figures.topics), String(figures.redirects)] + coverage
            + translated.map { Share($0, of: figures.topics).percent }
            + [figures.stale.map(String.init) ?? "-", figures.untranslated.percent, String(figures.words)]
    }

    private var note: String {
        let distinct = distinctTopics == 1 ? "1 distinct topic" : "\(distinctTopics) distinct topics"
        switch total.withoutAssetID {
        case 0: return "\(distinct), joined by asset id"
        case 1: return "\(distinct), joined by asset id; 1 topic has none and counts as a topic of its own"
        case let count:
            return "\(distinct), joined by asset id; \(count) topics have none and count as topics of their own"
        }
    }
}
