import CLibXML2

/// The elements of an XML document, as libxml2 reads one when it forgives nothing: a second opinion on what helpc writes.
public struct StrictXML {
    /// One element.
    public struct Element {
        /// The name without a prefix.
        public var name: String
        /// The index of the element that holds it; nil for the root.
        public var parent: Int?
        /// The attributes, prefixes left out.
        public var attributes: [(name: String, value: String)]
    }

    /// The elements in document order.
    public private(set) var elements: [Element] = []
    /// The types of what is neither an element nor text: comments, instructions, sections.
    public private(set) var otherNodes = 0

    /// The document in `bytes`, or nil where it is not well formed.
    public init?(_ bytes: [UInt8]) {
        let options = [XML_PARSE_NONET, XML_PARSE_NOERROR, XML_PARSE_NOWARNING, XML_PARSE_NOENT, XML_PARSE_HUGE]
        let flags = options.reduce(0) { $0 | CInt($1.rawValue) }
        let document = unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe buffer.withMemoryRebound(to: CChar.self) { text in
                unsafe xmlReadMemory(text.baseAddress, CInt(text.count), nil, "UTF-8", flags)
            }
        }
        guard let document = unsafe document else { return nil }
        defer { unsafe xmlFreeDoc(document) }
        guard let root = unsafe xmlDocGetRootElement(document) else { return nil }
        unsafe read(from: root)
    }

    /// The fragment in `bytes`, which stands in an element of its own here.
    public init?(fragment bytes: [UInt8]) {
        self.init(Array("<body>".utf8) + bytes + Array("</body>".utf8))
    }

    /// Whether an element called one of `names` holds the element at `index`.
    public func isInside(_ index: Int, _ names: Set<String>) -> Bool {
        var place = elements[index].parent
        while let holder = place {
            if names.contains(elements[holder].name) { return true }
            place = elements[holder].parent
        }
        return false
    }

    private mutating func read(from root: xmlNodePtr) {
        var parents: [Int] = []
        var current: xmlNodePtr? = unsafe root
        while let node = unsafe current {
            if unsafe node.pointee.type == XML_ELEMENT_NODE {
                unsafe elements.append(
                    Element(name: Self.text(node.pointee.name), parent: parents.last, attributes: Self.attributes(of: node)))
                if let child = unsafe node.pointee.children {
                    parents.append(elements.count - 1)
                    unsafe current = child
                    continue
                }
            } else if unsafe node.pointee.type != XML_TEXT_NODE {
                otherNodes += 1
            }
            var last = unsafe node
            while unsafe last != root, unsafe last.pointee.next == nil, let parent = unsafe last.pointee.parent {
                unsafe last = parent
                parents.removeLast()
            }
            unsafe current = last == root ? nil : last.pointee.next
        }
    }

    private static func attributes(of node: xmlNodePtr) -> [(name: String, value: String)] {
        var result: [(name: String, value: String)] = []
        var current = unsafe node.pointee.properties
        while let attribute = unsafe current {
            var value = ""
            var piece = unsafe attribute.pointee.children
            while let part = unsafe piece {
                value += unsafe text(part.pointee.content)
                unsafe piece = part.pointee.next
            }
            unsafe result.append((text(attribute.pointee.name), value))
            unsafe current = attribute.pointee.next
        }
        return result
    }

    private static func text(_ bytes: UnsafePointer<xmlChar>?) -> String {
        guard let bytes = unsafe bytes else { return "" }
        return unsafe String(decodingCString: bytes, as: UTF8.self)
    }
}
