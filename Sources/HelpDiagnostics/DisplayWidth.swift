/// How many columns of a terminal text takes.
///
/// Ambiguous width (East_Asian_Width A) counts as one column, as terminals do unless told otherwise. Emoji sequences
/// count as the one picture that current terminals draw.
public enum DisplayWidth {
    /// The columns of `scalar` on its own: 0 for marks, joiners and controls, 2 for what is wide, else 1.
    public static func of(_ scalar: Unicode.Scalar) -> Int {
        let code = scalar.value
        if code < 0x300 { return code < 0x20 || (0x7F..<0xA0).contains(code) || code == 0xAD ? 0 : 1 }
        if contains(code, in: zeroRanges) { return 0 }
        return contains(code, in: wideRanges) ? 2 : 1
    }

    /// The columns of `text`, which has no tab and no line end in it.
    public static func of(_ text: String) -> Int {
        var meter = DisplayWidthMeter()
        var total = 0
        for scalar in text.unicodeScalars {
            switch meter.add(scalar) {
            case .begins(let width): total += width
            case .joins(let extra): total += extra
            }
        }
        return total
    }

    /// Whether one of the sorted pairs in `table` holds `code`.
    private static func contains(_ code: UInt32, in table: [UInt32]) -> Bool {
        var low = 0
        var high = table.count / 2
        while low < high {
            let middle = (low + high) / 2
            if table[2 * middle + 1] < code { low = middle + 1 } else { high = middle }
        }
        return 2 * low < table.count && table[2 * low] <= code
    }
}
