import HelpDiagnostics
import HelpKeys

/// One asset id, two topics in a locale.
struct AssetIDDuplicate: Finding {
    static let id = DiagnosticID.assetIDDuplicate
    let assetID: String
    let other: String
    var headline: String { "asset id \(assetID) belongs to ‘\(other)’ already" }
    var hints: [String] { ["give one of the two topics an id of its own, or merge them"] }
    var detail: String { assetID }

    /// The duplicates of a locale: all but the first topic of each id.
    static func check(_ locale: LocaleCatalog) -> [Diagnostic] {
        locale.topics.indices.compactMap { index in
            let topic = locale.topics[index]
            guard let id = topic.identity.assetID, let first = locale.byAssetID[id], first != index else { return nil }
            let other = locale.topics[first]
            let span = topic.parsed.frontMatter.text(.assetID)?.span ?? .fileStart
            let place = Diagnostic.Related(
                path: other.path, span: other.parsed.frontMatter.text(.assetID)?.span ?? .fileStart,
                message: "the first topic with this id")
            return Diagnostic(
                Self(assetID: id.description, other: ContentPath.name(of: other.path)), path: topic.path, span: span,
                locale: locale.tag.description, assetID: id.description, related: [place])
        }
    }
}
