/// Tells which of several languages is the odd one, where each names a set of the same kind.
struct MajorityVerdict<Element: Hashable & Comparable> {
    /// What one language lacks and what it alone, or with few others, has; sorted.
    typealias Difference = (missing: [Element], extra: [Element])

    /// The difference of each member from what is expected of all.
    let differences: [Difference]

    /// Judges `sets`, one a member; `source` is the member that the others are translated from.
    ///
    /// What more than half of the members have is expected, what fewer have is not; of two halves the source is right, and
    /// without a source neither is wrong.
    ///
    /// - Parameters:
    ///   - abstaining: members that may have what they seem to lack: they count for what they have, and not against the rest.
    ///   - isReplaceable: whether something else may stand in the place of what has to stay. What only the source and a few
    ///     have is then expected all the same where most of those who lack it have something else: they were translated, and
    ///     the source was not edited.
    init(_ sets: [Set<Element>], source: Int?, abstaining: Set<Int> = [], isReplaceable: Bool = false) {
        let sourceSet = source.flatMap { sets.indices.contains($0) ? sets[$0] : nil }
        var counts: [Element: Int] = [:]
        for element in sets.joined() { counts[element, default: 0] += 1 }
        func voters(on element: Element) -> Int {
            abstaining.isEmpty ? sets.count : sets.indices.count { !abstaining.contains($0) || sets[$0].contains(element) }
        }
        let hasOwn = sets.map { set in
            set.contains { 2 * (counts[$0] ?? 0) <= sets.count && sourceSet?.contains($0) == false }
        }
        var expected: Set<Element> = []
        var undecided: Set<Element> = []
        for (element, count) in counts {
            let voters = voters(on: element)
            if 2 * count > voters {
                expected.insert(element)
            } else if 2 * count == voters {
                if sourceSet == nil { undecided.insert(element) }
                if sourceSet?.contains(element) == true { expected.insert(element) }
            } else if isReplaceable, sourceSet?.contains(element) == true {
                let lacking = sets.indices.filter { !sets[$0].contains(element) }
                if 2 * lacking.count(where: { hasOwn[$0] }) > lacking.count { expected.insert(element) }
            }
        }
        differences = sets.map { set in
            (expected.subtracting(set).sorted(), set.subtracting(expected).subtracting(undecided).sorted())
        }
    }
}

extension Array where Element: Hashable {
    /// The value that more than half of the members have, else that of the member `source`; nil where there is neither.
    func norm(source: Int?) -> Element? {
        var counts: [Element: Int] = [:]
        for value in self { counts[value, default: 0] += 1 }
        if let (value, count) = counts.max(by: { $0.value < $1.value }), 2 * count > self.count { return value }
        return source.flatMap { indices.contains($0) ? self[$0] : nil }
    }
}
