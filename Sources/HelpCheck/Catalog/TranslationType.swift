/// How a topic came into its language, in the words of the MTPS archive.
public enum TranslationType: Sendable, Hashable {
    /// No person translated it: `MT`, or any value that begins with “machine”.
    case machine
    /// A person translated it: `HT`, or any value that begins with “human”.
    case human

    /// The type that a front matter's value says, in any letter case; nil for any other value.
    public init?(_ text: String) {
        let folded = text.lowercased()
        if folded == "mt" || folded.hasPrefix("machine") {
            self = .machine
        } else if folded == "ht" || folded.hasPrefix("human") {
            self = .human
        } else {
            return nil
        }
    }
}
