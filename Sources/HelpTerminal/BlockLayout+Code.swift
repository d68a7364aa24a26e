/// Code: what may be copied and run.
///
/// No line of code is filled with another, and none is divided that fits the width: rather than that, code moves to the
/// left of the text around it. A line that is wider still is divided so that a reader sees it and a shell does not
/// mind: between two words of a command, with the mark by which the shell itself lets commands go on. Where that cannot
/// be done, because no shell is named or the place is in quotes or in a comment, the line ends with ↵, and a text
/// without this character and the line end after it is the original.
extension BlockLayout {
    mutating func code(_ block: LayoutBlock) {
        out.writeMarks(always: false)
        let longest = longestLine(block)
        let wanted = tableDepth > 0 ? 0 : room >= 60 ? 4 : 2
        let indent = min(wanted, max(room - longest, 0))
        let spared = min(out.sparableColumns, max(longest - room, 0))
        if spared > 0 { out.writeMarks(always: true) }
        let width = room - indent + spared
        var shell = block.shell
        if shell == .powerShell, hasHereString(block) { shell = nil }
        var fold = CodeFolding(shell: shell, width: width)
        var start = block.text.lowerBound
        while start <= block.text.upperBound {
            let rest = start..<block.text.upperBound
            let end = tree.scalars[rest].firstIndex { $0.scalar == "\n" } ?? rest.upperBound
            fold.forEachPiece(of: tree.scalars, in: start..<end) { piece in
                out.beginLine(sparing: spared)
                out.add(spaces: indent + piece.indent)
                out.add(tree.scalars[piece.range], usesSGR: usesSGR)
                out.add(Array(piece.ending.utf8), columns: piece.ending.unicodeScalars.count)
                out.endLine()
            }
            start = end + 1
        }
    }

    private func longestLine(_ block: LayoutBlock) -> Int {
        var longest = 0
        var line = 0
        for unit in tree.scalars[block.text] {
            line = unit.scalar == "\n" ? 0 : line + Int(unit.columns)
            longest = max(longest, line)
        }
        return longest
    }

    /// Whether a text of several lines begins in the code, in which nothing is quoted or escaped as it is elsewhere.
    private func hasHereString(_ block: LayoutBlock) -> Bool {
        var last: Unicode.Scalar = " "
        for unit in tree.scalars[block.text] {
            if last == "@", unit.scalar == "\"" || unit.scalar == "'" { return true }
            last = unit.scalar
        }
        return false
    }
}
