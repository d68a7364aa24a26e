/// The name a topic has in its published URL: `aa123456`, or a dotted name whose last part is the error id.
public struct MTPSID: Hashable, Sendable, CustomStringConvertible {
    /// The id as written.
    public let description: String

    /// Takes a name of ASCII letters, digits, `.`, `-` and `_`; nil for anything else.
    public init?(_ text: String) {
        guard !text.utf8.isEmpty, text.utf8.allSatisfy(ASCII.isIDByte) else { return nil }
        description = text
    }

    /// The id in lower case: equal for ids that are the same id.
    public var folded: String { ASCII.lowercased(description) }

    /// The error id: what follows the last dot, as written; nil where there is no dot or nothing behind it.
    public var leaf: String? {
        guard let dot = description.utf8.lastIndex(of: ASCII.dot) else { return nil }
        let leaf = description[dot...].dropFirst()
        return leaf.isEmpty ? nil : String(leaf)
    }

    /// Whether two ids differ in the case of ASCII letters at most.
    public static func == (left: MTPSID, right: MTPSID) -> Bool {
        ASCII.equalFolded(left.description.utf8, right.description.utf8)
    }

    /// Hashes the folded form, as equality compares it.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(folded)
    }
}
