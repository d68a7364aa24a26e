/// What a build can write.
public enum OutputKind: String, Sendable, Hashable, CaseIterable {
    /// Pages to read, under `html/`.
    case html
    /// The same help as data, under `xml/`.
    case xml
    /// The one file that look-ups are answered from.
    case bundle

    /// A bit for each kind.
    var bit: UInt8 {
        switch self {
        case .html: 1
        case .xml: 2
        case .bundle: 4
        }
    }

    /// The kinds that have a file for each topic.
    public static let perTopic: [OutputKind] = [.html, .xml]
}
