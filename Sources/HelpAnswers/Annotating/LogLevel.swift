/// How much a message of a log matters, by the word that it begins with.
public enum LogLevel: Sendable, Hashable {
    /// What has to be put right before anything else happens.
    case required
    /// What should be looked at, and stops nothing.
    case recommended
    /// Something went wrong.
    case error
    /// Something may be wrong.
    case warning

    /// The level that `word` names; nil for any other word. Letter case does not count.
    init?(_ word: ArraySlice<UInt8>) {
        guard (4...11).contains(word.count), let entry = Self.words.first(where: { LogByte.equals(word, $0.word) })
        else { return nil }
        self = entry.level
    }

    /// `recomended` is how logs of a real set-up program spell it.
    private static let words: [(word: String, level: LogLevel)] = [
        ("required", .required), ("recommended", .recommended), ("recomended", .recommended), ("error", .error),
        ("fatal", .error), ("critical", .error), ("severe", .error), ("warning", .warning), ("warn", .warning),
    ]

    /// Whether what has this level is a failure, and no mere advice.
    public var isFailure: Bool { self == .required || self == .error }
}
