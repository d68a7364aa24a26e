/// A number for each element, zero at first.
struct ElementCounts: Sendable {
    private var counts = Array(repeating: Int32(0), count: size)
    private static let size = ElementName.allCases.count

    /// The number of `element`.
    subscript(_ element: ElementName) -> Int {
        get { Int(counts[Int(element.rawValue)]) }
        set { counts[Int(element.rawValue)] = Int32(clamping: newValue) }
    }
}
