/// What of a topic a key is.
public enum MatchKind: UInt8, Sendable, Hashable, CaseIterable {
    /// The GUID that the topic has in every locale.
    case assetID
    /// The name in its published URL.
    case mtpsID
    /// The number of the topic in one locale.
    case contentKeyID
    /// The error that it explains: declared, or the last part of a dotted MTPS id.
    case errorID
    /// A name that its front matter declares.
    case alias
    /// An id of a file that only redirects to it.
    case redirect
    /// A keyword.
    case keyword
    /// The rule's name at the end of its title in tables of contents.
    case ruleSuffix
    /// The name of its file, without the extension.
    case fileName

    /// The kind with this number; compiled to a comparison, where `init(rawValue:)` is a call.
    @inline(__always)
    init?(number: UInt8) {
        switch number {
        case 0: self = .assetID
        case 1: self = .mtpsID
        case 2: self = .contentKeyID
        case 3: self = .errorID
        case 4: self = .alias
        case 5: self = .redirect
        case 6: self = .keyword
        case 7: self = .ruleSuffix
        case 8: self = .fileName
        default: return nil
        }
    }

    /// Where several topics claim one key, those of the lowest rank have it.
    public var rank: Int {
        switch self {
        case .assetID, .mtpsID, .contentKeyID: 0
        case .errorID: 1
        case .alias, .redirect: 2
        case .keyword: 3
        case .ruleSuffix: 4
        case .fileName: 5
        }
    }

    /// Whether two topics of one locale must not share a key of this kind.
    public var isUnique: Bool { rank == 0 }

    /// The word that stands in answers.
    public var name: String {
        switch self {
        case .assetID: "asset-id"
        case .mtpsID: "mtps-id"
        case .contentKeyID: "content-key-id"
        case .errorID: "error-id"
        case .alias: "alias"
        case .redirect: "redirect"
        case .keyword: "keyword"
        case .ruleSuffix: "rule-suffix"
        case .fileName: "file-name"
        }
    }
}
