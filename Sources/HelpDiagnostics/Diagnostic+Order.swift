extension Sequence<Diagnostic> {
    /// The diagnostics in their total order; O(n log n). A diagnostic is large, so that their places are sorted.
    public func sorted() -> [Diagnostic] {
        let all = Array(self)
        // What renderers get is in order mostly.
        guard all.indices.dropFirst().contains(where: { all[$0] < all[$0 - 1] }) else { return all }
        let places = all.indices.map { DiagnosticPlace(path: all[$0].path, start: all[$0].span.start, index: $0) }
        return places.sorted { left, right in
            if !left.path.hasBytes(of: right.path) { return left.path.precedes(right.path) }
            if left.start != right.start { return left.start < right.start }
            return all[left.index] < all[right.index]
        }.map { all[$0.index] }
    }
}

/// What nearly always decides which of two diagnostics comes first, and where the diagnostic is.
private struct DiagnosticPlace {
    let path: String
    let start: Int32
    let index: Int
}
