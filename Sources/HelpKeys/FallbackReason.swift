/// Why a locale was served.
public enum FallbackReason: UInt8, Hashable, Sendable, CaseIterable {
    /// The wanted tag itself, or the same but for a script that goes without saying (`zh-Hant-TW`, `zh-TW`).
    case exact
    /// The same language and script, written for another region.
    case region
    /// An ancestor of the wanted tag, another standard of its language (nb for nn), or what configuration declares.
    case parent
    /// The caller's second wish, or a later one.
    case nextChoice
    /// The default that the bundle declares.
    case `default`
    /// Any locale at all, which the caller allowed.
    case any

    /// The word that stands in answers.
    public var name: String {
        switch self {
        case .exact: "exact"
        case .region: "region"
        case .parent: "parent"
        case .nextChoice: "next-choice"
        case .default: "default"
        case .any: "any"
        }
    }
}
