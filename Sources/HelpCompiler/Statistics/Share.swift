/// A part of a whole, rounded down: `100.0%` is said of all and of nothing less.
public struct Share: Hashable, Sendable {
    /// The part, 0 up to `whole`: a number of files.
    public let part: Int
    /// The whole, 0 or more: a number of files.
    public let whole: Int

    /// A share.
    public init(_ part: Int, of whole: Int) {
        self.part = part
        self.whole = whole
    }

    /// The share in units of 1/10,000, or nil where there is no whole.
    public var tenThousandths: Int? { whole > 0 ? part * 10_000 / whole : nil }

    /// The share in per cent with one place, such as `79.6%`; `-` where there is no whole.
    public var percent: String {
        guard let tenThousandths else { return "-" }
        return "\(tenThousandths / 100).\(tenThousandths / 10 % 10)%"
    }
}
