import HelpCheck
import HelpDiagnostics
import HelpMarkup

/// What must hold of any bytes that are a table of contents: each fault lies in the file, what is read is within the limits,
/// and the pages made of it are sound.
public enum TocProbe {
    private static let maximumDepth = 40
    private static let topic = TopicParser().parse(
        Array("---\ntitle: A\nassetid: 00000000-0000-4000-8000-000000000001\n---\n# A\n".utf8), path: ProofContent.topicPath)

    /// What does not hold for the file `input`; nil where all does.
    public static func complaint(of input: [UInt8]) async -> String? {
        let toc = TocFile(input, path: ProofContent.tocPath)
        for fault in [toc.fault].compactMap(\.self) + toc.entryFaults where fault.span.range.upperBound > input.count {
            return "‘\(fault.message)’ has the span \(fault.span) in \(input.count) bytes"
        }
        if toc.fault != nil, !toc.entries.isEmpty { return "a file that cannot be read has entries" }
        if let complaint = complaint(of: toc.entries, input, depth: 1) { return complaint }
        let content = await ProofContent.compiling(topic, toc: toc)
        if let complaint = await content.complaint() { return complaint }
        return ReportCheck.complaint(of: content.diagnostics, path: ProofContent.tocPath, source: input)
    }

    private static func complaint(of entries: [TocFile.Entry], _ source: [UInt8], depth: Int) -> String? {
        guard !entries.isEmpty else { return nil }
        if depth > maximumDepth { return "entries nest \(depth) deep" }
        for entry in entries {
            let spans = [entry.span] + (entry.link.map { [$0.span] } ?? [])
            for span in spans where span.range.upperBound > source.count { return "an entry ends behind the file" }
            if entry.name == nil, entry.link == nil { return "an entry says nothing" }
            if let complaint = complaint(of: entry.children, source, depth: depth + 1) { return complaint }
        }
        return nil
    }
}
