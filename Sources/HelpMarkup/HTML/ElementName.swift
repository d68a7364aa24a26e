/// The HTML elements that helpc knows by name, each with what an HTML parser and a validator expect of it.
///
/// The raw values are written to the token stream only; they are no file format and may change.
/// Source of the content models: the HTML Living Standard, section 4 (the elements) and 13.2.6 (tree construction).
public enum ElementName: UInt8, Sendable, Hashable, CaseIterable {
    // Phrasing content.
    case a, abbr, b, bdi, bdo, br, cite, code, data, del, dfn, em, i, img, ins, kbd, mark, q, rp, rt, ruby, s, samp
    case small, span, strong, sub, sup, time, u, `var`, wbr
    // Flow content.
    case address, article, aside, blockquote, details, div, dl, figure, footer, h1, h2, h3, h4, h5, h6, header, hr
    case nav, ol, p, pre, section, table, ul
    // Elements that live only inside a particular parent.
    case caption, col, colgroup, dd, dt, figcaption, li, summary, tbody, td, tfoot, th, thead, tr
    // Names that real content uses and that become one of the above.
    case acronym, big, center, dialog, dir, fieldset, font, form, label, legend, main, meter, nobr, progress, strike, tt
    case hgroup, search, menu, noscript, blink, marquee, picture, source, output, slot, html, body, head
    // Elements that are removed.
    case applet, area, audio, base, basefont, bgsound, button, canvas, datalist, embed, frame, frameset, iframe, input
    case isindex, keygen, link, map, math, meta, noembed, noframes, object, optgroup, option, param, plaintext, script
    case select, style, svg, template, textarea, title, track, video, xmp

    /// The name as it is written in XHTML.
    public var name: String { "\(self)" }

    /// The name's UTF-8 bytes, for writing.
    public var bytes: [UInt8] { Self.entries[Int(rawValue)].bytes }

    /// What helpc does with the element when raw HTML holds it.
    var treatment: Treatment { Self.entries[Int(rawValue)].treatment }

    /// Whether the element is void: it has no content and no end tag.
    public var isVoid: Bool {
        switch self {
        case .br, .col, .hr, .img, .wbr, .area, .base, .embed, .input, .link, .meta, .param, .source, .track, .basefont,
            .bgsound, .frame, .keygen, .isindex:
            true
        default: false
        }
    }

    /// Whether the element is phrasing content: allowed inside a paragraph or a heading.
    public var isPhrasing: Bool { rawValue <= ElementName.wbr.rawValue }

    /// Whether the element is flow content that is not phrasing: it ends a paragraph that is open.
    public var isBlock: Bool { rawValue >= ElementName.address.rawValue && rawValue <= ElementName.ul.rawValue }

    /// The level 1 to 6 of a heading element, or nil.
    public var headingLevel: Int? {
        switch self {
        case .h1: 1
        case .h2: 2
        case .h3: 3
        case .h4: 4
        case .h5: 5
        case .h6: 6
        default: nil
        }
    }

    /// The heading element of `level`, clamped to 1 through 6.
    static func heading(_ level: Int) -> ElementName {
        [.h1, .h2, .h3, .h4, .h5, .h6][min(max(level, 1), 6) - 1]
    }

    /// Whether HTML lets an author leave out the end tag, so that its absence is no fault (section 13.1.2.4).
    var mayOmitEndTag: Bool {
        switch self {
        case .li, .dt, .dd, .p, .tr, .td, .th, .thead, .tbody, .tfoot, .colgroup, .rt, .rp, .caption, .body, .html, .head:
            true
        default: false
        }
    }

    /// What becomes of an element in raw HTML.
    enum Treatment: Sendable, Equatable {
        /// It is kept.
        case keep
        /// It is kept under the name of an element that means the same and is still valid.
        case rename(ElementName)
        /// Its tags are dropped, its content stays; nothing is reported because nothing is lost.
        case unwrap
        /// Its tags and its content are removed, and that is reported.
        case remove
    }
}

extension ElementName {
    private struct Entry: Sendable {
        var bytes: [UInt8]
        var treatment: Treatment
    }

    // A case is spelled as its element is, so its description is the name.
    private static let entries: [Entry] = allCases.map { Entry(bytes: Array("\($0)".utf8), treatment: $0.rule) }

    /// The element called by the lower- or upper-case ASCII letters `name`, or nil where HTML has none such.
    static func named(_ name: ArraySlice<UInt8>) -> ElementName? { names.index(of: name).flatMap { ElementName(rawValue: $0) } }

    private static let names = NameTable(entries.map(\.bytes))

    private var rule: Treatment {
        switch self {
        case .acronym: .rename(.abbr)
        case .big, .font, .nobr, .blink, .label, .output, .meter, .progress: .rename(.span)
        case .center, .dialog, .fieldset, .main, .hgroup, .search, .marquee: .rename(.div)
        case .dir, .menu: .rename(.ul)
        case .strike: .rename(.s)
        case .tt: .rename(.code)
        case .legend: .rename(.p)
        case .form, .noscript, .picture, .source, .slot, .html, .body, .head: .unwrap
        default: rawValue >= ElementName.applet.rawValue ? .remove : .keep
        }
    }
}
