import CCMark
import CMarkArena

/// The one Swift file that calls libcmark: bytes in, Swift values out, every C object given back before it returns.
extension MarkdownTree {
    /// Why a document was not parsed.
    enum Failure: Error {
        /// cmark gave no tree.
        case noTree
        /// The tree is nested deeper than `limit`.
        case tooDeep(limit: Int)
    }

    /// Parses CommonMark 0.30.
    ///
    /// cmark replaces NUL and invalid UTF-8; both are reported before this is called. Time is cmark's own, and memory up
    /// to three times as much (`cmarkarena_parse`), which is why `ComplexityScan` looks at a body first.
    ///
    /// - Throws: `Failure`, when there is no tree or one nested deeper than `maximumDepth`.
    init(parsing source: ArraySlice<UInt8>, maximumDepth: Int) throws(Failure) {
        let root: OpaquePointer? = unsafe source.withUnsafeBytes { buffer in
            unsafe cmarkarena_parse(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, CMARK_OPT_DEFAULT)
        }
        defer { cmarkarena_release() }
        guard let root = unsafe root else { throw .noTree }
        self.init()
        bytes.reserveCapacity(source.count)
        nodes.reserveCapacity(source.count / 24 + 16)
        guard unsafe copyNodes(below: root, maximumDepth: maximumDepth) else { throw .tooDeep(limit: maximumDepth) }
    }

    /// Copies `root` and what is below it without recursion; false where it is nested too deep.
    private mutating func copyNodes(below root: OpaquePointer, maximumDepth: Int) -> Bool {
        var open: [Int] = []
        var current: OpaquePointer? = unsafe root
        while let node = unsafe current {
            let index = nodes.count
            nodes.append(unsafe copy(of: node))
            if let child = unsafe cmark_node_first_child(node) {
                guard open.count < maximumDepth else { return false }
                open.append(index)
                unsafe current = child
                continue
            }
            nodes[index].end = Int32(nodes.count)
            unsafe current = following(node, &open)
        }
        return true
    }

    /// The next node in document order after the leaf `node`, closing the parents that end with it.
    private mutating func following(_ node: OpaquePointer, _ open: inout [Int]) -> OpaquePointer? {
        var node = unsafe node
        while true {
            if let sibling = unsafe cmark_node_next(node) { return unsafe sibling }
            guard let parent = open.popLast(), let above = unsafe cmark_node_parent(node) else { return nil }
            nodes[parent].end = Int32(nodes.count)
            unsafe node = above
        }
    }

    private mutating func copy(of node: OpaquePointer) -> Node {
        let kind = Self.kinds[Int(unsafe cmark_node_get_type(node).rawValue) & 63]
        var copy = Node(kind: kind)
        unsafe copy.startLine = cmark_node_get_start_line(node)
        unsafe copy.startColumn = cmark_node_get_start_column(node)
        unsafe copy.endLine = cmark_node_get_end_line(node)
        unsafe copy.endColumn = cmark_node_get_end_column(node)
        switch kind {
        case .text:
            unsafe copy.literal = appendLiteral(cmark_node_get_literal(node))
            let text = slice(copy.literal)
            copy.hasMarks = Self.marks.first(in: text) < text.endIndex
        case .code, .htmlInline, .htmlBlock:
            unsafe copy.literal = appendLiteral(cmark_node_get_literal(node))
        case .codeBlock:
            unsafe copy.literal = appendLiteral(cmark_node_get_literal(node))
            unsafe copy.extra = appendLiteral(cmark_node_get_fence_info(node))
        case .link, .image:
            unsafe copy.literal = appendLiteral(cmark_node_get_url(node))
            unsafe copy.extra = appendLiteral(cmark_node_get_title(node))
        case .heading:
            unsafe copy.level = UInt8(clamping: cmark_node_get_heading_level(node))
        case .list:
            unsafe copy.level = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? 1 : 0
            unsafe copy.isTight = cmark_node_get_list_tight(node) != 0
            unsafe copy.listStart = cmark_node_get_list_start(node)
        default: break
        }
        return copy
    }

    private mutating func appendLiteral(_ string: UnsafePointer<CChar>?) -> Range<Int32> {
        let start = Int32(bytes.count)
        if let string = unsafe string {
            unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(start: string, count: strlen(string)))
        }
        return start..<Int32(bytes.count)
    }

    /// cmark's node types by their number.
    private static let kinds: [Kind] = {
        let known: [(cmark_node_type, Kind)] = [
            (CMARK_NODE_DOCUMENT, .document), (CMARK_NODE_BLOCK_QUOTE, .blockQuote), (CMARK_NODE_LIST, .list),
            (CMARK_NODE_ITEM, .item), (CMARK_NODE_CODE_BLOCK, .codeBlock), (CMARK_NODE_HTML_BLOCK, .htmlBlock),
            (CMARK_NODE_PARAGRAPH, .paragraph), (CMARK_NODE_HEADING, .heading),
            (CMARK_NODE_THEMATIC_BREAK, .thematicBreak), (CMARK_NODE_TEXT, .text),
            (CMARK_NODE_SOFTBREAK, .softBreak), (CMARK_NODE_LINEBREAK, .lineBreak), (CMARK_NODE_CODE, .code),
            (CMARK_NODE_HTML_INLINE, .htmlInline), (CMARK_NODE_EMPH, .emphasis), (CMARK_NODE_STRONG, .strong),
            (CMARK_NODE_LINK, .link), (CMARK_NODE_IMAGE, .image),
        ]
        var kinds = [Kind](repeating: .document, count: 64)
        for (type, kind) in known where kinds.indices.contains(Int(type.rawValue)) { kinds[Int(type.rawValue)] = kind }
        return kinds
    }()
}
