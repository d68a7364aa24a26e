/// Which elements an element may hold, as far as it matters for a page to come back from an HTML parser unchanged.
enum ContentModel: UInt8, Sendable {
    /// Text, phrasing and blocks.
    case flow
    /// Text and phrasing only. `a`, `ins` and `del` count here too: helpc never lets a link or an edit hold blocks.
    case phrasing
    /// Only `li`.
    case list
    /// Only `dt` and `dd`.
    case definitions
    /// Only `caption`, `colgroup`, `thead`, `tbody`, `tfoot`.
    case table
    /// Only `tr`.
    case rows
    /// Only `td` and `th`.
    case cells
    /// Only `col`.
    case columns
    /// Nothing at all.
    case none

    /// The model of `element`.
    init(of element: ElementName) {
        switch element {
        case .ul, .ol: self = .list
        case .dl: self = .definitions
        case .table: self = .table
        case .thead, .tbody, .tfoot: self = .rows
        case .tr: self = .cells
        case .colgroup: self = .columns
        case .p, .h1, .h2, .h3, .h4, .h5, .h6, .pre, .summary: self = .phrasing
        default: self = element.isVoid ? .none : element.isPhrasing ? .phrasing : .flow
        }
    }

    /// Whether text other than white space may stand directly inside.
    var allowsText: Bool { self == .flow || self == .phrasing }

    /// Whether an element with this model that is called `parent` may hold `child`.
    func allows(_ child: ElementName, in parent: ElementName?) -> Bool {
        switch self {
        case .flow:
            child.isPhrasing || child.isBlock || (child == .summary && parent == .details)
                || (child == .figcaption && parent == .figure)
        case .phrasing: child.isPhrasing
        case .list: child == .li
        case .definitions: child == .dt || child == .dd
        case .table:
            child == .tbody || child == .thead || child == .tfoot || child == .caption || child == .colgroup
        case .rows: child == .tr
        case .cells: child == .td || child == .th
        case .columns: child == .col
        case .none: false
        }
    }
}
