import HelpDiagnostics
import HelpKeys

/// Bytes to `ParsedTopic`: the first phase of the compiler, a pure function.
public struct TopicParser: Sendable {
    /// The largest file that is taken for a topic, in bytes.
    public static let maximumSize = 16 << 20

    /// How bodies are parsed.
    public var options: MarkupOptions
    /// Whether a file without front matter is a body; `helpc render` takes fragments.
    public var needsFrontMatter: Bool

    /// A parser.
    public init(options: MarkupOptions = MarkupOptions(), needsFrontMatter: Bool = true) {
        self.options = options
        self.needsFrontMatter = needsFrontMatter
    }

    /// Parses the bytes of the file at `path`. Never fails: what is wrong is in the result.
    public func parse(_ source: [UInt8], path: String) -> ParsedTopic {
        var topic = ParsedTopic(
            path: path, size: source.count, digest: XXH64(source), frontMatter: FrontMatter(entries: [], span: .fileStart),
            markup: Markup(), links: [], anchors: [], headings: [], faults: [], directives: [], failure: nil, bodyStart: 0,
            hasBody: false,
            wasRepaired: false)
        do {
            try parse(source, into: &topic)
        } catch {
            topic.failure = error
        }
        return topic
    }

    private func parse(_ source: [UInt8], into topic: inout ParsedTopic) throws(ParsedTopic.Failure) {
        guard source.count <= Self.maximumSize else { throw .tooLarge(limit: Self.maximumSize) }
        if let fault = Encoding.fault(in: source) {
            // Which topic it is, is known all the same where that stands before the fault.
            try? parseFrontMatter(Array(source[..<fault.offset]), into: &topic)
            throw .encoding(offset: fault.offset, isNUL: fault.isNUL)
        }
        try parseFrontMatter(source, into: &topic)
        topic.faults = needsFrontMatter ? SourceScan.faults(in: source) : []
        topic.hasBody = source[topic.bodyStart...].contains { !$0.isHTMLSpace }
        guard topic.hasBody else { return }
        let map = SourceMap(source, bodyStart: topic.bodyStart)
        if let fault = ComplexityScan.fault(in: map) { throw .body(fault) }
        try parseBody(map, into: &topic)
    }

    private func parseFrontMatter(_ source: [UInt8], into topic: inout ParsedTopic) throws(ParsedTopic.Failure) {
        switch FrontMatter.layout(of: source) {
        case .absent(let body):
            topic.bodyStart = body
            if needsFrontMatter {
                topic.hasBody = source[body...].contains { !$0.isHTMLSpace }
                throw .frontMatterMissing
            }
        case .unclosed(let span):
            guard needsFrontMatter else { return }
            throw .frontMatterInvalid(YAMLFault(message: "it begins here and is never closed by ‘---’", span: span))
        case .present(let yaml, let block, let body):
            do {
                topic.frontMatter = try FrontMatter.read(source, yaml: yaml, block: block)
                topic.bodyStart = body
            } catch {
                // A fragment may begin with a thematic break.
                guard needsFrontMatter else { return }
                throw .frontMatterInvalid(error)
            }
        }
    }

    private func parseBody(_ map: SourceMap, into topic: inout ParsedTopic) throws(ParsedTopic.Failure) {
        var builder: MarkupBuilder
        do {
            let tree = try MarkdownTree(parsing: map.source[map.bodyStart...], maximumDepth: options.maximumDepth)
            builder = try BodyParser(tree, map: map, options: options).builder
        } catch {
            switch error {
            case .noTree: throw .internalError("cmark gave no document")
            case .tooDeep(let limit):
                let start = topic.bodyStart
                throw .body(MarkupFault(.tooDeep(limit: limit), SourceSpan(start, start)))
            }
        }
        let place = SourceSpan(topic.bodyStart, topic.bodyStart)
        guard !builder.isTooDeep else { throw .body(MarkupFault(.tooDeep(limit: options.maximumDepth), place)) }
        topic.directives = builder.directives
        topic.links = builder.links
        let arranged = arranged(&builder, &topic)
        topic.links = topic.links.fitted
        guard arranged.depth <= options.maximumDepth else {
            throw .body(MarkupFault(.tooDeep(limit: options.maximumDepth), place))
        }
        let assigner = AnchorAssigner(consume arranged)
        topic.markup = assigner.markup.fitted
        topic.anchors = assigner.anchors.fitted
        topic.headings = assigner.headings.fitted
        topic.faults = (topic.faults + builder.faults + assigner.faults).sorted { $0.span.start < $1.span.start }
    }

    /// The builder's stream, nested and conforming; untouched where it already was, which is nearly always.
    private func arranged(_ builder: inout MarkupBuilder, _ topic: inout ParsedTopic) -> Markup {
        var markup = builder.takeMarkup()
        if builder.hasUnsafe { UnsafeRemoval.clean(&markup, &topic.links) }
        guard !options.keepsHTML else { return markup }
        if !builder.isBalanced || options.alwaysRepairs {
            topic.wasRepaired = true
            markup.tokens = HTMLRepair.nested(markup) ?? TokenBalancer.nested(markup)
        }
        if topic.wasRepaired || !builder.conforms {
            markup = TreeConformer.conforming(markup)
            markup.tokens = ColumnGroups.fitting(markup)
        }
        return markup
    }
}
