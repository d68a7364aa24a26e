/// What `helpc lookup` is asked.
public struct LookupQuestion: Sendable, Hashable {
    /// How the answer is printed.
    public enum Format: String, Sendable, CaseIterable {
        /// For people at a terminal.
        case text
        /// The topic's body as XHTML, in an element with its language and its title.
        case html
        /// The topic as data, as `helpc build` writes it.
        case xml
        /// All that there is to say, also where there is no answer.
        case json
        /// The published URL.
        case url
    }

    /// The key, as the caller holds it.
    public var key: String
    /// The wanted locales in any notation; nil where nobody said.
    public var locale: String?
    /// The path of the bundle; nil where nobody said.
    public var bundle: String?
    /// How the answer is printed.
    public var format = Format.text
    /// Whether an answer by fallback is refused.
    public var isStrict = false

    /// A question about `key`.
    public init(_ key: String) { self.key = key }

    /// Reads the words behind `helpc lookup`; nil where there is one that is not understood, or is to be refused: whoever
    /// knows the whole command line has a sentence for that.
    public init?(words: some Sequence<String>) {
        var keys: [String] = []
        var values: [String: String] = [:]
        var pending: String?
        var isStrict = false
        var isLiteral = false
        for word in words {
            if let option = pending {
                guard !word.hasPrefix("-"), values.updateValue(word, forKey: option) == nil else { return nil }
                pending = nil
            } else if isLiteral || !word.hasPrefix("-") {
                keys.append(word)
            } else if word == "--" {
                isLiteral = true
            } else if word == "--strict" {
                isStrict = true
            } else if Self.options.contains(word) {
                pending = word
            } else if let mark = word.firstIndex(of: "="), Self.options.contains(String(word[..<mark])) {
                let value = String(word[mark...].dropFirst())
                guard values.updateValue(value, forKey: String(word[..<mark])) == nil else { return nil }
            } else {
                return nil
            }
        }
        guard pending == nil, keys.count == 1, !values.values.contains("") else { return nil }
        self.init(keys[0])
        self.isStrict = isStrict
        locale = values["--locale"]
        bundle = values["--bundle"]
        guard let name = values["--format"] else { return }
        guard let format = Format(rawValue: name) else { return nil }
        self.format = format
    }

    private static let options = ["--locale", "--bundle", "--format"]
}
