/// How many words a reader finds in a body.
///
/// A word is what stands between white space and holds a letter or a digit; so `don't`, `8.5` and `/var/log` are one
/// word each, and a lone dash is none. Chinese and Japanese put no space between words: there each Han character, each
/// letter of Hiragana, Katakana and Bopomofo counts as one, and full-width punctuation parts what stands around it.
/// Korean counts by its spaces. Thai, Lao, Khmer and Burmese have none between words, and no dictionary is asked: what
/// stands between two spaces counts as one.
///
/// What helpc adds, the titles of alerts and the numbers of lists, is not counted; code and the alternative texts of
/// images are.
public struct WordCount: Sendable {
    private var count = 0
    private var isInWord = false

    /// The number of words in `markup`. O(n) in the length of its text.
    public static func words(in markup: Markup) -> Int {
        var counter = WordCount()
        for token in markup.tokens {
            switch token.kind {
            case .text, .verbatim: counter.add(markup.bytes(of: token))
            case .open, .close:
                if !token.element.isPhrasing || token.element == .br { counter.endWord() }
                for attribute in markup.attributes(of: token) where attribute.name == .alt {
                    counter.endWord()
                    counter.add(markup.bytes(of: attribute))
                    counter.endWord()
                }
            }
        }
        counter.endWord()
        return counter.count
    }

    /// The number of words in `text`.
    public static func words(in text: String) -> Int {
        var counter = WordCount()
        counter.add(Array(text.utf8)[...])
        counter.endWord()
        return counter.count
    }

    private mutating func add(_ bytes: ArraySlice<UInt8>) {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { add(scalar) }
    }

    private mutating func add(_ scalar: Unicode.Scalar) {
        switch Self.part(scalar) {
        case .inside: break
        case .letter: isInWord = true
        case .character:
            endWord()
            count += 1
        case .separator: endWord()
        }
    }

    private mutating func endWord() {
        if isInWord { count += 1 }
        isInWord = false
    }

    /// What a scalar is to the words around it.
    private enum Part {
        /// A letter or a digit: it makes a word of what it stands in.
        case letter
        /// A word of its own.
        case character
        /// It ends a word.
        case separator
        /// It makes no word and ends none.
        case inside
    }

    private static func part(_ scalar: Unicode.Scalar) -> Part {
        switch scalar.value {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39: return .letter
        case 0x20, 0x09...0x0D: return .separator
        case 0..<0x80: return .inside
        // CJK punctuation, and the full-width forms of ASCII's.
        case 0x3001...0x3003, 0x3008...0x301F, 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65:
            return .separator
        // Hiragana, Katakana, Bopomofo, and their extensions; what is no letter in there is a mark or punctuation.
        case 0x3040...0x312F, 0x31A0...0x31BF, 0x31F0...0x31FF, 0xFF66...0xFF9F, 0x1AFF0...0x1B16F:
            if scalar.properties.isAlphabetic { return .character }
            return scalar.value == 0x30FB ? .separator : .inside
        default: break
        }
        let properties = scalar.properties
        if scalar.value > 0x2E80, properties.isIdeographic { return .character }
        if properties.isAlphabetic || properties.numericType != nil { return .letter }
        return properties.isWhitespace ? .separator : .inside
    }
}
