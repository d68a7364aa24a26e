import HelpCheck
import HelpDiagnostics
import HelpMarkup

/// Where the topics of a locale stand in its table of contents: what is above, below and beside each, found in constant
/// time however large the table is.
struct TocPlaces: Sendable {
    /// An entry of the table.
    struct Entry: Sendable {
        /// What it is called, escaped as text: neighbours show it again and again.
        let title: [UInt8]
        let target: ResolvedLink.Target?
        /// The entry above, nil at the top.
        let parent: Int?
        /// The entry before it below the same parent.
        let before: Int?
        /// The entry after it below the same parent.
        fileprivate(set) var after: Int?
        /// The first entry below it.
        fileprivate(set) var child: Int?
    }

    /// All entries, each before what stands below it.
    private(set) var entries: [Entry] = []
    /// The entry of each topic, by the topic's index; the first where there are several.
    private var places: [Int: Int] = [:]
    /// The entries that `places` leads to, in reading order, and where each is in that order.
    private var order: [Int] = []
    private var positions: [Int: Int] = [:]

    /// The places in `tree`, the table of the locale with the index `locale`.
    init(_ tree: [TocNode], locale: Int) {
        add(tree, below: nil, locale)
    }

    private mutating func add(_ nodes: [TocNode], below parent: Int?, _ locale: Int) {
        var before: Int?
        for node in nodes {
            let index = entries.count
            entries.append(
                Entry(
                    title: XMLText.escaped(node.title.clippedTitle), target: node.target, parent: parent, before: before,
                    after: nil, child: nil))
            if let before { entries[before].after = index } else if let parent { entries[parent].child = index }
            if case .topic(let reference, nil, nil)? = node.target, reference.locale == locale,
                places[reference.index] == nil
            {
                places[reference.index] = index
                positions[index] = order.count
                order.append(index)
            }
            add(node.children, below: index, locale)
            before = index
        }
    }

    /// The entry of a topic; nil for a topic that the table does not name.
    func place(ofTopic index: Int) -> Int? { places[index] }

    /// The entries above `place`, the outermost first.
    func ancestors(of place: Int) -> [Int] {
        var result: [Int] = []
        var next = entries[place].parent
        while let entry = next {
            result.append(entry)
            next = entries[entry].parent
        }
        return result.reversed()
    }

    /// The topics read before and after the one at `place`.
    func steps(from place: Int) -> (previous: Int?, next: Int?) {
        guard let position = positions[place] else { return (nil, nil) }
        return (
            position > 0 ? order[position - 1] : nil, position + 1 < order.count ? order[position + 1] : nil
        )
    }
}
