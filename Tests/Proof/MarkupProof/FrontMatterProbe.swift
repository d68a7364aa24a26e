import HelpDiagnostics
import HelpMarkup

/// What must hold of any bytes between two fences: they are read or refused with a place, and each place holds what it says.
public enum FrontMatterProbe {
    /// What does not hold for a topic with the front matter `input`; nil where all does.
    public static func complaint(of input: [UInt8]) async -> String? {
        await TopicProbe.complaint(of: Array("---\n".utf8) + input + Array("\n---\nText\n".utf8))
    }

    /// What does not hold of `frontMatter`, read from `source`; nil where all does.
    static func complaint(of frontMatter: FrontMatter, _ source: [UInt8]) -> String? {
        if frontMatter.span.range.upperBound > source.count { return "the front matter ends behind the file" }
        for entry in frontMatter.entries {
            if let complaint = textComplaint(entry.name, at: entry.keySpan, source) { return complaint }
            if let complaint = complaint(of: entry.value, source) { return complaint }
        }
        return nil
    }

    /// What does not hold of `node` and all below it; nil where all does. The depth is limited by the reader.
    static func complaint(of node: YAMLNode, _ source: [UInt8]) -> String? {
        switch node.content {
        case .scalar(let text): return textComplaint(text, at: node.span, source)
        case .sequence(let items):
            if node.span.range.upperBound > source.count { return "a list ends behind the file" }
            return items.lazy.compactMap { complaint(of: $0, source) }.first
        case .mapping(let pairs):
            if node.span.range.upperBound > source.count { return "a block ends behind the file" }
            return pairs.lazy.compactMap { complaint(of: $0.key, source) ?? complaint(of: $0.value, source) }.first
        }
    }

    /// An empty span is the place where a text begins that is not written in one piece.
    private static func textComplaint(_ text: String, at span: SourceSpan, _ source: [UInt8]) -> String? {
        guard span.range.upperBound <= source.count else { return "‘\(text)’ ends behind the file" }
        guard !span.isEmpty else { return nil }
        let written = Array(source[span.range])
        if written.elementsEqual(text.utf8) { return nil }
        if let quote = written.first, written.count > 1, written.last == quote, quote == 0x27 || quote == 0x22 {
            if unquoted(written, quote).elementsEqual(text.utf8) { return nil }
        }
        return "the place of ‘\(text)’ holds ‘\(String(decoding: written, as: UTF8.self))’"
    }

    private static func unquoted(_ written: [UInt8], _ quote: UInt8) -> [UInt8] {
        var bytes: [UInt8] = []
        var index = 1
        while index < written.count - 1 {
            if quote == 0x27 ? written[index] == 0x27 : written[index] == 0x5C { index += 1 }
            bytes.append(written[index])
            index += 1
        }
        return bytes
    }
}
