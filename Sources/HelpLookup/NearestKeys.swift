import HelpKeys

/// Collects the names most like a wanted one.
struct NearestKeys {
    private let wanted: [UInt8]
    private let limit: Int
    private let reach: Int
    private let signature: UInt64
    /// The nearest so far, by distance, then by number.
    private var found: [(distance: Int, number: Int)] = []

    /// Looks for at most `limit` names like `wanted`, which is folded.
    init(_ wanted: [UInt8], limit: Int) {
        self.wanted = wanted
        self.limit = limit
        // A third of the letters may differ, and two of a short name: beyond that a name is another one. The upper bound
        // keeps a key of megabytes cheap.
        reach = max(2, min(wanted.count / 3, 12))
        signature = EditDistance.signature(of: wanted)
    }

    /// The numbers of the nearest names.
    var best: [Int] { found.map(\.number) }

    /// Looks at `name`, whose number is `number`.
    mutating func look(at name: [UInt8], _ number: Int) {
        let folded = name.map(LookupKey.folded)
        guard let distance = distance(to: folded) else { return }
        let place = found.firstIndex { distance < $0.distance } ?? found.count
        guard place < limit else { return }
        found.insert((distance, number), at: place)
        if found.count > limit { found.removeLast() }
    }

    /// How far `name` is from the wanted one: the slips between them, or, farther than any slips, what one has besides
    /// the other, or besides a beginning that was misspelt; nil where neither is meant by the other.
    private func distance(to name: [UInt8]) -> Int? {
        if (signature ^ EditDistance.signature(of: name)).nonzeroBitCount <= reach * 2,
            let slips = EditDistance.between(wanted, name, within: reach)
        {
            return slips
        }
        let (short, long) = wanted.count < name.count ? (wanted, name) : (name, wanted)
        guard short.count >= Self.leastPart, long.count <= Self.longest else { return nil }
        let rest = reach + long.count - short.count
        if Self.contains(long, short) { return rest }
        // Fewer slips than in a whole name: a beginning is like that of many. Each brings one byte at most that the name
        // has not.
        let slips = min(wanted.count / Self.lettersOfASlip, Self.mostSlips)
        let foreign = (signature & ~EditDistance.signature(of: name)).nonzeroBitCount
        guard wanted.count < name.count, foreign <= slips else { return nil }
        return EditDistance.toBeginning(wanted, name, within: slips).map { rest + $0 }
    }

    /// Shorter parts stand in too many names.
    private static let leastPart = 5
    /// Of how many letters of a beginning one may be wrong, and how many at most.
    private static let lettersOfASlip = 6
    private static let mostSlips = 3
    /// Longer than any id.
    private static let longest = 256

    private static func contains(_ long: [UInt8], _ short: [UInt8]) -> Bool {
        (0...long.count - short.count).contains { long[$0..<$0 + short.count].elementsEqual(short) }
    }
}
