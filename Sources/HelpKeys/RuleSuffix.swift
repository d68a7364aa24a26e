/// The name of a rule at the end of a title in a table of contents: `Setup can't go on_RuleName`.
public enum RuleSuffix {
    /// The rule's name as written, or nil where `title` ends in none.
    ///
    /// A name is what follows the last `_`: ASCII letters and digits, three at least, an upper-case letter first; and
    /// something stands before the `_`. Names in snake case, which titles also end in, have no upper-case letter there.
    public static func name(in title: String) -> String? {
        let bytes = ASCII.trimmed(Array(title.utf8)[...])
        guard let mark = bytes.lastIndex(of: ASCII.underscore), mark > bytes.startIndex else { return nil }
        let name = bytes[(mark + 1)...]
        guard name.count >= 3, let first = name.first, ASCII.isUpper(first), name.allSatisfy(ASCII.isAlphanumeric)
        else { return nil }
        return String(decoding: name, as: UTF8.self)
    }
}
