import HelpDiagnostics

/// Text.
extension LayoutTreeBuilder {
    /// Appends text, in which white space is as in XHTML.
    mutating func append(utf8 bytes: [UInt8]) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                index += 1
                code == nil ? appendCollapsing(Unicode.Scalar(byte)) : appendCode(Unicode.Scalar(byte))
                continue
            }
            let unit = UTF8Decoding.unit(in: bytes, at: index, limit: bytes.count)
            index += unit.length
            code == nil ? appendCollapsing(unit.scalar) : appendCode(unit.scalar)
        }
    }

    /// Appends text of helpc's own.
    mutating func append(_ text: String) {
        for scalar in text.unicodeScalars { code == nil ? appendCollapsing(scalar) : appendCode(scalar) }
    }

    private mutating func appendCollapsing(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x20, 0x09...0x0D, 0x2028, 0x2029:
            if paragraphStart != nil, pendingSpace == nil { pendingSpace = style }
            return
        // What is seen only by where a line ends: soft hyphen, zero width space, word joiner, byte order mark.
        case 0x200B:
            if paragraphStart != nil { previousClass.insert(.space) }
            return
        case 0xAD, 0x2060, 0xFEFF: return
        default: break
        }
        if isSuperscript { beginSuperscript(scalar) }
        append(scalar, opportunity: nil)
    }

    /// Powers and notes need a mark, or they become digits of what they stand at.
    private mutating func beginSuperscript(_ scalar: Unicode.Scalar) {
        isSuperscript = false
        let isNumber = ("0"..."9").contains(scalar) || scalar == "-" || scalar == "+" || scalar == "−"
        if isNumber { append("^", opportunity: pendingSpace == nil ? BreakOpportunity.none : nil) }
    }

    /// Appends a scalar to the paragraph.
    ///
    /// - Parameter opportunity: what is before it, where that is not for Unicode to say.
    mutating func append(_ scalar: Unicode.Scalar, opportunity: BreakOpportunity?) {
        if code != nil { return appendCode(scalar) }
        if TerminalText.isUnsafe(scalar) {
            for plain in TerminalText.escape(scalar).unicodeScalars { add(plain, opportunity) }
        } else {
            add(scalar, opportunity)
        }
    }

    private mutating func add(_ scalar: Unicode.Scalar, _ forced: BreakOpportunity?) {
        let kind = LineBreakClass.of(scalar)
        if paragraphStart == nil {
            paragraphStart = tree.scalars.count
            previousClass = []
            meter = TextMeter()
            hasURL = false
            loneMark = nil
        } else if let space = pendingSpace {
            let before = style.intersection(space)
            tree.scalars.append(InlineScalar(scalar: " ", style: before, columns: 1, opportunity: .none))
            _ = meter.add(" ")
            // French sets a space within its quotes.
            previousClass = tree.scalars.dropLast().last?.scalar == "«" ? .weakSpace : .space
        }
        let wasSpaced = pendingSpace != nil
        pendingSpace = nil
        if let loneMark {
            // Words that only begin with the mark may begin a line.
            if !wasSpaced { tree.scalars[loneMark].opportunity = max(tree.scalars[loneMark].opportunity, .usual) }
            self.loneMark = nil
        }
        let cell = meter.add(scalar)
        var opportunity = forced ?? (cell.joins ? .none : self.opportunity(before: scalar, kind))
        if wasSpaced, forced == nil, Self.isLoneMark(scalar) {
            opportunity = .weak
            loneMark = tree.scalars.count
        }
        if opportunity == .usual, style.contains(.code), previousIsCode { opportunity = .weak }
        // A mark looks as what it sits on.
        let look = cell.joins ? tree.scalars.last?.style ?? style : style
        tree.scalars.append(
            InlineScalar(scalar: scalar, style: look, columns: UInt8(cell.columns), opportunity: opportunity))
        if scalar == "/", !hasURL { hasURL = endsWithScheme }
        if !cell.joins { previousClass = kind }
    }

    private var previousIsCode: Bool { tree.scalars.last?.style.contains(.code) == true }

    /// Whether French sets a space before `scalar`.
    private static func isLoneMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ":", ";", "!", "?", "»": true
        default: false
        }
    }

    private func opportunity(before scalar: Unicode.Scalar, _ kind: LineBreakClass) -> BreakOpportunity {
        if kind.contains(.space) || kind.contains(.noBreakSpace) || previousClass.contains(.noBreakSpace) {
            return scalar == "\u{3000}" || previousClass.contains(.noBreakSpace) ? .none : .withinWord
        }
        if previousClass.contains(.space) { return .usual }
        if previousClass.contains(.weakSpace) { return .weak }
        if kind.contains(.closing) || previousClass.contains(.opening) { return .withinWord }
        if previousClass.contains(.eastAsian) || kind.contains(.eastAsian) { return .usual }
        if kind.contains(.attached) { return .none }
        if previousClass.contains(.dividing) { return kind.contains(.dividing) ? .withinWord : .withinName }
        // An em dash stands without spaces, and a line may end behind it.
        if tree.scalars.last?.scalar == "—", scalar != "—" { return .usual }
        return isHump(scalar) ? .withinName : .withinWord
    }

    /// Whether a word of a name written without spaces begins here, as in `maximumSize`.
    private func isHump(_ scalar: Unicode.Scalar) -> Bool {
        guard ("A"..."Z").contains(scalar), let last = tree.scalars.last?.scalar else { return false }
        return ("a"..."z").contains(last)
    }

    private var endsWithScheme: Bool {
        let end = tree.scalars.suffix(8).map(\.scalar)
        return end.elementsEqual("https://".unicodeScalars) || end.suffix(7).elementsEqual("http://".unicodeScalars)
    }

    /// Ends the line within the paragraph; where none is open there is none to end.
    mutating func lineBreak() {
        if code != nil { return appendCode("\n") }
        guard let start = paragraphStart else { return }
        pendingSpace = nil
        let last = tree.scalars.suffix(2)
        guard tree.scalars.count > start, !(last.count == 2 && last.allSatisfy { $0.scalar == "\n" }) else { return }
        tree.scalars.append(InlineScalar(scalar: "\n", style: [], columns: 0, opportunity: .none))
        previousClass = []
        loneMark = nil
        meter = TextMeter()
    }

    /// Ends the paragraph that is open.
    mutating func finishParagraph() {
        guard code == nil else { return }
        endLink()
        pendingSpace = nil
        isSuperscript = false
        guard let start = paragraphStart else { return }
        paragraphStart = nil
        while let last = tree.scalars.last?.scalar, tree.scalars.count > start, last == "\n" || last == " " {
            tree.scalars.removeLast()
        }
        let isBlank = tree.scalars[start...].allSatisfy {
            $0.scalar == "\n" || !LineBreakClass.of($0.scalar).isDisjoint(with: [.space, .noBreakSpace])
        }
        guard !isBlank else { return tree.scalars.removeSubrange(start...) }
        // In a column there is no room for a line that is too long.
        if hasURL, tableDepth == 0 { joinURLs(from: start) }
        var block = role
        block.text = start..<tree.scalars.count
        measure(&block)
        add(block)
    }

    /// Takes from URLs the places to break at: only in one piece a terminal finds and copies them.
    private mutating func joinURLs(from start: Int) {
        var index = start
        while index < tree.scalars.count {
            guard startsURL(index) else {
                index += 1
                continue
            }
            index += 1
            while index < tree.scalars.count, Self.isURLPart(tree.scalars[index].scalar) {
                tree.scalars[index].opportunity = .none
                index += 1
            }
        }
    }

    private func startsURL(_ index: Int) -> Bool {
        guard tree.scalars[index].scalar == "h", index + 8 < tree.scalars.count else { return false }
        let start = tree.scalars[index..<(index + 8)].lazy.map(\.scalar)
        return start.elementsEqual("https://".unicodeScalars) || start.prefix(7).elementsEqual("http://".unicodeScalars)
    }

    private static func isURLPart(_ scalar: Unicode.Scalar) -> Bool {
        (0x21...0x7E).contains(scalar.value) && scalar != "<" && scalar != ">" && scalar != "\""
    }

    private func measure(_ block: inout LayoutBlock) {
        var line = 0
        var piece = 0
        for unit in tree.scalars[block.text] {
            if unit.scalar == "\n" {
                line = 0
                piece = 0
                continue
            }
            if unit.opportunity >= .weak { piece = 0 }
            line += Int(unit.columns)
            block.area += Int(unit.columns)
            if unit.scalar != " " {
                piece += Int(unit.columns)
                block.minimum = max(block.minimum, piece)
                block.natural = max(block.natural, line)
            }
        }
    }

    // MARK: Code

    /// The columns from one tab stop to the next.
    private static let tabWidth = 4

    private mutating func appendCode(_ scalar: Unicode.Scalar) {
        guard var state = code else { return }
        defer { code = state }
        if scalar == "\r" { return }
        if scalar == "\n" {
            // The line end behind the tag is none of the code.
            if !state.isFirst { state.pendingLineEnds += 1 }
            state.isFirst = false
            return
        }
        state.isFirst = false
        if state.pendingLineEnds > 0 {
            let lineEnd = InlineScalar(scalar: "\n", style: [], columns: 0, opportunity: .none)
            tree.scalars.append(contentsOf: repeatElement(lineEnd, count: state.pendingLineEnds))
            state.pendingLineEnds = 0
            state.column = 0
            meter = TextMeter()
        }
        if scalar == "\t" {
            for _ in 0..<(Self.tabWidth - state.column % Self.tabWidth) { addCode(" ", &state) }
        } else if TerminalText.isUnsafe(scalar) {
            for plain in TerminalText.escape(scalar).unicodeScalars { addCode(plain, &state) }
        } else {
            addCode(scalar, &state)
        }
    }

    private mutating func addCode(_ scalar: Unicode.Scalar, _ state: inout CodeState) {
        let cell = meter.add(scalar)
        state.column += cell.columns
        let look = cell.joins ? tree.scalars.last?.style ?? style : style
        tree.scalars.append(
            InlineScalar(
                scalar: scalar, style: look, columns: UInt8(cell.columns), opportunity: cell.joins ? .none : .withinWord
            ))
    }

    /// Ends a block of code.
    mutating func finishCode() {
        guard let state = code, !open.contains(where: { $0.element == .pre }) else { return }
        code = nil
        endLink()
        pendingSpace = nil
        guard tree.scalars[state.start...].contains(where: { $0.scalar != "\n" && $0.scalar != " " }) else {
            return tree.scalars.removeSubrange(state.start...)
        }
        var block = LayoutBlock(.code)
        block.text = state.start..<tree.scalars.count
        block.shell = state.shell
        measure(&block)
        // A command is one piece.
        block.minimum = block.natural
        add(block)
    }
}
