import HelpDiagnostics

extension Workers {
    /// `diagnostics` as `renderer` writes them; on all cores, a part each, where its text can be put together from parts.
    ///
    /// A part holds all that is said of a file: each part reads the files that it points into.
    public func report(
        _ diagnostics: [Diagnostic], by renderer: any DiagnosticRenderer, sources: SourceReader
    ) async -> String {
        guard let separator = renderer.separator else { return renderer.render(diagnostics, sources: sources.source) }
        let sorted = diagnostics.sorted()
        var starts = sorted.isEmpty ? [] : [0]
        for index in sorted.indices.dropFirst()
        where index - (starts.last ?? 0) >= Self.leastOfPart && !sorted[index].path.hasBytes(of: sorted[index - 1].path) {
            starts.append(index)
        }
        let ends = starts.dropFirst() + [sorted.count]
        let ranges = zip(starts, ends).map { $0..<$1 }
        let parts = await map(ranges.count) { renderer.render(Array(sorted[ranges[$0]]), sources: sources.source) }
        return parts.joined(separator: separator)
    }

    /// How many findings a part has at least.
    private static let leastOfPart = 64
}
