import HelpDiagnostics
import HelpKeys
import HelpMarkup

/// All that one locale has.
public struct LocaleCatalog: Sendable {
    /// The first-level folder, letter case as on disk; empty where the content is one locale without a folder.
    public let folder: String
    /// The locale.
    public let tag: LocaleTag
    /// The topics, by path.
    public internal(set) var topics: [Topic]
    /// The files that only redirect, by path.
    public let redirects: [Topic]
    /// The tables of contents, by path.
    public let tocs: [TocFile]
    /// The longest common folder of the topics: a link that leaves it is out of scope.
    public let scope: String
    /// The topic at a path.
    public let byPath: [String: Int]
    /// The redirect at a path.
    public let redirectByPath: [String: Int]
    /// The first topic with an asset id.
    public let byAssetID: [AssetID: Int]
    /// The paths of the first few topics with a file name, for hints.
    let pathsByName: [String: [String]]
    /// The file names of the topics in a folder, for hints.
    let namesByFolder: [String: NearestNames.Table]

    /// Puts the topics of a locale in order.
    public init(
        folder: String, tag: LocaleTag, topics: [Topic], redirects: [Topic], tocs: [TocFile], scope: String? = nil
    ) {
        self.folder = folder
        self.tag = tag
        self.topics = topics.sorted { $0.path.precedes($1.path) }
        self.redirects = redirects.sorted { $0.path.precedes($1.path) }
        self.tocs = tocs.sorted { $0.path.precedes($1.path) }
        self.scope = scope ?? ContentPath.commonFolder(self.topics.map(\.path))
        byPath = Dictionary(
            self.topics.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
        redirectByPath = Dictionary(
            self.redirects.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
        byAssetID = Dictionary(
            self.topics.enumerated().compactMap { index, topic in topic.identity.assetID.map { ($0, index) } },
            uniquingKeysWith: { first, _ in first })
        var pathsByName: [String: [String]] = [:]
        var namesByFolder: [String: [String]] = [:]
        for topic in self.topics {
            let name = ContentPath.name(of: topic.path)
            if pathsByName[name, default: []].count < Self.maximumHints { pathsByName[name, default: []].append(topic.path) }
            namesByFolder[ContentPath.folder(of: topic.path), default: []].append(name)
        }
        self.pathsByName = pathsByName
        self.namesByFolder = namesByFolder.mapValues { NearestNames.Table($0) }
    }

    private static let maximumHints = 3
}
