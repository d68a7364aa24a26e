import HelpDiagnostics
import HelpKeys
import HelpMarkup

/// Two topics of a locale that claim one MTPS id or one content key id.
struct KeyConflict: Finding {
    static let id = DiagnosticID.keyConflict
    let kind: String
    let key: String
    let other: String
    var headline: String { "\(kind) ‘\(key)’ belongs to ‘\(other)’ already" }
    var hints: [String] { ["correct it in one of the two topics, or leave it out there"] }
    var detail: String { key }

    /// The conflicts of a locale.
    ///
    /// Topics that share their asset id are reported for that; their other ids follow from it.
    static func check(_ locale: LocaleCatalog) -> [Diagnostic] {
        conflicts(locale, "MTPS id", .mtpsURL) { $0.mtpsID.map { ($0.folded, $0.description) } }
            + conflicts(locale, "content key id", .contentKeyID) {
                $0.contentKeyID.map { ($0.description, $0.description) }
            }
    }

    private static func conflicts(
        _ locale: LocaleCatalog, _ kind: String, _ key: FrontMatterKey,
        _ value: (TopicIdentity) -> (folded: String, written: String)?
    ) -> [Diagnostic] {
        var first: [String: Topic] = [:]
        var result: [Diagnostic] = []
        for topic in locale.topics {
            guard let id = value(topic.identity) else { continue }
            guard let other = first[id.folded] else {
                first[id.folded] = topic
                continue
            }
            if let asset = topic.identity.assetID, asset == other.identity.assetID { continue }
            let place = Diagnostic.Related(
                path: other.path, span: other.parsed.frontMatter.text(key)?.span ?? .fileStart,
                message: "the first topic with this id")
            result.append(
                Diagnostic(
                    Self(kind: kind, key: id.written, other: ContentPath.name(of: other.path)), path: topic.path,
                    span: topic.parsed.frontMatter.text(key)?.span ?? .fileStart, locale: locale.tag.description,
                    assetID: topic.identity.assetID?.description, related: [place]))
        }
        return result
    }
}
