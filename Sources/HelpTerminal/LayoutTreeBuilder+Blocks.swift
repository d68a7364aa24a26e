/// Blocks.
extension LayoutTreeBuilder {
    /// Opens what `element` is as a block; nil where it is only its content.
    mutating func openBlock(_ element: BodyElement, _ reader: XHTMLReader) -> Int? {
        if let level = element.headingLevel {
            role = LayoutBlock(.heading)
            role.number = level
            style.insert(.bold)
            return nil
        }
        switch element {
        case .p:
            if reader.attribute("class").map({ Self.names("alert-title", in: $0) }) == true {
                role = LayoutBlock(.alertTitle)
                role.style = alertStyle
                style.formUnion([.bold, alertStyle])
            }
            return nil
        case .blockquote, .div: return openQuote(element, reader)
        case .dt: return openContainer(LayoutBlock(.term))
        case .dd: return openContainer(LayoutBlock(.description))
        case .ul, .ol, .dl: return openList(element, reader)
        case .li:
            var block = LayoutBlock(.item)
            block.ordinal = Self.number(reader.attribute("value"))
            return openContainer(block)
        case .table:
            tableDepth += 1
            return openContainer(LayoutBlock(.table))
        case .thead:
            headDepth += 1
            return nil
        case .tr:
            var block = LayoutBlock(.row)
            block.isMarked = headDepth > 0
            return openContainer(block)
        case .td, .th: return openCell(element, reader)
        default: return nil
        }
    }

    private mutating func openQuote(_ element: BodyElement, _ reader: XHTMLReader) -> Int? {
        let classes = reader.attribute("class") ?? []
        let isAlert = Self.names("alert", in: classes)
        guard isAlert || element == .blockquote else { return nil }
        var block = LayoutBlock(.quote)
        if isAlert {
            if Self.names("warning", in: classes) || Self.names("caution", in: classes) {
                block.style = .danger
            } else if Self.names("important", in: classes) {
                block.style = .notice
            } else {
                block.style = .hint
            }
        }
        return openContainer(block)
    }

    private var alertStyle: InlineStyle {
        guard let container = containers.last, tree.blocks[container].kind == .quote else { return [] }
        return tree.blocks[container].style
    }

    private mutating func openList(_ element: BodyElement, _ reader: XHTMLReader) -> Int? {
        guard element != .dl else { return nil }
        var block = LayoutBlock(.list)
        if element == .ol {
            block.isMarked = reader.attribute("reversed") != nil
            block.numbering = Numbering(type: reader.attribute("type"))
            block.ordinal = Self.number(reader.attribute("start"))
        }
        return openContainer(block)
    }

    private mutating func openCell(_ element: BodyElement, _ reader: XHTMLReader) -> Int? {
        var block = LayoutBlock(.cell)
        block.isMarked = element == .th
        if headDepth > 0 { style.insert(.bold) }
        block.number = min(max(Self.number(reader.attribute("colspan")) ?? 1, 1), 1_000)
        block.rows = min(max(Self.number(reader.attribute("rowspan")) ?? 1, 1), 65_534)
        if let value = reader.attribute("style") {
            let text = String(decoding: value.prefix(200), as: UTF8.self)
            if text.hasSuffix("text-align: right") || text.contains("text-align: right;") { block.alignment = .right }
            if text.hasSuffix("text-align: center") || text.contains("text-align: center;") {
                block.alignment = .center
            }
        }
        return openContainer(block)
    }

    // MARK: Containers

    private mutating func openContainer(_ block: LayoutBlock) -> Int {
        containers.append(tree.blocks.count)
        tree.blocks.append(block)
        return tree.blocks.count - 1
    }

    /// Closes the innermost block, whose size is known then, and makes the size of the one around it fit.
    mutating func closeContainer() {
        guard let index = containers.popLast() else { return }
        tree.blocks[index].end = tree.blocks.count
        let block = tree.blocks[index]
        guard let parent = containers.last else { return }
        switch block.kind {
        // Cells stand beside each other.
        case .cell where tree.blocks[parent].kind == .row:
            tree.blocks[parent].minimum = max(tree.blocks[parent].minimum, block.minimum)
            tree.blocks[parent].natural += block.natural + 2
            tree.blocks[parent].area += block.area
        case .item, .description: measure(parent, block, indent: 4)
        case .quote: measure(parent, block, indent: 2)
        default: measure(parent, block, indent: 0)
        }
    }

    /// Adds a block without others in it.
    mutating func add(_ block: LayoutBlock) {
        var block = block
        block.end = tree.blocks.count + 1
        tree.blocks.append(block)
        if let parent = containers.last { measure(parent, block, indent: 0) }
    }

    private mutating func measure(_ parent: Int, _ block: LayoutBlock, indent: Int) {
        tree.blocks[parent].minimum = max(tree.blocks[parent].minimum, block.minimum + indent)
        tree.blocks[parent].natural = max(tree.blocks[parent].natural, block.natural + indent)
        tree.blocks[parent].area += block.area
    }

    // MARK: Attributes

    /// Whether `name` is one of the words of `classes`.
    private static func names(_ name: String, in classes: [UInt8]) -> Bool {
        guard classes.count >= name.utf8.count else { return false }
        return classes.split { $0 == 0x20 || (0x09...0x0D).contains($0) }.contains { $0.elementsEqual(name.utf8) }
    }

    /// A whole number of at most nine digits.
    private static func number(_ value: [UInt8]?) -> Int? {
        guard let value, value.count <= 10 else { return nil }
        return Int(String(decoding: value, as: UTF8.self)).flatMap { abs($0) < 1_000_000_000 ? $0 : nil }
    }
}
