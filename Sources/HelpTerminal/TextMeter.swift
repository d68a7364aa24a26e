import HelpDiagnostics

/// The columns of scalars one after another; most text is in scripts of one column, for which nothing is to be kept.
struct TextMeter {
    private var meter = DisplayWidthMeter()
    /// A scalar of one column that `meter` has not seen yet.
    private var last: Unicode.Scalar?

    /// Takes the next scalar: whether it belongs to the one before, and the columns that it adds.
    mutating func add(_ scalar: Unicode.Scalar) -> (joins: Bool, columns: Int) {
        if scalar.value < 0x300, scalar.value >= 0x20 {
            last = scalar
            return (false, 1)
        }
        if let last {
            meter = DisplayWidthMeter()
            _ = meter.add(last)
            self.last = nil
        }
        switch meter.add(scalar) {
        case .begins(let width): return (false, width)
        case .joins(let extra): return (true, extra)
        }
    }
}
