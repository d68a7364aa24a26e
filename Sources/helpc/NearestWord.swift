/// Finds the word that a misspelt one was meant to be.
///
/// Unlike the search among file names, two letters in the wrong order count as one mistake: the words of a command line
/// are so short that two mistakes would reach nearly any of them.
enum NearestWord {
    /// The first of the `words` nearest to `typed`, or nil where none is near: one mistake, and one more for each three
    /// letters beyond the first three. Letter case does not count.
    static func to(_ typed: String, among words: [String]) -> String? {
        let pattern = Array(typed.lowercased())
        let limit = max(1, pattern.count / 3)
        guard pattern.count <= 40 else { return nil }
        let near = words.map { (word: $0, mistakes: mistakes(pattern, Array($0.lowercased()))) }
            .filter { $0.mistakes <= limit && $0.mistakes < max(pattern.count, 2) }
        return near.min { $0.mistakes < $1.mistakes }?.word
    }

    /// The number of insertions, deletions, replacements and swaps of neighbours between two words.
    private static func mistakes(_ left: [Character], _ right: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (line, letter) in left.enumerated() {
            var row = [line + 1]
            for (column, other) in right.enumerated() {
                var least = min(row[column], last[column + 1]) + 1
                least = min(least, last[column] + (letter == other ? 0 : 1))
                if line > 0, column > 0, letter == right[column - 1], left[line - 1] == other {
                    least = min(least, beforeLast[column - 1] + 1)
                }
                row.append(least)
            }
            (beforeLast, last) = (last, row)
        }
        return last[right.count]
    }
}
