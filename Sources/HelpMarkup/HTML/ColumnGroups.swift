/// Drops the column groups of tables whose rows have more or fewer columns than the groups say: repaired rows may.
///
/// A validator takes the mismatch for an error, and a browser would give the widths to the wrong columns.
enum ColumnGroups {
    private struct Table {
        var groups: [Range<Int>] = []
        var columns = 0
        var row = 0
        var isEven = true
        var hasRowSpans = false
    }

    /// The tokens of `markup` without such groups. Tables with cells that span rows are left alone.
    static func fitting(_ markup: Markup) -> [Markup.Token] {
        var open: [Table] = []
        var dropped: [Range<Int>] = []
        for (index, token) in markup.tokens.enumerated() where token.kind == .open || token.kind == .close {
            if token.kind == .open, token.element == .table { open.append(Table()) }
            guard let last = open.indices.last else { continue }
            switch (token.element, token.kind) {
            case (.colgroup, .open): open[last].groups.append(index..<index)
            case (.colgroup, .close):
                if let group = open[last].groups.indices.last {
                    open[last].groups[group] = open[last].groups[group].lowerBound..<index + 1
                }
            case (.col, .open): open[last].columns += span(of: token, .span, markup)
            case (.tr, .open): open[last].row = 0
            case (.td, .open), (.th, .open):
                open[last].row += span(of: token, .colspan, markup)
                open[last].hasRowSpans = open[last].hasRowSpans || span(of: token, .rowspan, markup) != 1
            case (.tr, .close): open[last].isEven = open[last].isEven && open[last].row == open[last].columns
            case (.table, .close):
                let table = open.removeLast()
                if !table.isEven, !table.hasRowSpans { dropped += table.groups }
            default: break
            }
        }
        guard !dropped.isEmpty else { return markup.tokens }
        return markup.tokens.indices.filter { index in !dropped.contains { $0.contains(index) } }
            .map { markup.tokens[$0] }
    }

    private static func span(of token: Markup.Token, _ name: AttributeName, _ markup: Markup) -> Int {
        let attribute = markup.attributes(of: token).first { $0.name == name }
        return attribute.flatMap { Int(String(decoding: markup.bytes(of: $0), as: UTF8.self)) } ?? 1
    }
}
