/// One line of a source as a terminal shows it, with the columns that are marked.
///
/// Only as much of the line is looked at as can be shown, so that the cost doesn't depend on how long it is.
struct ExcerptLine: Equatable {
    /// Which end of the mark must be visible where both can't be.
    enum Anchor {
        case start
        case end
    }

    /// What to print: tabs expanded, unsafe scalars escaped, `…` where something is left out.
    let text: String
    /// The columns before the mark.
    let markColumn: Int
    /// The columns of the mark; at least 1.
    let markWidth: Int

    /// Lays out the bytes `content` of `bytes`, with `mark` (which lies in them) visible, in at most `width` columns.
    init(_ bytes: [UInt8], content: Range<Int>, mark: Range<Int>, anchor: Anchor, width: Int) {
        // Four bytes a column hold any text but heaps of combining marks, which are cut short.
        let reach = 4 * width
        let focus = anchor == .start ? mark.lowerBound : mark.upperBound
        let window = max(content.lowerBound, focus - reach)..<min(content.upperBound, focus + reach)
        let isLineStart = window.lowerBound == content.lowerBound
        let row = ExcerptRow(bytes, window: window, limit: content.upperBound, isLineStart: isLineStart)
        let marked = row.cells(in: mark, trimmingBlanks: anchor == .end)
        let isWhole = window == content && row.width(of: row.cells.indices) <= width
        let shown = isWhole ? row.cells.indices : row.clip(around: marked, anchor: anchor, to: max(1, width - 2))
        let cutsLeft = shown.lowerBound > 0 || window.lowerBound > content.lowerBound
        let cutsRight = shown.upperBound < row.cells.count || window.upperBound < content.upperBound
        let markedShown = marked.clamped(to: shown)
        text = (cutsLeft ? "…" : "") + row.text(of: shown) + (cutsRight ? "…" : "")
        markColumn = (cutsLeft ? 1 : 0) + row.width(of: shown.lowerBound..<markedShown.lowerBound)
        // A mark that goes on beyond what is shown goes on under the `…`.
        let beyond = cutsRight && mark.upperBound > row.end(of: shown) ? 1 : 0
        markWidth = mark.isEmpty ? 1 : max(1, row.width(of: markedShown) + beyond)
    }
}
