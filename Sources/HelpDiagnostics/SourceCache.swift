/// Indexed sources of the paths asked for last.
///
/// Diagnostics come sorted by path, so a handful serves nearly every question, and memory doesn't grow with the
/// number of files that have diagnostics.
struct SourceCache {
    private static let capacity = 4
    private var entries: [(path: String, text: SourceText?)] = []

    /// The source at `path`, from `sources` if need be; nil where there is none.
    mutating func text(at path: String, from sources: (String) -> [UInt8]?) -> SourceText? {
        guard !path.isEmpty else { return nil }
        if let hit = entries.first(where: { $0.path.hasBytes(of: path) }) { return hit.text }
        let text = sources(path).map { SourceText($0) }
        if entries.count == Self.capacity { entries.removeFirst() }
        entries.append((path, text))
        return text
    }

    /// The position of `offset` in `path`; nil where it can't be known.
    mutating func position(
        of offset: Int32, at path: String, from sources: (String) -> [UInt8]?
    ) -> SourcePosition? {
        if let text = text(at: path, from: sources) { return text.position(at: Int(offset)) }
        return offset <= 0 && !path.isEmpty ? .fileStart : nil
    }
}
