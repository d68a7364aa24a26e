import HelpDiagnostics
import HelpEmit
import HelpMarkup

/// What must hold of any bytes that are a topic: it is parsed the same each time, its places lie in the file, and whatever
/// is written of it is well formed and runs nothing.
public enum TopicProbe {
    /// What does not hold for the file `input`; nil where all does.
    public static func complaint(of input: [UInt8]) async -> String? {
        let parser = TopicParser()
        let topic = parser.parse(input, path: ProofContent.topicPath)
        if let complaint = placesComplaint(of: topic, input) { return complaint }
        if topic.failure == nil, let complaint = outputsComplaint(of: topic, input, parser) { return complaint }
        let content = await ProofContent.compiling(topic)
        if let complaint = await content.complaint() { return complaint }
        return ReportCheck.complaint(of: content.diagnostics, path: ProofContent.topicPath, source: input)
    }

    /// What does not hold for the fragment `input`, parsed with `options`; nil where all does.
    public static func complaint(ofFragment input: [UInt8], options: MarkupOptions) -> String? {
        let parser = TopicParser(options: options, needsFrontMatter: false)
        let topic = parser.parse(input, path: ProofContent.topicPath)
        if let complaint = placesComplaint(of: topic, input) { return complaint }
        guard topic.failure == nil else { return nil }
        return outputsComplaint(of: topic, input, parser)
    }

    private static func outputsComplaint(
        of topic: ParsedTopic, _ source: [UInt8], _ parser: TopicParser
    ) -> String? {
        let html = TopicFragment.html(topic, locale: nil)
        if let complaint = PageSafety.complaint(ofBody: html) { return complaint }
        guard StrictXML(TopicFragment.xml(topic, locale: nil)) != nil else { return "the XML is not well formed" }
        _ = TopicFragment.text(topic, locale: nil)
        _ = TreeDump.text(of: topic)
        let again = parser.parse(source, path: topic.path)
        let isSame = TopicFragment.html(again, locale: nil) == html && again.links == topic.links && again.faults == topic.faults
        return isSame && again.anchors == topic.anchors ? nil : "a second parse gives something else"
    }

    // MARK: Places

    private static func placesComplaint(of topic: ParsedTopic, _ source: [UInt8]) -> String? {
        let spans: [SourceSpan] = topic.markup.tokens.map(\.span) + topic.links.map(\.span) + topic.anchors.map(\.span)
            + topic.headings.map(\.span) + topic.faults.map(\.span)
        for span in spans where span.start < 0 || span.end < span.start || span.range.upperBound > source.count {
            return "the span \(span) does not lie in \(source.count) bytes"
        }
        if zip(topic.faults, topic.faults.dropFirst()).contains(where: { $0.span.start > $1.span.start }) {
            return "the faults are not in order"
        }
        if topic.bodyStart > source.count { return "the body begins behind the file" }
        for heading in topic.headings where !(1...6).contains(heading.level) {
            return "a heading has the level \(heading.level)"
        }
        if Set(topic.anchors.map(\.id)).count != topic.anchors.count { return "an id stands twice" }
        return FrontMatterProbe.complaint(of: topic.frontMatter, source)
    }
}
