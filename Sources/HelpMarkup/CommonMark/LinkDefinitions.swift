import HelpKeys

/// The labels that a body defines, `[label]: destination`, to tell which of those used are none of them; cmark tells only
/// which links there are.
struct LinkDefinitions: Sendable {
    /// The labels as written, by their form for comparing.
    private var labels: [[UInt8]: [UInt8]] = [:]

    /// More labels are not kept, and fewer are compared with each that is not among them.
    private static let maximumCount = 10_000
    private static let mostCompared = 256

    /// The labels of the body that `map` knows: those at a line's start, behind the marks of quotes and lists.
    init(_ map: SourceMap) {
        for number in 1...max(map.lineCount, 1) where labels.count < Self.maximumCount {
            let line = map.source[map.line(number)]
            let rest = line.drop { [0x20, 0x09, 0x3E, 0x2A, 0x2B, 0x2D].contains($0) }
            guard rest.first == 0x5B, let close = rest.prefix(1_000).firstIndex(of: 0x5D), close + 1 < rest.endIndex,
                rest[close + 1] == 0x3A
            else { continue }
            let label = Array(rest[(rest.startIndex + 1)..<close])
            labels[Self.folded(label)] = label
        }
    }

    /// Whether there is none.
    var isEmpty: Bool { labels.isEmpty }

    /// Whether `label` is defined.
    func contains(_ label: [UInt8]) -> Bool { labels[Self.folded(label)] != nil }

    /// The one label that `label` is a slip of the keyboard away from; nil where there is none, more than one, or too little
    /// to tell.
    func meant(by label: [UInt8]) -> [UInt8]? {
        let folded = Self.folded(label)
        guard folded.count >= 4, labels.count <= Self.mostCompared else { return nil }
        let near = labels.filter { EditDistance.between(folded, $0.key, within: 1) != nil }
        return near.count == 1 ? near.first?.value : nil
    }

    /// As CommonMark compares labels: letter case folded, white space made one (section 6.3).
    private static func folded(_ label: [UInt8]) -> [UInt8] {
        let words = label.split { $0.isHTMLSpace }.map { String(decoding: $0, as: UTF8.self).lowercased() }
        return Array(words.joined(separator: " ").utf8)
    }
}
