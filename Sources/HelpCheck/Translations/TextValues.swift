/// What a translator does not translate: numbers, versions, placeholders, names of commands, paths.
enum TextValues {
    /// A value as written, and in a form that is equal however a language writes it.
    struct Value: Equatable {
        let key: String
        let text: String
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
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars.map(plain)
        var values: [Value] = []
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar.isASCIIDigit {
                let end = endOfNumber(scalars, index)
                values += numbers(scalars[index..<end])
                index = end
            } else if scalar == "{" || scalar == "%", let end = endOfPlaceholder(scalars, index) {
                let text = self.text(scalars[index..<end])
                values.append(Value(key: text, text: text))
                index = end
            } else if scalar.isPathScalar, index == 0 || !scalars[index - 1].isPathScalar {
                let end = scalars[index...].firstIndex { !$0.isPathScalar } ?? scalars.count
                let names = names(scalars[index..<end])
                values += names
                index = names.isEmpty ? index + 1 : end
            } else {
                index += 1
            }
        }
        return values
    }

    /// Full-width forms as those of ASCII, spaces that do not break as one of them.
    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        case 0x2009, 0x202F: "\u{A0}"
        case 0x2010, 0x2011: "-"
        default: scalar
        }
    }

    // MARK: Numbers

    private static func endOfNumber(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
        var index = start
        while index < scalars.count {
            if scalars[index].isASCIIDigit {
                index += 1
            } else if separators.contains(scalars[index]), isGroup(scalars, start, index) {
                index += 1
            } else {
                break
            }
        }
        return index
    }

    /// What stands between the digits of one number.
    private static let separators: [Unicode.Scalar] = [".", ",", "\u{A0}", " ", "'", "\u{2019}"]

    /// Whether what follows the separator at `index` belongs to the number that begins at `start`: any digits behind a full
    /// stop or a comma; behind another three of them, after one to three.
    private static func isGroup(_ scalars: [Unicode.Scalar], _ start: Int, _ index: Int) -> Bool {
        let digits = scalars[(index + 1)...].prefix(4).prefix(while: \.isASCIIDigit).count
        if scalars[index] == "." || scalars[index] == "," { return digits > 0 }
        let before = scalars[start..<index].reversed().prefix(while: \.isASCIIDigit).count
        return digits == 3 && before < 4
    }

    /// The number that `scalars` are, and those that they may be as well: a date has full stops in some languages, and a
    /// space may stand between two numbers.
    private static func numbers(_ scalars: ArraySlice<Unicode.Scalar>) -> [Value] {
        let isOne = !scalars.contains { $0 == " " || $0 == "\u{A0}" }
        let whole = number(scalars, isCertain: isOne)
        let parts = scalars.split { !$0.isASCIIDigit }
        return [whole].compactMap { $0 } + (parts.count > 1 ? parts.compactMap { number($0, isCertain: false) } : [])
    }

    private static func number(_ scalars: ArraySlice<Unicode.Scalar>, isCertain: Bool) -> Value? {
        let digits = scalars.filter(\.isASCIIDigit).drop { $0 == "0" }
        let isWords = digits.suffix(4).elementsEqual(["0", "0", "0", "0"])
            || digits.count == 2 && (digits.first == "1" && digits.last.map { $0 < "3" } == true)
        guard digits.count > 1, !isWords else { return nil }
        return Value(key: text(digits[...]), text: text(scalars), isCertain: isCertain)
    }

    // MARK: Names

    private static func endOfPlaceholder(_ scalars: [Unicode.Scalar], _ start: Int) -> Int? {
        let rest = scalars[(start + 1)...]
        guard scalars[start] == "{" else {
            guard start == 0 || !scalars[start - 1].isASCIIDigit, let next = rest.first else { return nil }
            let isWhole = rest.dropFirst().first.map { !$0.isPathScalar } ?? true
            return next.isASCIIDigit || (next == "s" || next == "d") && isWhole ? start + 2 : nil
        }
        let digits = rest.prefix(3).prefix(while: \.isASCIIDigit).count
        guard digits > 0, rest.dropFirst(digits).first == "}" else { return nil }
        return start + digits + 2
    }

    /// A command, a path or a file; nothing for other words.
    private static func names(_ scalars: ArraySlice<Unicode.Scalar>) -> [Value] {
        let end = scalars.lastIndex { ![".", ":", "-", "\\"].contains($0) }.map { $0 + 1 } ?? scalars.startIndex
        let word = scalars[..<end]
        guard isCommand(word) || isPath(word) || isFile(word), !hasPattern(word) else { return [] }
        guard isPath(word), let slash = word.lastIndex(of: "\\") else { return [name(word)] }
        // A path may go on behind a space, as in `C:\Program Files`: its last part is the file's, or uncertain.
        let file = word[(slash + 1)...]
        let folder = word[..<slash]
        let whole = Value(key: text(word).lowercased(), text: text(word), isCertain: false)
        return [whole] + (isPath(folder) ? [name(folder)] : []) + (isFile(file) ? [name(file)] : [])
    }

    private static func name(_ scalars: ArraySlice<Unicode.Scalar>) -> Value {
        let text = text(scalars)
        return Value(key: text.lowercased(), text: text)
    }

    /// Whether a letter stands three times in a row.
    private static func hasPattern(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        zip(word, zip(word.dropFirst(), word.dropFirst(2))).contains { $0 == $1.0 && $0 == $1.1 && !$0.isASCIIDigit }
    }

    /// What commands of PowerShell begin with most often; its other verbs are told by a name of several words behind them.
    private static let verbs: Set<String> = [
        "Add", "Clear", "Connect", "Disable", "Enable", "Export", "Find", "Get", "Import", "Install", "Invoke", "Move", "New",
        "Remove", "Reset", "Restart", "Restore", "Resume", "Save", "Search", "Set", "Start", "Stop", "Test", "Uninstall",
        "Update", "Write",
    ]

    /// `Verb-Noun`.
    private static func isCommand(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        let parts = word.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count > 1, parts[1].count > 2 else { return false }
        let isVerb = parts[0].first?.isASCIIUpper == true && parts[0].dropFirst().allSatisfy(\.isASCIILower)
        return isVerb && parts[1].first?.isASCIIUpper == true && parts[1].allSatisfy(\.isASCIIAlphanumeric)
            && parts[1].contains(where: \.isASCIILower)
            && (parts[1].dropFirst().contains(where: \.isASCIIUpper) || verbs.contains(text(parts[0])))
    }

    private static func isPath(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        let word = Array(word.prefix(64))
        guard word.count > 3, word.contains("\\") else { return false }
        return word[0].isASCIIAlphanumeric && word[1] == ":" && word[2] == "\\" || word[0] == "\\" && word[1] == "\\"
            || word[0] == "%"
    }

    private static let fileTypes: Set<String> = [
        "bat", "cfg", "cmd", "conf", "config", "csv", "dll", "exe", "ini", "json", "log", "msi", "msp", "ps1", "reg", "sh",
        "sql", "sys", "txt", "xml", "yaml", "yml", "zip",
    ]

    private static func isFile(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let dot = word.lastIndex(of: "."), dot > word.startIndex, word.first?.isASCIIAlphanumeric == true else { return false }
        return fileTypes.contains(text(word[(dot + 1)...]).lowercased())
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }
}

extension Unicode.Scalar {
    fileprivate var isASCIIDigit: Bool { value >= 0x30 && value <= 0x39 }
    fileprivate var isASCIIUpper: Bool { value >= 0x41 && value <= 0x5A }
    fileprivate var isASCIILower: Bool { value >= 0x61 && value <= 0x7A }
    fileprivate var isASCIIAlphanumeric: Bool { isASCIIDigit || isASCIIUpper || isASCIILower }

    /// What paths and names of commands are made of.
    fileprivate var isPathScalar: Bool {
        isASCIIAlphanumeric || [".", "_", "-", "\\", "/", ":", "%", "$", "~"].contains(self)
    }
}
