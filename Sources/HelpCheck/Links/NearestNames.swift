/// The names most like a misspelt one, for hints.
public enum NearestNames {
    /// At most three of `names` that could be meant by `wanted`, the nearest first, ties by name.
    ///
    /// Letter case counts little: names are compared in lower case. O(n · length · distance), after a filter that costs
    /// a few instructions a name.
    public static func candidates(for wanted: String, among names: some Sequence<String>, limit: Int = 3) -> [String] {
        let pattern = Array(wanted.lowercased().utf8)
        let reach = max(1, min(pattern.count / 4, 12))
        let signature = signature(of: pattern)
        var found: [(distance: Int, name: String)] = []
        for name in names {
            guard abs(name.utf8.count - pattern.count) <= reach else { continue }
            let bytes = Array(name.lowercased().utf8)
            guard (signature ^ Self.signature(of: bytes)).nonzeroBitCount <= reach * 2,
                let distance = distance(pattern, bytes, within: reach)
            else { continue }
            found.append((distance, name))
        }
        let sorted = found.sorted { $0.distance != $1.distance ? $0.distance < $1.distance : $0.name < $1.name }
        return sorted.prefix(limit).map(\.name)
    }

    /// Which bytes occur, folded into 64 bits: two names that differ much rarely have the same ones.
    private static func signature(of bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0) { $0 | 1 << UInt64($1 & 63) }
    }

    /// The number of insertions, deletions and replacements from `left` to `right`, or nil where it exceeds `limit`.
    static func distance(_ left: [UInt8], _ right: [UInt8], within limit: Int) -> Int? {
        var row = Array(0...right.count)
        for (line, byte) in left.enumerated() {
            let low = max(0, line - limit)
            let high = min(right.count, line + limit + 1)
            guard low <= high else { return nil }
            var diagonal = row[low]
            if low == 0 { row[0] = line + 1 } else { row[low] = limit + 1 }
            var least = row[low]
            var column = low
            while column < high {
                let above = column + 1 > line + limit ? limit + 1 : row[column + 1]
                let cost = diagonal + (byte == right[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(cost, above + 1, row[column] + 1)
                least = min(least, row[column + 1])
                column += 1
            }
            if least > limit { return nil }
        }
        return row[right.count] <= limit ? row[right.count] : nil
    }
}
