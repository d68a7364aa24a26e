import HelpDiagnostics
import HelpKeys
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
    /// What tells whether the file is the same one when it is read again.
    public var digest: XXH64
    /// The entries at the top.
    public var entries: [Entry]
    /// Why the file could not be read, or nil.
    public var fault: YAMLFault?
    /// What is wrong with single entries, in no certain order; what else they say counts.
    public var entryFaults: [YAMLFault] = []

    /// Deeper trees than this are no tables of contents.
    private static let maximumDepth = 40

    /// Reads the bytes of the file at `path`. Never fails: what is wrong is in `fault` and `entryFaults`.
    public init(_ source: [UInt8], path: String) {
        self.path = path
        digest = XXH64(source)
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
            for item in items { entries += read(item, depth: 0) }
        } catch {
            fault = error
        }
    }

    /// The entry that `node` is; what stands below it where it is none itself.
    private mutating func read(_ node: YAMLNode, depth: Int) -> [Entry] {
        guard depth < Self.maximumDepth else {
            return refuse("entries nest deeper than \(Self.maximumDepth) levels", node.span)
        }
        guard let pairs = node.pairs else { return refuse(Self.nameless, node.span) }
        let earlier = entryFaults.count
        for pair in pairs { checkKey(pair.key) }
        let href = Self.hrefKeys.lazy.compactMap { node[$0] }.first { $0.string != "" }
        let link = text(href, "‘href’").map { text, span in
            RawLink(value: text, syntax: .toc, span: span)
        }
        let name = text(node["name"], "‘name’")?.text
        let items = node["items"]
        if let items, items.items == nil, items.string != "" { _ = refuse("‘items’ is a list of entries", items.span) }
        var children: [Entry] = []
        for item in items?.items ?? [] { children += read(item, depth: depth + 1) }
        guard name != nil || link != nil else {
            // One word on what is wrong is enough.
            return entryFaults.count > earlier ? children : refuse(Self.nameless, node.span) + children
        }
        return [Entry(name: name, link: link, children: children, span: node.span)]
    }

    private static let hrefKeys = ["href", "topicHref", "topic_href"]
    private static let nameless = "an entry has a ‘name’ or an ‘href’"

    /// Keys of other tools are passed over, but not a slip of the pen in one of ours.
    private mutating func checkKey(_ key: YAMLNode) {
        let known = Self.hrefKeys + ["name", "items"]
        guard let name = key.string, !known.contains(name) else { return }
        guard let meant = NearestNames.nearest(to: name, among: known) else { return }
        entryFaults.append(
            YAMLFault(message: "‘\(name.shortened)’ is no key of an entry", hint: "write ‘\(meant)’", span: key.span))
    }

    /// The text `node`, nil where there is none; `name` is what it belongs to.
    private mutating func text(_ node: YAMLNode?, _ name: String) -> (text: String, span: SourceSpan)? {
        guard let node else { return nil }
        guard let text = node.string else {
            entryFaults.append(
                YAMLFault(
                    message: "\(name) is one text", hint: "put a text that begins with a bracket or a brace into quotes",
                    span: node.span))
            return nil
        }
        return text.isInvisible ? nil : (text, node.span)
    }

    private mutating func refuse(_ message: String, _ span: SourceSpan) -> [Entry] {
        entryFaults.append(YAMLFault(message: message, span: span))
        return []
    }
}
