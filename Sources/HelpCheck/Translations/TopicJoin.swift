import HelpKeys

/// What makes topics of several locales one.
enum TopicJoin: Hashable, Sendable {
    /// The asset id.
    case asset(AssetID)
    /// The path below the folder of the locale, for topics without an asset id.
    case path(String)

    /// The id, or the path, as text.
    var text: String {
        switch self {
        case .asset(let id): id.description
        case .path(let path): path
        }
    }
}
