/// The texts of a record, in the order of their lengths.
public enum RecordField: Int, Sendable, CaseIterable {
    /// The title.
    case title
    /// One sentence or paragraph; may be missing.
    case summary
    /// The body as plain text.
    case text
    /// The body as well-formed XHTML.
    case html
    /// The published URL; may be missing.
    case url
    /// The source's path, relative to the content folder.
    case path
    /// `YYYY-MM-DD`; may be missing.
    case date
    /// The product's version; may be missing.
    case version
    /// The asset id in canonical form; may be missing.
    case assetID
    /// The error id as written; may be missing.
    case errorID
    /// The MTPS id as written; may be missing.
    case mtpsID
    /// The content key id; may be missing.
    case contentKeyID
}
