import HelpDiagnostics

/// What a translator does not translate: numbers, versions, placeholders, names of commands, paths.
enum TextValues {
    /// A value in the characters of ASCII.
    struct Value: Equatable {
        /// A form that is equal however a language writes it.
        let key: [UInt8]
        /// As written.
        let text: [UInt8]
        /// Whether it is one value for sure: `1 024` may be two numbers.
        var isCertain = true
    }

    /// The values in the UTF-8 `bytes`, in their order.
    ///
    /// - Numbers of two digits or more: `1,024`, `1.024`, `1 024` and full-width digits are one. Left out are those that
    ///   languages put into words or write otherwise: `5`, `12`, `10 million`, the `00` of `5:00`.
    /// - `{0}`, `%1`, `%s`.
    /// - Names of commands, `Get-Item`.
    /// - Paths with a drive, a server or a variable, and names of files; not where letters stand for digits (`yyyy`).
    ///
    /// O(n).
    static func values(in bytes: [UInt8]) -> [Value] {
        let classes = classes
        // Most prose has none.
        guard bytes.contains(where: { !classes[Int($0)].isDisjoint(with: .signs) }) else { return [] }
        let text = beyondASCII.first(in: bytes[...]) == bytes.count ? bytes : plain(bytes)
        var values: [Value] = []
        var index = 0
        while index < text.count {
            let byte = text[index]
            let kind = classes[Int(byte)]
            if kind == [] {
                index += 1
            } else if kind.contains(.digit) {
                let end = endOfNumber(text, index)
                addNumbers(text[index..<end], to: &values)
                index = end
            } else if kind.contains(.placeholder), let end = endOfPlaceholder(text, index) {
                values.append(Value(key: Array(text[index..<end]), text: Array(text[index..<end])))
                index = end
            } else if kind.contains(.path), index == 0 || !classes[Int(text[index - 1])].contains(.path) {
                var (end, kinds) = (index + 1, kind)
                while end < text.count, classes[Int(text[end])].contains(.path) {
                    kinds.formUnion(classes[Int(text[end])])
                    end += 1
                }
                let hasNames = kinds.contains(.name) && addNames(text[index..<end], to: &values)
                let holdsMore = kinds.contains(.digit) || kinds.contains(.placeholder)
                index = hasNames || !holdsMore ? end : index + 1
            } else {
                index += 1
            }
        }
        return values
    }

    /// What a byte may be a part of.
    private struct Kind: OptionSet {
        let rawValue: UInt8

        /// Of a number.
        static let digit = Kind(rawValue: 1)
        /// Of a path, a command or the name of a file.
        static let path = Kind(rawValue: 2)
        /// Of what tells one of these from a word: a full stop, a hyphen, a backslash.
        static let name = Kind(rawValue: 4)
        /// The first of a placeholder.
        static let placeholder = Kind(rawValue: 8)
        /// The first of what may be a full-width form.
        static let wide = Kind(rawValue: 16)
        /// What values are told by.
        static let signs: Kind = [.digit, .name, .placeholder, .wide]
    }

    private static let classes: [Kind] = (UInt8.min...UInt8.max).map { byte in
        var kind: Kind = []
        if byte.isDigit { kind.insert(.digit) }
        if byte.isOfPath { kind.insert(.path) }
        if byte == 0x2E || byte == 0x2D || byte == 0x5C { kind.insert(.name) }
        if byte == 0x7B || byte == 0x25 { kind.insert(.placeholder) }
        if byte == 0xEF { kind.insert(.wide) }
        return kind
    }

    private static let beyondASCII = ByteStops(from: 0x80, 0x80)

    /// A space that does not break, as one byte; no other text has it.
    private static let noBreak: UInt8 = 0xA0
    /// Any other character outside of ASCII.
    private static let other: UInt8 = 0x80

    /// A byte for each character: full-width forms as those of ASCII.
    private static func plain(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                text.append(byte)
                index += 1
                continue
            }
            let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            text.append(length < 4 && index + length <= bytes.count ? plain(bytes[index..<index + length]) : other)
            index += length
        }
        return text
    }

    private static func plain(_ character: ArraySlice<UInt8>) -> UInt8 {
        let value = character.dropFirst().reduce(UInt32(character.first ?? 0) & 0x1F) { $0 << 6 | UInt32($1 & 0x3F) }
        switch character.count == 2 ? value : value & 0xFFFF {
        case 0xFF01...0xFF5E: return UInt8(truncatingIfNeeded: value & 0xFFFF &- 0xFEE0)
        case 0xA0, 0x2009, 0x202F: return noBreak
        case 0x2010, 0x2011: return 0x2D
        case 0x2019: return 0x27
        default: return other
        }
    }

    // MARK: Numbers

    private static func endOfNumber(_ text: [UInt8], _ start: Int) -> Int {
        var index = start
        while index < text.count {
            guard text[index].isDigit || isSeparator(text[index]) && isGroup(text, start, index) else { break }
            index += 1
        }
        return index
    }

    /// What stands between the digits of one number: full stop, comma, spaces, apostrophe.
    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == 0x2E || byte == 0x2C || byte == noBreak || byte == 0x20 || byte == 0x27
    }

    /// Whether what follows the separator at `index` belongs to the number that begins at `start`: any digits behind a full
    /// stop or a comma; behind another three of them, after one to three.
    private static func isGroup(_ text: [UInt8], _ start: Int, _ index: Int) -> Bool {
        let digits = text[(index + 1)...].prefix(4).prefix(while: \.isDigit).count
        if text[index] == 0x2E || text[index] == 0x2C { return digits > 0 }
        let before = text[start..<index].suffix(4).reversed().prefix(while: \.isDigit).count
        return digits == 3 && before < 4
    }

    /// Adds the number that `bytes` are, and those that they may be as well: a date has full stops in some languages, and a
    /// space may stand between two numbers.
    private static func addNumbers(_ bytes: ArraySlice<UInt8>, to values: inout [Value]) {
        // `2.0` may be `2` elsewhere.
        let isRound = bytes.lastIndex { $0 == 0x2E || $0 == 0x2C }.map { bytes[($0 + 1)...] }.map { zeros in
            zeros.count < 3 && zeros.allSatisfy { $0 == 0x30 }
        }
        let isOne = !bytes.contains { $0 == 0x20 || $0 == noBreak } && isRound != true
        addNumber(bytes, isCertain: isOne, to: &values)
        let parts = bytes.split { !$0.isDigit }
        if parts.count > 1 { for part in parts { addNumber(part, isCertain: false, to: &values) } }
    }

    private static func addNumber(_ bytes: ArraySlice<UInt8>, isCertain: Bool, to values: inout [Value]) {
        let digits = Array(bytes.lazy.filter(\.isDigit).drop { $0 == 0x30 })
        let isWords = digits.suffix(4).elementsEqual([0x30, 0x30, 0x30, 0x30])
            || digits.count == 2 && digits[0] == 0x31 && digits[1] < 0x33
        guard digits.count > 1, !isWords else { return }
        values.append(Value(key: digits, text: bytes.map { $0 == noBreak ? 0x20 : $0 }, isCertain: isCertain))
    }

    // MARK: Names

    private static func endOfPlaceholder(_ text: [UInt8], _ start: Int) -> Int? {
        let rest = text[(start + 1)...]
        guard text[start] == 0x7B else {
            guard start == 0 || !text[start - 1].isDigit, let next = rest.first else { return nil }
            let isWhole = rest.dropFirst().first.map { !$0.isOfPath } ?? true
            return next.isDigit || (next == 0x73 || next == 0x64) && isWhole ? start + 2 : nil
        }
        let digits = rest.prefix(3).prefix(while: \.isDigit).count
        guard digits > 0, rest.dropFirst(digits).first == 0x7D else { return nil }
        return start + digits + 2
    }

    /// Adds the command, the path or the file that `bytes`, which hold a sign of one, are.
    ///
    /// - Returns: false for other words.
    private static func addNames(_ bytes: ArraySlice<UInt8>, to values: inout [Value]) -> Bool {
        // `.`, `:`, `-` and `\` at the end belong to the sentence.
        let end = bytes.lastIndex { ![0x2E, 0x3A, 0x2D, 0x5C].contains($0) }.map { $0 + 1 } ?? bytes.startIndex
        let word = bytes[..<end]
        guard isCommand(word) || isPath(word) || isFile(word), !hasPattern(word) else { return false }
        guard isPath(word), let slash = word.lastIndex(of: 0x5C) else {
            values.append(name(word))
            return true
        }
        // A path may go on behind a space, as in `C:\Program Files`: its last part is the file's, or uncertain.
        values.append(Value(key: word.map(\.lowercased), text: Array(word), isCertain: false))
        if isPath(word[..<slash]) { values.append(name(word[..<slash])) }
        if isFile(word[(slash + 1)...]) { values.append(name(word[(slash + 1)...])) }
        return true
    }

    private static func name(_ bytes: ArraySlice<UInt8>) -> Value { Value(key: bytes.map(\.lowercased), text: Array(bytes)) }

    /// Whether a letter stands three times in a row.
    private static func hasPattern(_ word: ArraySlice<UInt8>) -> Bool {
        zip(word, zip(word.dropFirst(), word.dropFirst(2))).contains { $0 == $1.0 && $0 == $1.1 && !$0.isDigit }
    }

    /// What commands of PowerShell begin with most often; its other verbs are told by a name of several words behind them.
    private static let verbs: Set<[UInt8]> = Set([
        "Add", "Clear", "Connect", "Disable", "Enable", "Export", "Find", "Get", "Import", "Install", "Invoke", "Move", "New",
        "Remove", "Reset", "Restart", "Restore", "Resume", "Save", "Search", "Set", "Start", "Stop", "Test", "Uninstall",
        "Update", "Write",
    ].map { Array($0.utf8) })

    /// `Verb-Noun`.
    private static func isCommand(_ word: ArraySlice<UInt8>) -> Bool {
        guard let hyphen = word.firstIndex(of: 0x2D) else { return false }
        let (verb, noun) = (word[..<hyphen], word[(hyphen + 1)...])
        guard verb.count > 1, noun.count > 2, verb.first?.isUpper == true, verb.dropFirst().allSatisfy(\.isLower) else { return false }
        return noun.first?.isUpper == true && noun.allSatisfy { $0.isDigit || $0.isUpper || $0.isLower }
            && noun.contains(where: \.isLower)
            && (noun.dropFirst().contains(where: \.isUpper) || verbs.contains(Array(verb)))
    }

    private static func isPath(_ word: ArraySlice<UInt8>) -> Bool {
        let start = word.startIndex
        guard word.count > 3, word.contains(0x5C) else { return false }
        return (word[start].isUpper || word[start].isLower) && word[start + 1] == 0x3A && word[start + 2] == 0x5C
            || word[start] == 0x5C && word[start + 1] == 0x5C || word[start] == 0x25
    }

    private static let fileTypes: Set<[UInt8]> = Set([
        "bat", "cfg", "cmd", "conf", "config", "csv", "dll", "exe", "ini", "json", "log", "msi", "msp", "ps1", "reg", "sh",
        "sql", "sys", "txt", "xml", "yaml", "yml", "zip",
    ].map { Array($0.utf8) })

    private static func isFile(_ word: ArraySlice<UInt8>) -> Bool {
        guard let dot = word.lastIndex(of: 0x2E), dot > word.startIndex, word.count - 7 <= dot - word.startIndex,
            let first = word.first, first.isDigit || first.isUpper || first.isLower
        else { return false }
        return fileTypes.contains(word[(dot + 1)...].map(\.lowercased))
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    fileprivate var isUpper: Bool { self >= 0x41 && self <= 0x5A }
    fileprivate var isLower: Bool { self >= 0x61 && self <= 0x7A }
    /// The same letter as a small one; what is no ASCII letter is itself.
    var lowercased: UInt8 { isUpper ? self | 0x20 : self }

    /// What paths and names of commands are made of: letters, digits, `.`, `_`, `-`, `\`, `/`, `:`, `%`, `$`, `~`.
    fileprivate var isOfPath: Bool {
        isDigit || isUpper || isLower
            || self == 0x2E || self == 0x5F || self == 0x2D || self == 0x5C || self == 0x2F || self == 0x3A || self == 0x25
            || self == 0x24 || self == 0x7E
    }
}
