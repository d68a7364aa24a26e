/// An entry of a locale's table of contents, its link compared with the content.
public struct TocNode: Sendable {
    /// What it is called.
    public var title: String
    /// Where it leads; nil for a heading over other entries, and for a link that is broken.
    public var target: ResolvedLink.Target?
    /// What stands below it.
    public var children: [TocNode]

    /// An entry.
    public init(title: String, target: ResolvedLink.Target?, children: [TocNode]) {
        self.title = title
        self.target = target
        self.children = children
    }

    /// Where the entries of `tree` lead, in no certain order.
    static func targets(of tree: [TocNode]) -> [ResolvedLink.Target] {
        var targets: [ResolvedLink.Target] = []
        var pending = tree
        while let node = pending.popLast() {
            pending += node.children
            if let target = node.target { targets.append(target) }
        }
        return targets
    }
}
