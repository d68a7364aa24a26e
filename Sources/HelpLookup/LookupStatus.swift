/// What came of a look-up.
public enum LookupStatus: Int32, Sendable, Hashable, CaseIterable {
    /// The topic, in the locale that was asked for.
    case ok = 0
    /// The topic, in another locale; the reason says why that one.
    case fallback = 1
    /// No topic has the key.
    case notFound = 2
    /// Several topics have the key.
    case ambiguous = 3
    /// The topic exists, but in no locale that was asked for.
    case notInLocale = 4
    /// Empty, with a NUL, or not UTF-8.
    case badKey = 5
    /// The bundle is damaged where the answer would be.
    case corrupt = 6
    /// The file cannot be read.
    case io = 7
    /// The bundle's format is newer than this library.
    case version = 8

    /// Whether there is an answer.
    @inlinable public var isFound: Bool { self == .ok || self == .fallback }

    /// The word that stands in answers.
    public var name: String {
        switch self {
        case .ok: "ok"
        case .fallback: "ok-by-fallback"
        case .notFound: "not-found"
        case .ambiguous: "ambiguous"
        case .notInLocale: "not-in-locale"
        case .badKey: "bad-key"
        case .corrupt: "corrupt"
        case .io: "io"
        case .version: "version"
        }
    }
}
