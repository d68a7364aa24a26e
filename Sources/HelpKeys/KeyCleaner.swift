/// Takes from a key what surrounds and escapes it.
///
/// Works with two ends that only move towards each other, so that no nesting of wrappers costs more than O(n).
struct KeyCleaner {
    private let bytes: [UInt8]
    private var start: Int
    private var end: Int
    /// How many more `(` than `)` there are between the ends, and how many more `[` than `]`.
    private var parentheses = 0
    private var brackets = 0
    /// After the first `]` behind `[Rule:` has become the end, there is none left to look for.
    private var hasSearchedClose = false
    /// After the first `#` behind `urn:uuid:` likewise.
    private var hasSearchedPlace = false

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        start = 0
        end = bytes.count
        count(0..<bytes.count, by: 1)
    }

    /// `text` without escapes and without what surrounds it; may be empty. Idempotent.
    static func cleaned(_ text: [UInt8]) -> [UInt8] {
        var cleaner = KeyCleaner(unescaped(text))
        while cleaner.step() {}
        return Array(cleaner.bytes[cleaner.start..<cleaner.end])
    }

    /// `text` without white space around it, no-break and ideographic spaces and the byte order mark included.
    static func trimmed(_ text: [UInt8]) -> [UInt8] {
        var start = 0
        var end = text.count
        while let length = KeyMarks.space(startingIn: text[start..<end]) { start += length }
        while let length = KeyMarks.space(endingIn: text[start..<end]) { end -= length }
        return Array(text[start..<end])
    }

    /// Takes one thing away from one end; false where nothing is left to take.
    private mutating func step() -> Bool {
        let rest = bytes[start..<end]
        if let length = KeyMarks.wrapper(startingIn: rest) {
            let first = rest.first
            dropFirst(length)
            if first == ASCII.openBracket { closeRule() }
            if first.map(ASCII.folded) == 0x75 { dropPlace() }
            return true
        }
        if let length = KeyMarks.mark(startingIn: rest) ?? unmatchedOpening(rest) {
            dropFirst(length)
            return true
        }
        if let length = KeyMarks.mark(endingIn: rest) ?? unmatchedClosing(rest) {
            dropLast(length)
            return true
        }
        return false
    }

    /// Ends the key at the `]` that belongs to `[Rule:`, whatever follows it.
    private mutating func closeRule() {
        guard !hasSearchedClose else { return }
        hasSearchedClose = true
        guard let close = bytes[start..<end].firstIndex(of: ASCII.closeBracket) else { return }
        dropLast(end - close)
    }

    /// Ends a URN at the number sign: what follows is a place in the topic that it names.
    private mutating func dropPlace() {
        guard !hasSearchedPlace else { return }
        hasSearchedPlace = true
        guard let mark = bytes[start..<end].firstIndex(of: 0x23) else { return }
        dropLast(end - mark)
    }

    private func unmatchedOpening(_ rest: ArraySlice<UInt8>) -> Int? {
        switch rest.first {
        case ASCII.openParenthesis where parentheses > 0: 1
        case ASCII.openBracket where brackets > 0: 1
        default: nil
        }
    }

    private func unmatchedClosing(_ rest: ArraySlice<UInt8>) -> Int? {
        switch rest.last {
        case ASCII.closeParenthesis where parentheses < 0: 1
        case ASCII.closeBracket where brackets < 0: 1
        default: nil
        }
    }

    private mutating func dropFirst(_ length: Int) {
        count(start..<(start + length), by: -1)
        start += length
    }

    private mutating func dropLast(_ length: Int) {
        count((end - length)..<end, by: -1)
        end -= length
    }

    private mutating func count(_ range: Range<Int>, by sign: Int) {
        for byte in bytes[range] {
            switch byte {
            case ASCII.openParenthesis: parentheses += sign
            case ASCII.closeParenthesis: parentheses -= sign
            case ASCII.openBracket: brackets += sign
            case ASCII.closeBracket: brackets -= sign
            default: break
            }
        }
    }
}

extension KeyCleaner {
    private static let entity = Array("amp;".utf8)

    /// `text` without the backslashes before punctuation, and with `&` for `&amp;`.
    ///
    /// A run of backslashes goes as a whole, and so does a run of `amp;`: once more escaped is the same key.
    private static func unescaped(_ text: [UInt8]) -> [UInt8] {
        let plain = text.contains(ASCII.backslash) ? withoutBackslashes(text) : text
        return plain.contains(ASCII.ampersand) ? withoutEntities(plain) : plain
    }

    private static func withoutBackslashes(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var pending = 0
        for byte in text {
            if byte == ASCII.backslash {
                pending += 1
                continue
            }
            if !ASCII.isPunctuation(byte) { result.append(contentsOf: repeatElement(ASCII.backslash, count: pending)) }
            pending = 0
            result.append(byte)
        }
        return result
    }

    private static func withoutEntities(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < text.count {
            let byte = text[index]
            result.append(byte)
            index += 1
            guard byte == ASCII.ampersand else { continue }
            while ASCII.equalFolded(text[index...].prefix(entity.count), entity) { index += entity.count }
        }
        return result
    }
}
