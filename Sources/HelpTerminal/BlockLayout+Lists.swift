import HelpDiagnostics

/// Lists.
extension BlockLayout {
    mutating func list(_ index: Int, _ block: LayoutBlock) {
        let children = items(of: index)
        let numbers = numbers(of: children, block)
        let marks = numbers.map { block.numbering?.mark($0) }
        let columns = marks.reduce(1) { max($0, $1?.utf8.count ?? 1) } + 1
        let isTight = children.allSatisfy { isSimple($0) }
        let bullet = listDepth % 2 == 0 ? "•" : "-"
        // Lists of a page stand a little to the right, where there is room.
        let indent = listDepth == 0 && tableDepth == 0 && affords(2 + 2 * leastWidth) ? 2 : 0
        out.push(LineWriter.Margin(spaces: indent))
        listDepth += 1
        for (position, child) in children.enumerated() {
            if position > 0, !isTight { out.separate() }
            if tree.blocks[child].kind == .item {
                let mark =
                    marks[position].map { String(repeating: " ", count: columns - 1 - $0.utf8.count) + $0 } ?? bullet
                item(child, mark: mark, columns: columns, isTight: isTight)
            } else {
                blocks(child..<tree.blocks[child].end)
            }
        }
        listDepth -= 1
        out.pop()
    }

    /// Lays out an item behind its mark, to which a space belongs.
    mutating func item(_ index: Int, mark: String, columns: Int, isTight: Bool) {
        // Marks of items within items stand in one line as long as it has room for text.
        if out.nextMarginColumns + columns + leastWidth > width { out.writeMarks(always: true) }
        var margin = LineWriter.Margin(spaces: affords(columns) ? columns : 0)
        margin.mark = Array((mark + " ").utf8)
        margin.markColumns = columns
        out.push(margin)
        blocks(content(of: index), isTight: isTight)
        // An item without content has its mark all the same, so that the numbers are as they were.
        if out.hasMark { out.writeMarks(always: true) }
        out.pop()
    }

    private func items(of index: Int) -> [Int] {
        var items: [Int] = []
        var child = index + 1
        while child < tree.blocks[index].end {
            items.append(child)
            child = max(tree.blocks[child].end, child + 1)
        }
        return items
    }

    /// The number of each item, whether it is shown or not.
    private func numbers(of items: [Int], _ list: LayoutBlock) -> [Int] {
        let step = list.isMarked ? -1 : 1
        var next = list.ordinal ?? (list.isMarked ? items.count : 1)
        return items.map { item in
            let number = tree.blocks[item].ordinal ?? next
            if tree.blocks[item].kind == .item { next = number + step }
            return number
        }
    }

    /// Whether an item is a paragraph, with or without lists below it, so that it needs no empty line after it.
    private func isSimple(_ item: Int) -> Bool {
        guard tree.blocks[item].kind == .item else { return false }
        var texts = 0
        var child = item + 1
        while child < tree.blocks[item].end {
            switch tree.blocks[child].kind {
            case .text: texts += 1
            case .list: break
            default: return false
            }
            child = max(tree.blocks[child].end, child + 1)
        }
        return texts <= 1
    }
}
