import CLibXML2
import HelpDiagnostics

/// Lets libxml2's HTML parser decide how tags that do not nest were meant. The one place that calls libxml2.
///
/// libxml2 2.9 loses text beyond some depth and length, knows no HTML5 and few character references. It is therefore
/// shown neither text nor names that it does not know: each token goes in as a number, in a carrier element that HTML 4
/// treats as HTML treats the real one, and what comes out is the same tokens in an order that nests. A result in which
/// a token is missing is not used.
enum HTMLRepair {
    /// The tokens of `markup` so arranged that they nest; nil where libxml2 gave none or lost one.
    static func nested(_ markup: Markup) -> [Markup.Token]? {
        let html = serialized(markup)
        let options = Int32(
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
                | HTML_PARSE_NONET.rawValue | HTML_PARSE_NODEFDTD.rawValue) | Int32(bitPattern: XML_PARSE_HUGE.rawValue)
        let document: htmlDocPtr? = unsafe html.withUnsafeBytes { buffer in
            unsafe htmlReadMemory(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: buffer.count), nil, "UTF-8",
                options)
        }
        guard let document = unsafe document else { return nil }
        defer { unsafe xmlFreeDoc(document) }
        guard let root = unsafe xmlDocGetRootElement(document) else { return nil }
        var collector = Collector(markup: markup)
        unsafe collector.walk(root)
        return collector.isComplete ? collector.tokens : nil
    }

    // MARK: In

    private static func serialized(_ markup: Markup) -> [UInt8] {
        var html = Array("<html><body>".utf8)
        for (index, token) in markup.tokens.enumerated() {
            switch token.kind {
            case .open:
                html.append(0x3C)
                html += carrier(of: token.element).bytes
                html += Array(" id=\"\(index)\">".utf8)
            case .close where token.element.isVoid: break
            case .close:
                html += [0x3C, 0x2F]
                html += carrier(of: token.element).bytes
                html.append(0x3E)
            case .text, .verbatim: html += Array("[\(index)]".utf8)
            }
        }
        return html + Array("</body></html>".utf8)
    }

    /// An element of HTML 4 whose tags open and close others as those of `element` do.
    private static func carrier(of element: ElementName) -> ElementName {
        switch element {
        case .bdi, .data, .mark, .rp, .rt, .ruby, .time: .span
        case .wbr: .br
        case .article, .aside, .details, .figure, .footer, .header, .nav, .section, .summary, .figcaption: .div
        default: element
        }
    }

    // MARK: Out

    private struct Collector {
        let markup: Markup
        var tokens: [Markup.Token] = []
        private var isSeen: [Bool]
        private var lastText = -1
        private var isOrdered = true

        init(markup: Markup) {
            self.markup = markup
            tokens.reserveCapacity(markup.tokens.count)
            isSeen = Array(repeating: false, count: markup.tokens.count)
        }

        /// Whether each text and each element came out, and the texts in their order.
        var isComplete: Bool {
            isOrdered && zip(markup.tokens, isSeen).allSatisfy { $0.kind == .close || $1 }
        }

        /// Collects the tokens below `root`, in order, without recursion.
        mutating func walk(_ root: xmlNodePtr) {
            var current: xmlNodePtr? = unsafe root
            while let node = unsafe current {
                unsafe enter(node)
                if let child = unsafe node.pointee.children, unsafe node.pointee.type == XML_ELEMENT_NODE {
                    unsafe current = child
                    continue
                }
                unsafe current = following(node, within: root)
            }
        }

        private mutating func following(_ node: xmlNodePtr, within root: xmlNodePtr) -> xmlNodePtr? {
            var node = unsafe node
            while true {
                unsafe leave(node)
                if unsafe node == root { return nil }
                if let next = unsafe node.pointee.next { return unsafe next }
                guard let parent = unsafe node.pointee.parent else { return nil }
                unsafe node = parent
            }
        }

        private mutating func enter(_ node: xmlNodePtr) {
            if unsafe node.pointee.type == XML_TEXT_NODE {
                guard let content = unsafe node.pointee.content else { return }
                var number: Int?
                var byte = unsafe content
                while unsafe byte.pointee != 0 {
                    let value = unsafe byte.pointee
                    if value == 0x5B { number = 0 } else if value == 0x5D, let index = number {
                        text(index)
                        number = nil
                    } else if value.isASCIIDigit, let digits = number {
                        number = digits &* 10 &+ Int(value & 0x0F)
                    }
                    unsafe byte += 1
                }
            } else if let index = unsafe number(of: node) {
                isSeen[index] = true
                tokens.append(markup.tokens[index])
            }
        }

        private mutating func leave(_ node: xmlNodePtr) {
            guard unsafe node.pointee.type == XML_ELEMENT_NODE, let index = unsafe number(of: node) else { return }
            tokens.append(markup.tokens[index].closing)
        }

        private mutating func text(_ index: Int) {
            guard markup.tokens.indices.contains(index), index > lastText else {
                isOrdered = false
                return
            }
            lastText = index
            isSeen[index] = true
            tokens.append(markup.tokens[index])
        }

        private func number(of node: xmlNodePtr) -> Int? {
            guard unsafe node.pointee.type == XML_ELEMENT_NODE, let attribute = unsafe node.pointee.properties,
                let value = unsafe attribute.pointee.children?.pointee.content
            else { return nil }
            let index = Int(unsafe String(cString: value)) ?? -1
            return markup.tokens.indices.contains(index) ? index : nil
        }
    }
}
