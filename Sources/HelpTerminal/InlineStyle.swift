/// How a scalar of laid out text looks where styles are allowed.
struct InlineStyle: OptionSet, Hashable {
    let rawValue: UInt8

    static let bold = InlineStyle(rawValue: 1)
    static let underlined = InlineStyle(rawValue: 2)
    static let struckOut = InlineStyle(rawValue: 4)
    /// Something to be typed or found as it stands: kept in one piece, and coloured.
    static let code = InlineStyle(rawValue: 8)
    /// What an alert says of danger.
    static let danger = InlineStyle(rawValue: 16)
    /// What an alert says of something that matters.
    static let notice = InlineStyle(rawValue: 32)
    /// What an alert says by the way.
    static let hint = InlineStyle(rawValue: 64)

    /// The parameters of SGR (ECMA-48, section 8.3.117); empty for text as usual.
    var parameters: String {
        var all: [String] = []
        if contains(.bold) { all.append("1") }
        if contains(.underlined) { all.append("4") }
        if contains(.struckOut) { all.append("9") }
        if contains(.danger) {
            all.append("31")
        } else if contains(.notice) {
            all.append("33")
        } else if contains(.code) || contains(.hint) {
            all.append("36")
        }
        return all.joined(separator: ";")
    }
}
