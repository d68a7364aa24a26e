import HelpDiagnostics

extension Workers {
    /// `diagnostics` as `renderer` writes them; on all cores, a part each, where its text can be put together from parts.
    public func report(
        _ diagnostics: [Diagnostic], by renderer: any DiagnosticRenderer, sources: SourceReader
    ) async -> String {
        guard let separator = renderer.separator else { return renderer.render(diagnostics, sources: sources.source) }
        let sorted = diagnostics.sorted()
        let size = 64
        let parts = await map((sorted.count + size - 1) / size) { part in
            let range = part * size..<min((part + 1) * size, sorted.count)
            return renderer.render(Array(sorted[range]), sources: sources.source)
        }
        return parts.joined(separator: separator)
    }
}
