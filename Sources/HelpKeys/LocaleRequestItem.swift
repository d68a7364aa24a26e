/// One item of a list of wanted locales.
struct LocaleRequestItem {
    /// What an item asks for.
    enum Meaning {
        case tag(LocaleTag)
        case `default`
        case unknown
    }

    /// The item as written, without white space around it.
    let text: ArraySlice<UInt8>
    /// `q` in thousandths; what has no `q` is worth 1000.
    var quality = fullQuality

    static let fullQuality = 1000

    /// The most items of a list that are read, so that a long one costs no more than its length.
    static let most = 64

    /// The items of a list, in the order they stand in.
    static func list(_ bytes: ArraySlice<UInt8>) -> [LocaleRequestItem] {
        var items: [LocaleRequestItem] = []
        for part in bytes.split(whereSeparator: isSeparator) {
            let text = ASCII.trimmed(part)
            if let quality = quality(text) {
                if !items.isEmpty { items[items.count - 1].quality = quality }
            } else if !text.isEmpty {
                if items.count == most { break }
                items.append(LocaleRequestItem(text: text))
            }
        }
        return items
    }

    /// What the item asks for.
    var meaning: Meaning {
        if text.elementsEqual([0x2A]) { return .default }
        if let number = LCID.number(text) { return LCID.meaning(of: number) }
        let modifier = text.firstIndex(of: ASCII.at).map { text[$0...].dropFirst() } ?? []
        let name = text.prefix { $0 != ASCII.dot && $0 != ASCII.at }
        if ASCII.equalFolded(name, "c".utf8) || ASCII.equalFolded(name, "posix".utf8) { return .default }
        guard let tag = LocaleTag(utf8: Array(name)) else { return .unknown }
        return .tag(Self.apply(modifier, to: tag))
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == ASCII.comma || byte == ASCII.colon || byte == ASCII.semicolon
    }

    /// `q=0.8` in thousandths, nil for what is no such parameter; a value that is no number counts as 1.
    private static func quality(_ text: ArraySlice<UInt8>) -> Int? {
        guard let name = text.first, ASCII.folded(name) == 0x71 else { return nil }
        let rest = ASCII.trimmed(text.dropFirst())
        guard rest.first == ASCII.equals else { return nil }
        let number = ASCII.trimmed(rest.dropFirst())
        guard let whole = number.first, whole == ASCII.zero else { return fullQuality }
        guard number.dropFirst().first == ASCII.dot else { return number.count == 1 ? 0 : fullQuality }
        var thousandths = 0
        var unit = 100
        for digit in number.dropFirst(2).prefix(3) {
            guard ASCII.isDigit(digit) else { return fullQuality }
            thousandths += Int(digit & 0xF) * unit
            unit /= 10
        }
        return thousandths
    }

    /// POSIX modifiers that tell scripts and variants; all others (`@euro`) say nothing about the language.
    private static func apply(_ modifier: ArraySlice<UInt8>, to tag: LocaleTag) -> LocaleTag {
        switch String(decoding: modifier.prefix(16).map(ASCII.folded), as: UTF8.self) {
        case "latin", "latn", "iqtelif": tag.with(script: "Latn")
        case "cyrillic", "cyrl": tag.with(script: "Cyrl")
        case "devanagari", "deva": tag.with(script: "Deva")
        case "arabic", "arab": tag.with(script: "Arab")
        case "valencia": tag.with(variant: "valencia")
        default: tag
        }
    }
}
