/// What changed in a file, in the unified format that `git apply` and `patch` read (POSIX, `diff -u`).
enum UnifiedDiff {
    private static let context = 3

    /// The patch from `old` to `new`, the file at `path`; empty where they are equal.
    ///
    /// Lines end at LF alone, as they do for those who apply the patch: a CR is a byte of its line. Fixes change lines in
    /// their place, so that lines of one number are compared; where their number differs, all lines between the first and the
    /// last difference are replaced.
    static func text(from old: [UInt8], to new: [UInt8], path: String) -> String {
        guard old != new else { return "" }
        let (before, after) = (lines(of: old), lines(of: new))
        var output = Array("--- \(name("a/" + path))\n+++ \(name("b/" + path))\n".utf8)
        for hunk in hunks(old, before, new, after) {
            let start = max(0, hunk.old.lowerBound - context)
            let end = min(before.count, hunk.old.upperBound + context)
            let lead = hunk.old.lowerBound - start
            let trail = end - hunk.old.upperBound
            let newStart = hunk.new.lowerBound - lead
            output += Array("@@ -\(range(start, end - start)) +\(range(newStart, lead + hunk.new.count + trail)) @@\n".utf8)
            var (left, right) = (start, newStart)
            for change in hunk.changes {
                while left < change.old.lowerBound {
                    append(" ", old[before[left]], to: &output)
                    (left, right) = (left + 1, right + 1)
                }
                for line in change.old { append("-", old[before[line]], to: &output) }
                for line in change.new { append("+", new[after[line]], to: &output) }
                (left, right) = (change.old.upperBound, change.new.upperBound)
            }
            while left < end {
                append(" ", old[before[left]], to: &output)
                left += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private struct Change {
        var old: Range<Int>
        var new: Range<Int>
    }

    /// Changes near one another, with the lines between them.
    private struct Hunk {
        var changes: [Change]
        var old: Range<Int> { (changes.first?.old.lowerBound ?? 0)..<(changes.last?.old.upperBound ?? 0) }
        var new: Range<Int> { (changes.first?.new.lowerBound ?? 0)..<(changes.last?.new.upperBound ?? 0) }
    }

    private static func hunks(
        _ old: [UInt8], _ before: [Range<Int>], _ new: [UInt8], _ after: [Range<Int>]
    ) -> [Hunk] {
        var hunks: [Hunk] = []
        for change in changes(old, before, new, after) {
            if let last = hunks.last, change.old.lowerBound - last.old.upperBound <= 2 * context {
                hunks[hunks.count - 1].changes.append(change)
            } else {
                hunks.append(Hunk(changes: [change]))
            }
        }
        return hunks
    }

    private static func changes(
        _ old: [UInt8], _ before: [Range<Int>], _ new: [UInt8], _ after: [Range<Int>]
    ) -> [Change] {
        func isSame(_ left: Int, _ right: Int) -> Bool { old[before[left]].elementsEqual(new[after[right]]) }
        guard before.count == after.count else {
            var first = 0
            while first < min(before.count, after.count), isSame(first, first) { first += 1 }
            var last = 0
            while last < min(before.count, after.count) - first, isSame(before.count - 1 - last, after.count - 1 - last) {
                last += 1
            }
            return [Change(old: first..<before.count - last, new: first..<after.count - last)]
        }
        var changes: [Change] = []
        for line in before.indices where !isSame(line, line) {
            if let last = changes.last, last.old.upperBound == line {
                changes[changes.count - 1].old = last.old.lowerBound..<line + 1
                changes[changes.count - 1].new = last.new.lowerBound..<line + 1
            } else {
                changes.append(Change(old: line..<line + 1, new: line..<line + 1))
            }
        }
        return changes
    }

    private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
            lines.append(start..<end)
            start = end
        }
        return lines
    }

    /// `first,count`; a range of no lines is that behind the line before it.
    private static func range(_ start: Int, _ count: Int) -> String {
        count == 0 ? "\(start),0" : count == 1 ? "\(start + 1)" : "\(start + 1),\(count)"
    }

    private static func append(_ mark: Unicode.Scalar, _ line: ArraySlice<UInt8>, to output: inout [UInt8]) {
        output.append(UInt8(truncatingIfNeeded: mark.value))
        output += line
        if line.last != 0x0A { output += Array("\n\\ No newline at end of file\n".utf8) }
    }

    /// The path as git writes it: in quotes where it holds what ends a line or a name; with a tab behind it where a space
    /// would end it.
    private static func name(_ path: String) -> String {
        guard path.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x7F }) else {
            return path.utf8.contains(0x20) ? path + "\t" : path
        }
        var quoted = "\""
        for scalar in path.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 8)
                quoted += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
