/// The attributes that a compiled topic may carry; what raw HTML says beyond these is dropped.
public enum AttributeName: UInt8, Sendable, Hashable, CaseIterable {
    case id, `class`, title, lang, dir, style
    case href, src, alt, width, height, cite, datetime
    case colspan, rowspan, headers, scope, abbr, span
    case start, reversed, type, value, open, hreflang
    /// The page of a link that leads to another locale's topic names that locale (written by the emitters).
    case rel

    /// The name's UTF-8 bytes, for writing.
    public var bytes: [UInt8] { Self.names[Int(rawValue)] }

    // A case is spelled as its attribute is, so its description is the name.
    private static let names: [[UInt8]] = allCases.map { Array("\($0)".utf8) }

    private static let table = NameTable(names)

    /// The attribute called `name` in any letter case, or nil where topics may have none such.
    static func named(_ name: ArraySlice<UInt8>) -> AttributeName? {
        table.index(of: name).flatMap { AttributeName(rawValue: $0) }.flatMap { $0 == .rel ? nil : $0 }
    }

    /// Whether HTML allows the attribute on `element` (the Living Standard, section 4, each element's own list).
    func isAllowed(on element: ElementName) -> Bool {
        switch self {
        case .id, .class, .title, .lang, .dir: true
        case .style:
            switch element {
            case .col, .colgroup, .table, .td, .th, .tr, .p, .div: true
            default: false
            }
        case .href, .hreflang, .rel: element == .a
        case .src, .alt, .width, .height: element == .img
        case .cite: element == .blockquote || element == .q || element == .del || element == .ins
        case .datetime: element == .del || element == .ins || element == .time
        case .colspan, .rowspan, .headers: element == .td || element == .th
        case .scope, .abbr: element == .th
        case .span: element == .col || element == .colgroup
        case .start, .reversed: element == .ol
        case .type: element == .ol
        case .value: element == .li || element == .data
        case .open: element == .details
        }
    }
}
