/// The lines of a source that show a span: the one it is in, or the first and the last.
struct Excerpt {
    /// One line, with its number from 1.
    struct Line {
        var number: Int
        var line: ExcerptLine
    }

    /// The first and, where the span goes on, the last line.
    let lines: [Line]
    /// Whether lines between those are left out.
    let hasGap: Bool

    /// The excerpt for `span` in at most `width` columns, or nil where there is nothing to show: an empty span at the
    /// very start stands for the file as a whole, and one beyond the end for a file that has changed.
    init?(of span: SourceSpan, in text: SourceText, width: Int) {
        guard span != .fileStart, Int(span.start) <= text.bytes.count else { return nil }
        let range = text.clamped(span)
        let first = text.line(at: range.lowerBound)
        // A span that takes the line end with it ends there, not at the start of the next line.
        let last = max(first, text.line(at: max(range.lowerBound, range.upperBound - 1)))
        var lines = [Self.line(first, in: text, marking: range, anchor: .start, width: width)]
        if last > first { lines.append(Self.line(last, in: text, marking: range, anchor: .end, width: width)) }
        self.lines = lines
        hasGap = last > first + 1
    }

    private static func line(
        _ line: Int, in text: SourceText, marking range: Range<Int>, anchor: ExcerptLine.Anchor, width: Int
    ) -> Line {
        let content = text.content(ofLine: line)
        let laidOut = ExcerptLine(
            text.bytes, content: content, mark: range.clamped(to: content), anchor: anchor, width: width)
        return Line(number: line + 1, line: laidOut)
    }
}
