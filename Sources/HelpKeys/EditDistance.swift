/// How many slips of the keyboard lie between two names.
public enum EditDistance {
    /// Which bytes occur, folded into 64 bits: two names that differ much rarely have the same ones,
    /// and each slip changes two bits at most.
    public static func signature(of bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0) { $0 | 1 << UInt64($1 & 63) }
    }

    /// The number of insertions, deletions, replacements and swaps of neighbours from `left` to `right`, no byte touched
    /// twice; nil where it exceeds `limit`. Only cells within `limit` of the diagonal are looked at.
    public static func between(_ left: [UInt8], _ right: [UInt8], within limit: Int) -> Int? {
        guard abs(left.count - right.count) <= limit else { return nil }
        let distance = lastRow(left, right, within: limit)?[right.count]
        return distance.flatMap { $0 <= limit ? $0 : nil }
    }

    /// The same from `left` to that beginning of `right` which is nearest to it.
    public static func toBeginning(_ left: [UInt8], _ right: [UInt8], within limit: Int) -> Int? {
        guard left.count - right.count <= limit else { return nil }
        let reached = Array(right.prefix(left.count + limit))
        let row = lastRow(left, reached, within: limit)
        let least = row?[max(0, left.count - limit)...].min()
        return least.flatMap { $0 <= limit ? $0 : nil }
    }

    /// What it takes from all of `left` to each beginning of `right`, as far as that is within `limit`; nil where none is.
    private static func lastRow(_ left: [UInt8], _ right: [UInt8], within limit: Int) -> [Int]? {
        var row = Array(0...right.count)
        var above = row
        var before = row
        for (line, byte) in left.enumerated() {
            swap(&before, &above)
            swap(&above, &row)
            let low = max(0, line + 1 - limit)
            let high = min(right.count, line + 1 + limit)
            var least = limit + 1
            if low == 0 {
                row[0] = line + 1
                least = line + 1
            }
            var column = max(low, 1)
            while column <= high {
                var cost = above[column - 1]
                if byte != right[column - 1] {
                    cost += 1
                    // Beyond the band everything is too dear.
                    if column <= line + limit, above[column] < cost { cost = above[column] + 1 }
                    if column > low, row[column - 1] < cost { cost = row[column - 1] + 1 }
                    if line > 0, column > 1, byte == right[column - 2], left[line - 1] == right[column - 1] {
                        cost = min(cost, before[column - 2] + 1)
                    }
                }
                row[column] = cost
                if cost < least { least = cost }
                column += 1
            }
            // A swap looks back two lines, and the line between is one dearer at most.
            if least > limit { return nil }
        }
        return row
    }
}
