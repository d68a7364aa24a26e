import HelpDiagnostics

/// Whether a file is UTF-8 text.
public enum Encoding {
    /// The first byte that does not belong: one that begins no valid UTF-8 sequence, or a NUL.
    public static func fault(in source: [UInt8]) -> (offset: Int, isNUL: Bool)? {
        let nul = ByteSearch.first(0, in: source, source.indices)
        do {
            _ = try UTF8Span(validating: source.span)
        } catch {
            let offset = error.byteOffsets.lowerBound
            if nul.map({ $0 > offset }) ?? true { return (offset, false) }
        }
        return nul.map { ($0, true) }
    }
}
