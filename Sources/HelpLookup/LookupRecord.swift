import HelpBundle
import HelpKeys

/// A topic in one locale. It points into the bundle and keeps that open; a text is made when it is asked for.
public struct LookupRecord: Sendable {
    @usableFromInline let file: BundleFile
    @usableFromInline let place: BundleRecordPlace

    @inlinable @inline(__always)
    init(file: BundleFile, place: BundleRecordPlace) {
        self.file = file
        self.place = place
    }

    /// The text of a field; empty where it is missing. O(n) in its length.
    public subscript(field: RecordField) -> String { file.text(of: field, in: place) }

    /// The UTF-8 bytes of a field, copied.
    public func utf8(_ field: RecordField) -> [UInt8] { file.copiedBytes(of: field, in: place) }

    /// The title.
    public var title: String { self[.title] }
    /// One sentence or paragraph; empty where the topic has none.
    public var summary: String { self[.summary] }
    /// The body as plain text.
    public var text: String { self[.text] }
    /// The body as well-formed XHTML without a page around it.
    public var html: String { self[.html] }
    /// The published URL; empty where the topic has none.
    public var url: String { self[.url] }
    /// The source's path, relative to the content folder.
    public var path: String { self[.path] }
    /// `YYYY-MM-DD`; empty where the topic has none.
    public var date: String { self[.date] }
    /// The product's version; empty where the topic names none.
    public var version: String { self[.version] }
    /// The id that the topic has in every locale; empty where it has none.
    public var assetID: String { self[.assetID] }
    /// The error that the topic explains; empty where it explains none.
    public var errorID: String { self[.errorID] }
    /// The name in the published URL; empty where the topic has none.
    public var mtpsID: String { self[.mtpsID] }
    /// The id of the topic in this locale; empty where it has none.
    public var contentKeyID: String { self[.contentKeyID] }
    /// The locale that the topic is in.
    public var locale: LocaleTag {
        let tags = (try? file.localeTags()) ?? []
        return tags.indices.contains(place.locale) ? tags[place.locale] : .undetermined
    }
    /// How the topic came into its language.
    public var translation: Translation { Translation(rawValue: file.translation(of: place)) ?? .unknown }

    /// How a topic came into its language.
    public enum Translation: UInt8, Sendable, Hashable {
        /// Its front matter does not say.
        case unknown
        /// No person translated it.
        case machine
        /// A person translated it.
        case human

        /// The word that stands in answers.
        public var name: String {
            switch self {
            case .unknown: "unknown"
            case .machine: "machine"
            case .human: "human"
            }
        }
    }
}
