extension String {
    /// The text as other files than its own show it: a title is theirs to point with, and one of a megabyte would be there as
    /// often as anything leads to it.
    var clippedTitle: String {
        guard utf8.count > Self.longestTitle else { return self }
        var kept = ""
        for scalar in unicodeScalars {
            guard kept.utf8.count + 4 <= Self.longestTitle else { break }
            kept.unicodeScalars.append(scalar)
        }
        return kept + "…"
    }

    /// In bytes; a long title has two hundred.
    private static let longestTitle = 1_000
}
