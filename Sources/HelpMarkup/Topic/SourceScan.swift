import HelpDiagnostics

/// What is wrong with a file as text, whatever it says.
enum SourceScan {
    /// A byte order mark, the first line that ends otherwise than the first of all, and marks of unfinished merges; in one
    /// pass over the bytes.
    static func faults(in source: [UInt8]) -> [MarkupFault] {
        var faults: [MarkupFault] = []
        var start = 0
        if source.starts(with: [0xEF, 0xBB, 0xBF]) {
            faults.append(MarkupFault(.byteOrderMark, SourceSpan(0, 3)))
            start = 3
        }
        var isFirstCRLF: Bool?
        var isMixed = false
        while start < source.count {
            if source[start] == 0x3C, isConflictMarker(source, start) {
                faults.append(MarkupFault(.conflictMarker, SourceSpan(start, start + markerLength)))
            }
            guard let end = source[start...].firstIndex(of: 0x0A) else { break }
            let isCRLF = end > start && source[end - 1] == 0x0D
            if let first = isFirstCRLF, first != isCRLF, !isMixed {
                isMixed = true
                faults.append(MarkupFault(.mixedLineEnds(isCRLF: isCRLF), SourceSpan(isCRLF ? end - 1 : end, end + 1)))
            }
            isFirstCRLF = isFirstCRLF ?? isCRLF
            start = end + 1
        }
        return faults
    }

    private static let markerLength = 7

    /// Seven of them and a space or the end of the line: more, or fewer, are somebody's drawing.
    private static func isConflictMarker(_ source: [UInt8], _ start: Int) -> Bool {
        let end = start + markerLength
        guard end <= source.count, source[start..<end].allSatisfy({ $0 == 0x3C }) else { return false }
        return end == source.count || [0x20, 0x0A, 0x0D].contains(source[end])
    }
}
