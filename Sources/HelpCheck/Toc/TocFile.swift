import HelpDiagnostics
import HelpMarkup

/// A `toc.yml` as written: a tree of names and links.
public struct TocFile: Sendable {
    /// One entry.
    public struct Entry: Sendable {
        /// What it is called; nil where the file does not say.
        public var name: String?
        /// Where it leads; nil for a heading over other entries.
        public var link: RawLink?
        /// What stands below it.
        public var children: [Entry]
        /// The entry in the file.
        public var span: SourceSpan
    }

    /// The path relative to the content folder.
    public var path: String
    /// The entries at the top.
    public var entries: [Entry]
    /// Why the file could not be read, or nil.
    public var fault: YAMLFault?

    /// Deeper trees than this are no tables of contents.
    private static let maximumDepth = 40

    /// Reads the bytes of the file at `path`. Never fails: what is wrong is in `fault`.
    public init(_ source: [UInt8], path: String) {
        self.path = path
        entries = []
        let start = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        if let fault = Encoding.fault(in: source) {
            self.fault = YAMLFault(message: "not UTF-8", span: SourceSpan(fault.offset, fault.offset + 1))
            return
        }
        do throws(YAMLFault) {
            let root = try YAMLReader.read(source, start..<source.count)
            // `items:` at the top, or the list itself.
            let list = root["items"] ?? root
            guard let items = list.items else {
                if list.string == "" { return }
                throw YAMLFault(message: "a table of contents is a list of ‘name’ and ‘href’", span: root.span)
            }
            for item in items { entries.append(try Self.entry(item, depth: 0)) }
        } catch {
            fault = error
        }
    }

    private static func entry(_ node: YAMLNode, depth: Int) throws(YAMLFault) -> Entry {
        guard depth < maximumDepth else {
            throw YAMLFault(message: "nested deeper than \(maximumDepth) levels", span: node.span)
        }
        guard node.pairs != nil else {
            throw YAMLFault(message: "an entry has a ‘name’ or an ‘href’", span: node.span)
        }
        let href = ["href", "topicHref", "topic_href"].lazy.compactMap { node[$0] }.first { $0.string != "" }
        let link = href.flatMap { node in
            node.string.map { RawLink(destination: $0, syntax: .toc, span: node.span, isExact: true) }
        }
        var children: [Entry] = []
        let items = node["items"]
        if let items, items.items == nil, items.string != "" {
            throw YAMLFault(message: "‘items’ is a list of entries", span: items.span)
        }
        for item in items?.items ?? [] { children.append(try entry(item, depth: depth + 1)) }
        let name = node["name"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        return Entry(name: name, link: link, children: children, span: node.span)
    }
}
