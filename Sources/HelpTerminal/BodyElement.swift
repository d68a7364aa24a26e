/// The elements that a terminal shows in a way of their own; any other is what its content is.
enum BodyElement: String, CaseIterable {
    // Inline elements.
    case a, abbr, b, br, cite, code, del, dfn, em, i, img, ins, kbd, mark, q, rt, s, samp, span, strong, sub, sup, tt, u
    case `var`, wbr
    // Blocks.
    case address, article, aside, blockquote, details, div, dl, figure, footer, h1, h2, h3, h4, h5, h6, header, hr, nav
    case ol, p, pre, section, table, ul
    // What stands only in a particular block.
    case caption, col, colgroup, dd, dt, figcaption, li, summary, tbody, td, tfoot, th, thead, tr

    /// Whether it stands within a paragraph.
    var isInline: Bool {
        switch self {
        case .a, .abbr, .b, .br, .cite, .code, .del, .dfn, .em, .i, .img, .ins, .kbd, .mark, .q, .rt, .s, .samp, .span,
            .strong, .sub, .sup, .tt, .u, .var, .wbr:
            true
        default: false
        }
    }

    /// Whether it has no content.
    var isVoid: Bool {
        switch self {
        case .br, .col, .hr, .img, .wbr: true
        default: false
        }
    }

    /// The level 1 to 6 of a heading.
    var headingLevel: Int? {
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

    /// What it does to the look of its text.
    var style: InlineStyle {
        switch self {
        case .b, .strong, .mark, .dt, .th, .summary, .caption: .bold
        case .em, .i, .cite, .dfn, .u, .ins: .underlined
        case .del, .s: .struckOut
        case .code, .kbd, .samp, .tt: .code
        default: []
        }
    }

    /// The element called `name`, in any letter case.
    static func named(_ name: ArraySlice<UInt8>) -> BodyElement? {
        guard let key = key(name), let element = byKey[key] else { return nil }
        return element
    }

    /// Up to ten letters, six bits each; no two names of this many share them.
    private static func key(_ name: ArraySlice<UInt8>) -> UInt64? {
        guard name.count <= 10 else { return nil }
        var key: UInt64 = 0
        for byte in name {
            switch byte {
            case 0x41...0x5A, 0x61...0x7A: key = key << 6 | UInt64(byte & 0x1F)
            case 0x30...0x39: key = key << 6 | UInt64(byte)
            default: return nil
            }
        }
        return key
    }

    private static let byKey: [UInt64: BodyElement] = {
        var map: [UInt64: BodyElement] = [:]
        for element in allCases {
            if let key = key(Array(element.rawValue.utf8)[...]) { map[key] = element }
        }
        return map
    }()
}
