/// How many findings there are, by kind and locale, as a table for a terminal.
///
///                                   all  de-DE  fr-FR
///     error    link-target-missing    3      1      2
///     warning  link-empty             1             1
///              all                    4      1      3
///
/// The gravest come first. What belongs to no locale is counted in a last column, where there is any.
public struct SummaryRenderer: DiagnosticRenderer, Hashable {
    /// A renderer.
    public init() {}

    /// The table; empty where there is nothing to count.
    public func render(_ diagnostics: [Diagnostic], sources: (_ path: String) -> [UInt8]?) -> String {
        let summary = DiagnosticSummary(diagnostics)
        guard !summary.counts.isEmpty else { return "" }
        var columns: [String?] = summary.byLocale.keys.sorted()
        if summary.counts.contains(where: { $0.locale == nil }) { columns.append(nil) }
        var table = AlignedTable([.left, .left, .right] + columns.map { _ in .right })
        table.add(["", "", "all"] + columns.map { $0 ?? "no locale" })
        let kinds = Dictionary(grouping: summary.counts) { Kind(severity: $0.severity, id: $0.id) }
        for (kind, counts) in kinds.sorted(by: { $0.key < $1.key }) {
            table.add([kind.severity.name, kind.id.rawValue] + cells(counts, columns))
        }
        table.add(["", "all"] + cells(summary.counts, columns))
        return table.text
    }

    /// The sum of `counts`, and that of each column; empty for none.
    private func cells(_ counts: [DiagnosticSummary.Count], _ columns: [String?]) -> [String] {
        let sums = columns.map { column in counts.lazy.filter { $0.locale == column }.reduce(0) { $0 + $1.count } }
        return ["\(sums.reduce(0, +))"] + sums.map { $0 == 0 ? "" : "\($0)" }
    }

    private struct Kind: Hashable, Comparable {
        let severity: Severity
        let id: DiagnosticID

        static func < (left: Kind, right: Kind) -> Bool {
            left.severity == right.severity ? left.id.rawValue < right.id.rawValue : left.severity > right.severity
        }
    }
}
