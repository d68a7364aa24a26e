import HelpKeys

/// The names most like a misspelt one, for hints.
public enum NearestNames {
    /// At most three of `names` that could be meant by `wanted`, the nearest first, ties by name.
    ///
    /// Letter case counts little: names are compared in lower case. O(n · length · distance), after a filter that costs
    /// a few instructions a name.
    public static func candidates(for wanted: String, among names: some Sequence<String>, limit: Int = 3) -> [String] {
        let pattern = Pattern(wanted)
        return nearest(to: pattern, among: names.lazy.filter { pattern.couldBe($0.utf8.count) }.map(Name.init), limit: limit)
    }

    /// The first of the candidates, nil where there is none.
    public static func nearest(to wanted: String, among names: some Sequence<String>) -> String? {
        candidates(for: wanted, among: names, limit: 1).first
    }

    /// Names to be asked again and again. What a question costs is bounded however many there are: a hundred thousand broken
    /// links to as many names are no reason to compare each with each.
    struct Table: Sendable {
        private static let maximumNames = 400
        private static let maximumComparisons = 64
        /// By their bytes.
        private let names: [Name]

        /// A table of `names`. O(n log n).
        init(_ names: some Sequence<String>) {
            self.names = names.map(Name.init).sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
        }

        /// At most three of the names that could be meant by `wanted`, the nearest first, ties by name. Of many names those
        /// are looked at that would stand beside it, and of these those compared that have most bytes in common with it.
        func candidates(for wanted: String) -> [String] {
            let pattern = Pattern(wanted)
            let names = neighbours(of: pattern)
            var counts = Array(repeating: 0, count: UInt64.bitWidth + 1)
            for name in names where pattern.couldBe(name) { counts[pattern.difference(name)] += 1 }
            var left = Self.maximumComparisons
            // All that differ less than this are compared, and of those that differ as much, as many as are left.
            let limit = counts.firstIndex { count in
                left -= count
                return left < 0
            }
            var last = left + (limit.map { counts[$0] } ?? 0)
            let plausible = names.filter { name in
                guard pattern.couldBe(name) else { return false }
                let difference = pattern.difference(name)
                guard let limit, difference >= limit else { return true }
                guard difference == limit, last > 0 else { return false }
                last -= 1
                return true
            }
            return NearestNames.nearest(to: pattern, among: plausible, limit: 3)
        }

        /// The names before and behind the place where what is sought would stand, half as many on each side.
        private func neighbours(of pattern: Pattern) -> ArraySlice<Name> {
            guard names.count > Self.maximumNames else { return names[...] }
            var (low, high) = (0, names.count)
            while low < high {
                let middle = (low + high) / 2
                if names[middle].bytes.lexicographicallyPrecedes(pattern.bytes) { low = middle + 1 } else { high = middle }
            }
            let start = max(0, min(low - Self.maximumNames / 2, names.count - Self.maximumNames))
            return names[start..<start + Self.maximumNames]
        }
    }

    /// A name as it is compared.
    private struct Name: Sendable {
        let name: String
        let bytes: [UInt8]
        let signature: UInt64

        init(_ name: String) {
            self.name = name
            bytes = Array(name.lowercased().utf8)
            signature = EditDistance.signature(of: bytes)
        }
    }

    /// What is sought.
    private struct Pattern {
        let bytes: [UInt8]
        let signature: UInt64
        /// How many slips may lie between it and what is meant.
        let reach: Int

        init(_ wanted: String) {
            bytes = Array(wanted.lowercased().utf8)
            signature = EditDistance.signature(of: bytes)
            reach = max(1, min(bytes.count / 4, 12))
        }

        func couldBe(_ count: Int) -> Bool { abs(count - bytes.count) <= reach }

        func couldBe(_ name: Name) -> Bool { couldBe(name.name.utf8.count) && difference(name) <= reach * 2 }

        /// How many bytes one has and the other has not.
        func difference(_ name: Name) -> Int { (signature ^ name.signature).nonzeroBitCount }
    }

    private static func nearest(to pattern: Pattern, among names: some Sequence<Name>, limit: Int) -> [String] {
        var found: [(distance: Int, name: String)] = []
        for name in names where pattern.couldBe(name) {
            guard let distance = EditDistance.between(pattern.bytes, name.bytes, within: pattern.reach) else { continue }
            found.append((distance, name.name))
        }
        let sorted = found.sorted { $0.distance != $1.distance ? $0.distance < $1.distance : $0.name < $1.name }
        return sorted.prefix(limit).map(\.name)
    }
}
