import HelpDiagnostics

/// What a scalar allows at its two sides, as far as a terminal needs it.
///
/// It follows the line breaking algorithm of UAX #14 in its effects: East Asian text breaks between any two characters
/// save for kinsoku (JIS X 4051): what closes does not begin a line, what opens does not end one. Words of all other
/// scripts break at spaces. Korean does too, as it is set in modern books; Thai, which needs a dictionary, breaks only
/// where a word does not fit.
struct LineBreakClass: OptionSet {
    let rawValue: UInt8

    /// A line may end or begin beside it without a space.
    static let eastAsian = LineBreakClass(rawValue: 1)
    /// A line does not begin with it.
    static let closing = LineBreakClass(rawValue: 2)
    /// A line does not end with it.
    static let opening = LineBreakClass(rawValue: 4)
    /// White space at which a line may end.
    static let space = LineBreakClass(rawValue: 8)
    /// A space that keeps together what it stands between.
    static let noBreakSpace = LineBreakClass(rawValue: 16)
    /// White space at which a line ends only where it has to.
    static let weakSpace = LineBreakClass(rawValue: 64)
    /// Long names are divided behind it.
    static let dividing = LineBreakClass(rawValue: 32)

    /// A sign of the syllable before it, however many columns it takes.
    static let attached = LineBreakClass(rawValue: 128)

    /// The class of `scalar`.
    static func of(_ scalar: Unicode.Scalar) -> LineBreakClass {
        let code = scalar.value
        if code < 0x80 { return ascii[Int(code)] }
        if code < 0x2000 { return latin(code) }
        var result: LineBreakClass = isEastAsian(scalar) ? .eastAsian : []
        if closes(scalar) { result.insert(.closing) }
        if opens(scalar) { result.insert(.opening) }
        if code == 0x202F || code == 0x2007 { result.insert(.noBreakSpace) }
        if (0x2000...0x200A).contains(code) && code != 0x2007 || code == 0x3000 || code == 0x205F {
            result.insert(.space)
        }
        return result
    }

    private static func latin(_ code: UInt32) -> LineBreakClass {
        switch code {
        case 0xA0: .noBreakSpace
        // « and ¿ and ¡ open; » closes.
        case 0xAB, 0xBF, 0xA1: .opening
        case 0xBB: .closing
        case 0x1680: .space
        // The vowels of Thai and Lao that are written behind their consonant and are no marks to Unicode.
        case 0xE33, 0xEB3: .attached
        case 0x900..<0x1C00: Unicode.Scalar(code)?.properties.generalCategory == .spacingMark ? .attached : []
        default: []
        }
    }

    private static func isEastAsian(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // Hangul, syllables and letters.
        case 0xAC00...0xD7A3, 0x3130...0x318F, 0xA960...0xA97F: false
        // Kana and ideographs, most of what there is; and half-width kana.
        case 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF, 0xFF61...0xFF9F: true
        // A dash of two, and an ellipsis, are written twice and stay together.
        case 0x2014, 0x2015, 0x2025, 0x2026: false
        default: scalar.value >= 0x2E80 && DisplayWidth.of(scalar) == 2
        }
    }

    private static let ascii: [LineBreakClass] = (0..<0x80).map { code in
        switch Unicode.Scalar(UInt8(code)) {
        case " ", "\t", "\n", "\r", "\u{C}", "\u{B}": .space
        case ")", "]", "}": [.closing, .dividing]
        case "!", "?", ",", ".", ":", ";", "%", ">": [.closing, .dividing]
        case "(", "[", "{", "<": .opening
        case "/", "\\", "-", "_", "=", "&", "|", "+", "@", "#": .dividing
        default: []
        }
    }

    private static func opens(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "‘", "“", "‚", "„", "‹", "「", "『", "（", "【", "〔", "〈", "《", "［", "｛", "｟", "｢", "〝", "〖", "〘", "〚",
            "＄", "￥", "￡", "№":
            true
        default: false
        }
    }

    private static func closes(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "’", "”", "›", "」", "』", "）", "】", "〕", "〉", "》", "］", "｝", "｠", "｣", "〟", "〗", "〙", "〛",
            "、", "。", "，", "．", "・", "：", "；", "？", "！", "｡", "､", "･", "…", "‥", "‼", "⁇", "⁈", "⁉",
            "〜", "～", "゠", "‐", "–", "％", "‰", "℃", "°", "′", "″", "￠":
            true
        // Small kana and the marks that lengthen or repeat.
        case "ぁ", "ぃ", "ぅ", "ぇ", "ぉ", "っ", "ゃ", "ゅ", "ょ", "ゎ", "ゕ", "ゖ", "ァ", "ィ", "ゥ", "ェ", "ォ", "ッ",
            "ャ", "ュ", "ョ", "ヮ", "ヵ", "ヶ", "\u{31F0}"..."\u{31FF}", "ー", "々", "〻", "ゝ", "ゞ", "ヽ", "ヾ",
            "ｧ"..."ｰ", "ﾞ", "ﾟ":
            true
        default: false
        }
    }
}
