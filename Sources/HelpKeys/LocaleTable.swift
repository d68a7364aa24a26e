/// A sorted table of `key=value` entries, searched by bisection in the text it is written as.
///
/// Nothing is parsed when the process starts: the first use copies some kilobytes, each question takes O(log n).
struct LocaleTable: Sendable {
    /// The entries as written.
    let bytes: [UInt8]

    /// Takes entries separated by a space or a line feed and sorted by the bytes of their keys.
    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// The value that stands beside `key`, empty for an entry without one, or nil where there is no such key.
    func value(_ key: String) -> String? {
        let key = Array(key.utf8)
        var low = 0
        var high = bytes.count
        while low < high {
            let entry = self.entry(around: low + (high - low) / 2)
            let name = bytes[entry].prefix { $0 != ASCII.equals }
            if name.elementsEqual(key) {
                return String(decoding: bytes[entry].dropFirst(name.count + 1), as: UTF8.self)
            }
            if name.lexicographicallyPrecedes(key) { low = entry.upperBound + 1 } else { high = entry.lowerBound }
        }
        return nil
    }

    /// Whether `key` has an entry.
    func contains(_ key: String) -> Bool { value(key) != nil }

    /// The entry that holds `position`; a separator belongs to the entry before it.
    private func entry(around position: Int) -> Range<Int> {
        var start = position
        while start > 0, !isSeparator(start - 1) { start -= 1 }
        var end = position
        while end < bytes.count, !isSeparator(end) { end += 1 }
        return start..<end
    }

    private func isSeparator(_ index: Int) -> Bool {
        bytes[index] == ASCII.space || bytes[index] == ASCII.lineFeed
    }
}
