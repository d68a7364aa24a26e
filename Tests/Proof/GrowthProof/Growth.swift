/// Whether work grows as its input does. Nothing is compared with a clock: a slow machine is slow at both sizes.
public enum Growth {
    /// How many times larger the large input is.
    private static let factor = 8
    /// How many times more than in proportion it may take; a square takes eight times more.
    private static let allowance = 3.0
    /// What the small input has to take for its time to mean anything, in seconds.
    private static let leastTime = 0.004

    /// What is wrong with the growth of `work` on what `make` gives for a size; nil where it is in proportion.
    ///
    /// - Parameter count: the size to begin with; it is doubled until the work takes long enough to be measured.
    public static func complaint<Input>(from count: Int, _ make: (Int) -> Input, _ work: (Input) -> Void) -> String? {
        var count = count
        var small = seconds(make(count), work)
        while small < leastTime, count < 1 << 17 {
            count *= 2
            small = seconds(make(count), work)
        }
        let input = make(count * factor)
        var large = seconds(input, work)
        // Once more where it looks bad: memory that is used for the first time, or another process, may have cost it.
        if large > small * Double(factor) * allowance {
            small = max(small, seconds(make(count), work))
            large = min(large, seconds(input, work))
        }
        guard large > small * Double(factor) * allowance else { return nil }
        return "\(small) s for \(count), \(large) s for \(factor) times as much"
    }

    private static func seconds<Input>(_ input: Input, _ work: (Input) -> Void) -> Double {
        let times = (0..<2).map { _ in
            let start = ThreadTime.now
            work(input)
            return ThreadTime.now - start
        }
        return times.min() ?? 0
    }
}
