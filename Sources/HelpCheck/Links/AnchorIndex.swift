import HelpDiagnostics
import HelpMarkup

/// The anchors of a topic by name: a page may have a hundred thousand, and as many links to them.
struct AnchorIndex: Sendable {
    /// Nearly all topics have so few that looking at each is quicker than preparing anything.
    private static let fewest = 32

    private let anchors: [Anchor]
    private let exact: [[UInt8]: Int]
    private let folded: [String: Int]
    private let names: NearestNames.Table?

    /// An index of `anchors`.
    init(_ anchors: [Anchor]) {
        self.anchors = anchors
        guard anchors.count > Self.fewest else {
            (exact, folded, names) = ([:], [:], nil)
            return
        }
        exact = Dictionary(anchors.enumerated().map { (Array($1.name.utf8), $0) }, uniquingKeysWith: { first, _ in first })
        folded = Dictionary(anchors.enumerated().map { ($1.name.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
        names = NearestNames.Table(anchors.lazy.map(\.name))
    }

    /// The first anchor whose name is `fragment`, byte by byte.
    func anchor(named fragment: String) -> Anchor? {
        guard names != nil else { return anchors.first { $0.name.hasBytes(of: fragment) } }
        return exact[Array(fragment.utf8)].map { anchors[$0] }
    }

    /// The first anchor whose name is `fragment` in any letter case and Unicode normal form.
    func anchor(like fragment: String) -> Anchor? {
        let wanted = fragment.lowercased()
        guard names != nil else { return anchors.first { $0.name == fragment || $0.name.lowercased() == wanted } }
        return folded[wanted].map { anchors[$0] }
    }

    /// Names like `fragment`.
    func candidates(for fragment: String) -> [String] {
        names?.candidates(for: fragment) ?? NearestNames.candidates(for: fragment, among: anchors.lazy.map(\.name))
    }
}
