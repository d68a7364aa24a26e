import HelpDiagnostics

/// What is wrong with a file as text, whatever it says.
enum SourceScan {
    /// A byte order mark, the first line that ends otherwise than the first of all, and marks of unfinished merges; in one
    /// pass over the bytes.
    static func faults(in source: [UInt8]) -> [MarkupFault] {
        var faults: [MarkupFault] = []
        var start = 0
        if source.starts(with: [0xEF, 0xBB, 0xBF]) {
            faults.append(MarkupFault(.byteOrderMark, SourceSpan(0, 3), fix: Fix([Fix.Edit(at: 0, source[..<3], [])])))
            start = 3
        }
        var isFirstCRLF: Bool?
        var mixed: Int?
        var edits: [Fix.Edit] = []
        while start < source.count {
            if source[start] == 0x3C, isConflictMarker(source, start) {
                faults.append(MarkupFault(.conflictMarker, SourceSpan(start, start + markerLength)))
            }
            guard let end = ByteSearch.first(0x0A, in: source, start..<source.count) else { break }
            let isCRLF = end > start && source[end - 1] == 0x0D
            if let first = isFirstCRLF, first != isCRLF {
                if mixed == nil {
                    mixed = faults.count
                    faults.append(MarkupFault(.mixedLineEnds(isCRLF: isCRLF), SourceSpan(isCRLF ? end - 1 : end, end + 1)))
                }
                edits.append(edit(ofLineEndingAt: end, in: source, isCRLF: isCRLF))
            }
            isFirstCRLF = isFirstCRLF ?? isCRLF
            start = end + 1
        }
        if let mixed { faults[mixed].fix = Fix(edits) }
        return faults
    }

    /// The other line end for that of the LF at `end`. A CR before CR LF ends a line too, and would take this one's LF.
    private static func edit(ofLineEndingAt end: Int, in source: [UInt8], isCRLF: Bool) -> Fix.Edit {
        guard isCRLF else { return Fix.Edit(at: end, lf, crlf) }
        var start = end - 1
        if start == 0 || source[start - 1] != 0x0D { return Fix.Edit(at: start, crlf, lf) }
        while start > 0, source[start - 1] == 0x0D { start -= 1 }
        return Fix.Edit(at: start, source[start...end], repeatElement(0x0A, count: end - start))
    }

    /// Shared by all edits, of which a file may have millions.
    private static let lf: [UInt8] = [0x0A]
    private static let crlf: [UInt8] = [0x0D, 0x0A]
    private static let markerLength = 7

    /// Seven of them and a space or the end of the line: more, or fewer, are somebody's drawing.
    private static func isConflictMarker(_ source: [UInt8], _ start: Int) -> Bool {
        let end = start + markerLength
        guard end <= source.count, source[start..<end].allSatisfy({ $0 == 0x3C }) else { return false }
        return end == source.count || [0x20, 0x0A, 0x0D].contains(source[end])
    }
}
