import HelpKeys

/// What must hold of every key, whatever the bytes it is made of.
public enum KeyProbe {
    /// What does not hold for `input`; nil where all does.
    public static func complaint(of input: [UInt8]) -> String? {
        guard let key = LookupKey(utf8: input).normalized else { return nil }
        if key.utf8.isEmpty || key.utf8.contains(0) { return "a key is empty or has a NUL" }
        if key.utf8.contains(where: { LookupKey.folded($0) != $0 }) { return "a key has a capital" }
        guard let again = LookupKey(utf8: key.utf8).normalized else { return "a normalised key is none" }
        if again.utf8 != key.utf8 { return "normalising twice gives another key: ‘\(again.text)’, not ‘\(key.text)’" }
        if again.kind != key.kind { return "normalising twice gives another kind: \(again.kind), not \(key.kind)" }
        if let kind = LookupKey.plainKind(of: input.span), kind != key.kind || input.map(LookupKey.folded) != key.utf8 {
            return "the short way and the long one differ"
        }
        if LookupKey(String(decoding: input, as: UTF8.self)) != .key(key) { return "a string and its bytes differ" }
        return nil
    }
}
