/// What came of mutants, by what was done to them.
struct Tally: Codable {
    /// What is counted.
    struct Counts: Codable {
        var mutants = 0
        /// Refused when they were opened.
        var refused = 0
        var right = 0
        var errors = 0
        var wrong = 0
        var falseMisses = 0
        /// Changed, and yet all of it was verified.
        var unnoticed = 0
        var crashes = 0
        var hangs = 0
    }

    private(set) var rows: [String: Counts] = [:]

    /// The counts of a kind of damage in a way of opening.
    subscript(row: String) -> Counts {
        get { rows[row, default: Counts()] }
        set { rows[row] = newValue }
    }

    /// Adds what another process counted.
    mutating func add(_ other: Tally) {
        for (name, counts) in other.rows {
            var sum = self[name]
            for path in Self.columns { sum[keyPath: path.1] += counts[keyPath: path.1] }
            self[name] = sum
        }
    }

    private static var columns: [(String, WritableKeyPath<Counts, Int>)] {
        [
            ("mutants", \.mutants), ("refused", \.refused), ("right", \.right), ("errors", \.errors), ("wrong", \.wrong),
            ("false misses", \.falseMisses), ("unnoticed", \.unnoticed), ("crashes", \.crashes), ("hangs", \.hangs),
        ]
    }

    /// Whether nothing happened that must not.
    var isClean: Bool {
        rows.values.allSatisfy { $0.wrong + $0.falseMisses + $0.unnoticed + $0.crashes + $0.hangs == 0 }
    }

    /// A table for people.
    var table: String {
        var sum = Counts()
        for counts in rows.values { for path in Self.columns { sum[keyPath: path.1] += counts[keyPath: path.1] } }
        let lines = rows.sorted { $0.key < $1.key } + [("all", sum)]
        let head = Self.padded("", 24, left: false) + Self.columns.map { Self.padded($0.0, 13, left: true) }.joined()
        return ([head] + lines.map { name, counts in
            Self.padded(name, 24, left: false)
                + Self.columns.map { Self.padded("\(counts[keyPath: $0.1])", 13, left: true) }.joined()
        }).joined(separator: "\n")
    }

    private static func padded(_ text: String, _ width: Int, left: Bool) -> String {
        let spaces = String(repeating: " ", count: max(0, width - text.count))
        return left ? spaces + text : text + spaces
    }
}
