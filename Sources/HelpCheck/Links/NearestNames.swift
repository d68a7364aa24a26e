import HelpKeys

/// The names most like a misspelt one, for hints.
public enum NearestNames {
    /// At most three of `names` that could be meant by `wanted`, the nearest first, ties by name.
    ///
    /// Letter case counts little: names are compared in lower case. O(n · length · distance), after a filter that costs
    /// a few instructions a name.
    public static func candidates(for wanted: String, among names: some Sequence<String>, limit: Int = 3) -> [String] {
        let pattern = Array(wanted.lowercased().utf8)
        let reach = max(1, min(pattern.count / 4, 12))
        let signature = EditDistance.signature(of: pattern)
        var found: [(distance: Int, name: String)] = []
        for name in names {
            guard abs(name.utf8.count - pattern.count) <= reach else { continue }
            let bytes = Array(name.lowercased().utf8)
            guard (signature ^ EditDistance.signature(of: bytes)).nonzeroBitCount <= reach * 2,
                let distance = EditDistance.between(pattern, bytes, within: reach)
            else { continue }
            found.append((distance, name))
        }
        let sorted = found.sorted { $0.distance != $1.distance ? $0.distance < $1.distance : $0.name < $1.name }
        return sorted.prefix(limit).map(\.name)
    }

    /// The first of the candidates, nil where there is none.
    public static func nearest(to wanted: String, among names: some Sequence<String>) -> String? {
        candidates(for: wanted, among: names, limit: 1).first
    }
}
