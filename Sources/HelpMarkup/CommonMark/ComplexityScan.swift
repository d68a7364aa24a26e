import HelpDiagnostics

/// Looks for what makes cmark take time that grows with the square of the input, before cmark sees it.
///
/// libcmark 0.30 is linear but for a few constructs that no author writes: brackets that are opened by the thousand and
/// never closed, and list or quote marks by the hundred on one line. One pass over the bytes, with no look-back.
enum ComplexityScan {
    /// More brackets than this open at once in one paragraph are refused.
    static let openBrackets = 2_000
    /// More list and quote marks than this at the start of one line are refused, as nesting too deep.
    static let containerMarks = 200

    /// The first fault of the body that begins at `start`; nil for every body that a person wrote.
    static func fault(in source: [UInt8], from start: Int) -> MarkupFault? {
        var brackets = 0
        var index = start
        while index < source.count {
            let line = index
            if let place = tooManyMarks(source, from: line) {
                return MarkupFault(.tooDeep(limit: containerMarks), SourceSpan(place, place + 1))
            }
            var isBlank = true
            while index < source.count, source[index] != 0x0A {
                switch source[index] {
                case 0x5B:
                    brackets += 1
                    if brackets > openBrackets {
                        let what = "more than \(openBrackets) brackets that are open at once"
                        return MarkupFault(.tooComplex(what: what), SourceSpan(index, index + 1))
                    }
                    isBlank = false
                case 0x5D: brackets = max(brackets - 1, 0)
                case 0x20, 0x09, 0x0D: break
                default: isBlank = false
                }
                index += 1
            }
            if isBlank { brackets = 0 }
            index += 1
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
