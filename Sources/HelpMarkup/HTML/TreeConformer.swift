/// Rearranges a nested token stream until every element stands where HTML lets it stand, so that the page comes back
/// from an HTML parser as the tree that was written. No text is lost or reordered.
///
/// - A block inside a paragraph ends the paragraph, which goes on behind it.
/// - A block inside emphasis or a link takes the emphasis or link into itself.
/// - A list item, row or cell without its list or table gets one; loose content of a list or table gets an item or cell.
/// - A link inside a link ends the outer one.
/// - A block inside a heading or preformatted text is only its content.
struct TreeConformer {
    private struct Frame {
        var token: Markup.Token
        var model: ContentModel
        /// Written by nobody: needed for what is inside.
        var isImplied: Bool
        /// Where its opening token stands in the result.
        var start: Int
        /// The number of the source element, for all but implied frames.
        var number: Int
        /// Whether a child came; the first of a description list has to be a term.
        var hasChild = false
        /// Where the last cell of a row begins in the result.
        var lastCell: Int?
        /// Whether it is a cell that loose content got, which the next real cell takes over.
        var isLooseCell: Bool { isImplied && token.element == .td && token.count == 0 && token.span == .fileStart }
        /// Whether it is the box of a description list without terms.
        var isIndent = false
    }

    private struct Suspended {
        var token: Markup.Token
        var number: Int
        /// The depth that a paragraph goes on at; formatting goes on anywhere.
        var depth: Int
    }

    /// More formatting than this around one block is not carried into it: no author means it, and each block would cost
    /// as many tags as there are formatting elements around it.
    private static let carriedFormatting = 8

    private var markup: Markup
    private var result: [Markup.Token] = []
    private var stack: [Frame] = []
    private var suspended: [Suspended] = []
    /// The source elements that are open, by number; nil where an element's tags were dropped.
    private var source: [Int?] = []
    private var nextNumber = 0

    /// `markup` with conforming tokens.
    static func conforming(_ markup: Markup) -> Markup {
        var conformer = TreeConformer(markup: markup)
        conformer.run()
        return conformer.markup
    }

    private init(markup: Markup) {
        self.markup = markup
        result.reserveCapacity(markup.tokens.count)
    }

    private mutating func run() {
        for token in markup.tokens {
            switch token.kind {
            case .open: open(token)
            case .close: close()
            case .text: text(token)
            case .verbatim: result.append(token)
            }
        }
        while !stack.isEmpty { popTop() }
        markup.tokens = result
    }

    // MARK: Source tokens

    private mutating func open(_ token: Markup.Token) {
        var token = token
        if (token.element == .summary || token.element == .figcaption), !allows(token.element) { token.element = .div }
        if token.element == .dd, let parent = stack.indices.last {
            if stack[parent].token.element == .dl, !stack[parent].hasChild { dropTerms(of: parent) }
            if stack[parent].isIndent { token.element = .div }
        }
        if token.element == .td || token.element == .th, adoptsLooseContent(into: token) { return }
        if token.element == .a {
            suspended.removeAll { $0.token.element == .a }
            if let link = stack.lastIndex(where: { $0.token.element == .a }) { endLink(at: link) }
        }
        guard makeRoom(for: token.element) else {
            source.append(nil)
            separate()
            return
        }
        if token.element.isPhrasing { resume() }
        let number = nextNumber
        nextNumber += 1
        source.append(number)
        push(token, number: number)
    }

    private mutating func close() {
        guard let entry = source.popLast() else { return }
        guard let number = entry else { return separate() }
        if let index = suspended.lastIndex(where: { $0.number == number }) {
            suspended.remove(at: index)
            return
        }
        guard stack.contains(where: { $0.number == number }) else { return }
        while let top = stack.last, top.number != number { suspendTop() }
        popTop()
    }

    private mutating func text(_ token: Markup.Token) {
        if markup.bytes(of: token).allSatisfy(\.isHTMLSpace) {
            result.append(token)
            return
        }
        guard makeRoom(for: .span) else { return }
        resume()
        result.append(token)
    }

    // MARK: The stack of the result

    private func allows(_ element: ElementName) -> Bool {
        (stack.last?.model ?? .flow).allows(element, in: stack.last?.token.element)
    }

    /// Changes the stack until its top may hold `element`; false where the element's own tags have to go.
    private mutating func makeRoom(for element: ElementName) -> Bool {
        while let top = stack.last, !allows(element) {
            if top.isImplied {
                popTop()
            } else if top.model == .phrasing {
                guard top.token.element == .p || top.token.element.isPhrasing else { return false }
                suspendTop()
            } else if top.model == .columns || top.model == .none {
                popTop()
            } else {
                break
            }
        }
        while !allows(element) {
            if stack.last?.model == .cells, reopenLastCell() { continue }
            guard let wrapper = wrapper(of: element, in: stack.last?.model ?? .flow) else { return false }
            push(.opening(wrapper, first: markup.attributes.count), number: -1)
        }
        return true
    }

    /// Loose content of a row that stands before its first cell belongs to that cell.
    private mutating func adoptsLooseContent(into token: Markup.Token) -> Bool {
        guard let top = stack.last, top.isLooseCell else { return false }
        result[top.start] = token
        stack[stack.count - 1] = Frame(
            token: token, model: .flow, isImplied: false, start: top.start, number: nextNumber)
        source.append(nextNumber)
        nextNumber += 1
        return true
    }

    /// Opens the last cell of the row again, for loose content behind it; false where there is none.
    private mutating func reopenLastCell() -> Bool {
        guard let row = stack.last, row.token.element == .tr, let cell = row.lastCell,
            let close = result.lastIndex(where: { !isSpace($0) }), result[close].kind == .close,
            result[close].element == .td || result[close].element == .th
        else { return false }
        result.remove(at: close)
        stack.append(
            Frame(token: result[cell], model: .flow, isImplied: true, start: cell, number: -1))
        return true
    }

    private func isSpace(_ token: Markup.Token) -> Bool {
        token.kind == .text && markup.bytes(of: token).allSatisfy(\.isHTMLSpace)
    }

    /// The element to put between a parent of `model` and `element`.
    private func wrapper(of element: ElementName, in model: ContentModel) -> ElementName? {
        switch model {
        case .list: return .li
        case .definitions: return .dd
        case .table: return element == .col ? .colgroup : .tbody
        case .rows: return .tr
        case .cells: return .td
        case .flow:
            switch element {
            case .li: return .ul
            case .dt, .dd: return .dl
            case .caption, .colgroup, .col, .thead, .tbody, .tfoot, .tr, .td, .th: return .table
            default: return nil
            }
        case .phrasing, .columns, .none: return nil
        }
    }

    private mutating func push(_ token: Markup.Token, number: Int) {
        if let parent = stack.indices.last, !stack[parent].hasChild {
            stack[parent].hasChild = true
        }
        if let row = stack.indices.last, stack[row].token.element == .tr { stack[row].lastCell = result.count }
        stack.append(
            Frame(
                token: token, model: ContentModel(of: token.element), isImplied: number < 0, start: result.count,
                number: number))
        result.append(token)
    }

    private mutating func popTop() {
        guard let top = stack.popLast() else { return }
        result.append(top.token.closing)
    }

    /// Ends the top of the stack for now: the source has not closed it, so it goes on when there is room again.
    private mutating func suspendTop() {
        guard let top = stack.last else { return }
        // An element that holds nothing yet is taken back, unless it is a cell or a place that links lead to.
        let isEmpty =
            top.start == result.count - 1 && top.token.element != .td && top.token.element != .th
            && (top.token.element != .p || !hasID(top.token))
        if isEmpty {
            result.removeLast()
            stack.removeLast()
        } else {
            popTop()
        }
        let isFormatting = top.token.element.isPhrasing
        guard !top.isImplied, isFormatting || top.token.element == .p else { return }
        guard suspended.count < Self.carriedFormatting else { return }
        suspended.insert(
            Suspended(token: isEmpty ? top.token : withoutID(top.token), number: top.number, depth: stack.count),
            at: suspended.firstIndex { $0.number > top.number } ?? suspended.count)
    }

    /// Opens again what was suspended, outermost first: the paragraph only where it was, formatting anywhere.
    private mutating func resume() {
        var waiting: [Suspended] = []
        let all = suspended
        suspended = []
        for element in all {
            if element.token.element == .p, element.depth != stack.count || stack.last?.model == .phrasing {
                waiting.append(element)
            } else if element.token.element == .a, stack.contains(where: { $0.token.element == .a }) {
                waiting.append(element)
            } else {
                push(element.token, number: element.number)
            }
        }
        suspended = waiting
    }

    /// A description list that begins with a description is used to indent: as boxes it needs no terms.
    private mutating func dropTerms(of index: Int) {
        result[stack[index].start].element = .div
        stack[index].token.element = .div
        stack[index].model = .flow
        stack[index].isIndent = true
    }

    /// Ends the link at `index` of the stack for good; formatting inside it goes on.
    private mutating func endLink(at index: Int) {
        while stack.count > index + 1 { suspendTop() }
        popTop()
    }

    /// Keeps the words of unwrapped blocks apart.
    private mutating func separate() {
        markup.text.append(0x20)
        result.append(.bytes(.text, from: markup.text.count - 1, to: markup.text.count))
    }

    private func hasID(_ token: Markup.Token) -> Bool {
        markup.attributes(of: token).contains { $0.name == .id && $0.count > 0 }
    }

    /// The opening token without its `id`: an id names one place.
    private mutating func withoutID(_ token: Markup.Token) -> Markup.Token {
        let kept = markup.attributes(of: token).filter { $0.name != .id }
        guard kept.count < Int(token.count) else { return token }
        var copy = token
        copy.first = Int32(markup.attributes.count)
        copy.count = Int32(kept.count)
        markup.attributes += kept
        return copy
    }
}
