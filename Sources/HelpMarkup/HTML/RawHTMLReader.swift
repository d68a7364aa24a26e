import HelpDiagnostics

/// Puts raw HTML into the token stream: names and attributes by the allow-list, text with its references undone, links
/// with their place, and everything that is left out said so.
struct RawHTMLReader {
    private var references: CharacterReferences

    /// A reader; it keeps the names it had to look up.
    init(references: CharacterReferences = CharacterReferences()) { self.references = references }

    /// Reads `literal`, raw HTML as cmark handed it out, which stands in the file where `place` says.
    ///
    /// - Returns: how many directives the builder had when the last thing came that is no comment and no white space;
    ///   nil where there is nothing else.
    @discardableResult
    mutating func read(_ literal: [UInt8], place: LiteralPlace, into builder: inout MarkupBuilder) -> Int? {
        var directivesBeforeEnd: Int?
        var tokenizer = HTMLTokenizer(literal, 0..<literal.count)
        while let piece = tokenizer.next() {
            if isContent(piece, literal) { directivesBeforeEnd = builder.directives.count }
            switch piece {
            case .text(let range):
                text(literal, range, into: &builder)
            case .invisible(let range):
                if let text = CommentDirective.text(of: literal[range]) {
                    builder.addDirective(text, at: place.span(range))
                }
            case .start(let name, let attributes, let isSelfClosing, let whole):
                guard let element = ElementName.named(literal[name]) else {
                    unknown(literal, whole, place, &builder)
                    continue
                }
                let tag = Tag(
                    element: element, attributes: attributes, isSelfClosing: isSelfClosing, span: place.span(whole))
                start(tag, literal, place, &builder)
                if Self.holdsRawText(element), tokenizer.skipRawText(until: literal[name]) { continue }
            case .end(let name, let whole):
                guard let element = ElementName.named(literal[name]) else {
                    unknown(literal, whole, place, &builder)
                    continue
                }
                end(element, place.span(whole), &builder)
            }
        }
        return directivesBeforeEnd
    }

    private func isContent(_ piece: HTMLTokenizer.Piece, _ literal: [UInt8]) -> Bool {
        switch piece {
        case .invisible: false
        case .text(let range): !literal[range].allSatisfy(\.isHTMLSpace)
        case .start, .end: true
        }
    }

    /// Names that came already: a bit each.
    private struct AttributeSet {
        private var bits: UInt32 = 0

        func contains(_ name: AttributeName) -> Bool { bits >> UInt32(name.rawValue) & 1 == 1 }

        /// Whether `name` is new.
        mutating func insert(_ name: AttributeName) -> Bool {
            defer { bits |= 1 << UInt32(name.rawValue) }
            return !contains(name)
        }
    }

    private struct Tag {
        var element: ElementName
        var attributes: [HTMLTokenizer.Attribute]
        var isSelfClosing: Bool
        var span: SourceSpan
    }

    /// Whether an HTML parser does not look into what `element` holds.
    private static func holdsRawText(_ element: ElementName) -> Bool {
        switch element {
        case .script, .style, .xmp, .iframe, .noembed, .noframes, .textarea, .title: true
        default: false
        }
    }

    private mutating func text(_ literal: [UInt8], _ range: Range<Int>, into builder: inout MarkupBuilder) {
        if ByteSearch.first(0x26, in: literal, range) != nil {
            builder.text(references.decoded(literal, range))
        } else {
            builder.text(literal[range])
        }
    }

    /// What looks like a tag and is none is text that lost its escape.
    private func unknown(
        _ literal: [UInt8], _ whole: Range<Int>, _ place: LiteralPlace, _ builder: inout MarkupBuilder
    ) {
        let shown = String(decoding: literal[whole], as: UTF8.self)
        let fix = escape(literal, whole, place)
        builder.addFault(.unknownElement(text: shown), at: place.span(whole), fix: fix)
        builder.text(literal[whole])
    }

    /// The `<` of an unknown element escaped: as HTML has it in a block of HTML, else as CommonMark has it.
    ///
    /// Left alone where Markdown would read something else than words in what was a tag, and where the tag is what makes a
    /// block of HTML out of more than itself.
    private func escape(_ literal: [UInt8], _ whole: Range<Int>, _ place: LiteralPlace) -> Fix? {
        let first = whole.lowerBound..<whole.lowerBound + 1
        let isPlain = literal[whole].dropFirst().dropLast().allSatisfy { byte in
            byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 || " -./:=,'\"".utf8.contains(byte)
        }
        guard isPlain, place.isExact(first) else { return nil }
        let isAlone = literal[..<whole.lowerBound].allSatisfy(\.isHTMLSpace)
        if place.isBlock, isAlone, !literal[whole.upperBound...].allSatisfy(\.isHTMLSpace) { return nil }
        let escaped = place.isBlock && !isAlone ? "&lt;" : "\\<"
        return Fix([Fix.Edit(at: Int(place.span(first).start), [0x3C], escaped.utf8)])
    }

    // MARK: Tags

    private mutating func start(
        _ tag: Tag, _ literal: [UInt8], _ place: LiteralPlace, _ builder: inout MarkupBuilder
    ) {
        let element: ElementName
        switch tag.element.treatment {
        case .keep: element = tag.element
        case .rename(let other): element = other
        case .unwrap: return
        case .remove:
            builder.addFault(.unsafeElement(name: tag.element.name), at: tag.span)
            guard !tag.element.isVoid, !tag.isSelfClosing else { return }
            builder.open(tag.element, isRaw: true, span: tag.span)
            return
        }
        if element == .img, !hasSource(tag, literal, place, &builder) { return }
        builder.open(element, isRaw: true, as: tag.element, span: tag.span)
        attributes(of: tag, as: element, literal, place, &builder)
        if element.isVoid || tag.isSelfClosing { builder.closeEmpty() }
    }

    /// Whether an image has a file to show; one without shows nothing, and HTML does not allow it.
    private mutating func hasSource(
        _ tag: Tag, _ literal: [UInt8], _ place: LiteralPlace, _ builder: inout MarkupBuilder
    ) -> Bool {
        let source = tag.attributes.first { attribute in
            literal[attribute.name].elementsEqual("src".utf8) { $0 | 0x20 == $1 }
        }
        guard let range = source?.value else { return false }
        let value = references.decoded(literal, range)
        guard let scheme = URLScheme.refused(in: value[...], isImage: true) else { return true }
        builder.addFault(.unsafeURL(scheme: scheme, element: tag.element.name), at: place.span(range))
        return false
    }

    private func end(_ element: ElementName, _ span: SourceSpan, _ builder: inout MarkupBuilder) {
        switch element.treatment {
        case .unwrap: break
        case .rename(let other): builder.closeRaw(other, as: element, span: span)
        case .keep:
            // `</br>` is a line break to every browser, and nothing to anyone who wrote `<br></br>`.
            if !element.isVoid { builder.closeRaw(element, span: span) }
        case .remove:
            if !element.isVoid { builder.closeRaw(element, span: span) }
        }
    }

    // MARK: Attributes

    private mutating func attributes(
        of tag: Tag, as element: ElementName, _ literal: [UInt8], _ place: LiteralPlace, _ builder: inout MarkupBuilder
    ) {
        var seen = AttributeSet()
        for attribute in tag.attributes {
            let written = literal[attribute.name]
            if isUnsafe(written) {
                let name = String(decoding: lowercased(written), as: UTF8.self)
                builder.addFault(
                    .unsafeAttribute(name: name, element: tag.element.name), at: place.span(attribute.name))
                continue
            }
            let range = attribute.value ?? attribute.name.upperBound..<attribute.name.upperBound
            let value = references.decoded(literal, range)
            guard let (name, value) = allowed(written, value, on: element, seen), seen.insert(name) else { continue }
            let valueSpan = place.span(range)
            if name == .href || name == .src || name == .cite {
                if let scheme = URLScheme.refused(in: value[...], isImage: name == .src) {
                    builder.addFault(.unsafeURL(scheme: scheme, element: tag.element.name), at: valueSpan)
                    continue
                }
            }
            if name == .href || name == .src {
                let destination = String(decoding: value, as: UTF8.self)
                let link = RawLink(
                    destination: destination, syntax: .html, isImage: name == .src, span: valueSpan,
                    isExact: place.isExact(range), written: literal[range])
                builder.addAttribute(name, value, link: link)
            } else {
                builder.addAttribute(name, value)
            }
        }
        if element == .img, !seen.contains(.alt) {
            builder.addFault(.missingAlternative(isRaw: true), at: tag.span)
            builder.addAttribute(.alt, [])
        }
        // A place for the anchor that its text will give it.
        if element.headingLevel != nil, !seen.contains(.id) { builder.addAttribute(.id, []) }
    }

    private func isUnsafe(_ name: ArraySlice<UInt8>) -> Bool {
        func isCalled(_ other: String) -> Bool {
            name.count == other.utf8.count && name.elementsEqual(other.utf8) { $0 | 0x20 == $1 }
        }
        return name.count > 3 && name.prefix(2).elementsEqual([0x6F, 0x6E]) { $0 | 0x20 == $1 } || isCalled("srcdoc")
            || isCalled("formaction")
    }

    private func lowercased(_ name: ArraySlice<UInt8>) -> [UInt8] { name.map(\.lowercasedASCII) }

    /// What becomes of an attribute: itself, its valid successor, or nothing.
    private func allowed(
        _ written: ArraySlice<UInt8>, _ value: [UInt8], on element: ElementName, _ seen: AttributeSet
    ) -> (AttributeName, [UInt8])? {
        if let known = AttributeName.named(written), known.isAllowed(on: element) {
            switch known {
            case .style: return StyleAttribute.cleaned(value).map { (.style, $0) }
            case .width, .height, .colspan, .rowspan, .span, .start, .value:
                return isNumber(value, of: known) ? (known, value) : nil
            case .reversed, .open: return (known, known.bytes)
            case .id, .class, .lang: return value.contains { !$0.isHTMLSpace } ? (known, value) : nil
            case .dir: return ["ltr", "rtl", "auto"].contains(String(decoding: value, as: UTF8.self)) ? (known, value) : nil
            case .type: return value.count == 1 && "1aAiI".utf8.contains(value[0]) ? (known, value) : nil
            case .scope:
                return ["row", "col", "rowgroup", "colgroup"].contains(String(decoding: value, as: UTF8.self))
                    ? (known, value) : nil
            default: return (known, value)
            }
        }
        switch String(decoding: lowercased(written), as: UTF8.self) {
        // The anchor of HTML 4; an `id` that stands beside it is the same place.
        case "name" where element == .a && !value.isEmpty: return (.id, value)
        case "align" where AttributeName.style.isAllowed(on: element) && !seen.contains(.style):
            return StyleAttribute.cleaned(Array("text-align: ".utf8) + value).map { (.style, $0) }
        case "width" where AttributeName.style.isAllowed(on: element) && !seen.contains(.style):
            let unit = value.last.map(\.isASCIIDigit) ?? false ? Array("px".utf8) : []
            return StyleAttribute.cleaned(Array("width: ".utf8) + value + unit).map { (.style, $0) }
        default: return nil
        }
    }

    private func isNumber(_ value: [UInt8], of name: AttributeName) -> Bool {
        let isSigned = name == .start || name == .value
        let digits = isSigned && value.first == 0x2D ? value.dropFirst() : value[...]
        guard !digits.isEmpty, digits.count <= 6, digits.allSatisfy(\.isASCIIDigit) else { return false }
        // Zero columns are no columns; the standard's upper bounds keep a page from being all table.
        let number = digits.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
        return switch name {
        case .colspan, .span: (1...1000).contains(number)
        case .rowspan: number <= 65534
        default: true
        }
    }
}
