import HelpDiagnostics

/// Looks for what makes cmark take time that grows with the square of the input, before cmark sees it.
///
/// libcmark 0.30 is linear but for a few constructs that no author writes: brackets that are opened by the thousand and
/// never closed, and list or quote marks by the hundred on one line. A pass over the starts of lines finds the one; the
/// other is sought only where there are so many brackets at all.
enum ComplexityScan {
    /// More brackets than this open at once in one paragraph are refused.
    static let openBrackets = 2_000
    /// More list and quote marks than this at the start of one line are refused, as nesting too deep.
    static let containerMarks = 200

    /// A fault of the body that `map` knows; nil for every body that a person wrote.
    static func fault(in map: SourceMap) -> MarkupFault? {
        for line in 1...map.lineCount {
            if let place = tooManyMarks(map.source, from: map.line(line).lowerBound) {
                return MarkupFault(.tooDeep(limit: containerMarks), SourceSpan(place, place + 1))
            }
        }
        guard ByteSearch.has(0x5B, moreThan: openBrackets, in: map.source, from: map.bodyStart) else { return nil }
        return tooManyBrackets(map).map { place in
            let what = "more than \(openBrackets) brackets that are open at once"
            return MarkupFault(.tooComplex(what: what), SourceSpan(place, place + 1))
        }
    }

    /// The bracket that is one too many in its paragraph.
    private static func tooManyBrackets(_ map: SourceMap) -> Int? {
        var brackets = 0
        for line in 1...map.lineCount {
            var isBlank = true
            for index in map.line(line) {
                switch map.source[index] {
                case 0x5B:
                    brackets += 1
                    if brackets > openBrackets { return index }
                    isBlank = false
                case 0x5D: brackets = max(brackets - 1, 0)
                case 0x20, 0x09, 0x0D: break
                default: isBlank = false
                }
            }
            if isBlank { brackets = 0 }
        }
        return nil
    }

    /// The mark that is one too many on the line at `start`.
    ///
    /// Marks of containers stand apart or are `>`; a rule of a thousand hyphens is a rule.
    private static func tooManyMarks(_ source: [UInt8], from start: Int) -> Int? {
        var (marks, spaces) = (0, 0)
        var hasQuote = false
        for index in start..<source.count {
            switch source[index] {
            case 0x20, 0x09: spaces += 1
            case 0x3E, 0x2A, 0x2B, 0x2D:
                marks += 1
                hasQuote = hasQuote || source[index] == 0x3E
                if marks > containerMarks, hasQuote || spaces * 4 >= index - start { return index }
            case 0x30...0x39, 0x2E, 0x29: break
            default: return nil
            }
        }
        return nil
    }
}
