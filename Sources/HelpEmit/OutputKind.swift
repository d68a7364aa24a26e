/// What a build can write.
public enum OutputKind: String, Sendable, Hashable, CaseIterable {
    /// Pages to read, under `html/`.
    case html
    /// The same help as data, under `xml/`.
    case xml
    /// The one file that look-ups are answered from.
    case bundle

    /// The kinds that have a file for each topic.
    public static let perTopic: [OutputKind] = [.html, .xml]
}
