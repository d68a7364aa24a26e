/// What a build can write.
public enum OutputKind: String, Sendable, Hashable, CaseIterable {
    /// Pages to read, under `html/`.
    case html
    /// The same help as data, under `xml/`.
    case xml
}
