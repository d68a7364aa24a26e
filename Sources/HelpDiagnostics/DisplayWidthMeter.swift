/// Follows text scalar by scalar and says which scalars share the columns of the one before.
///
/// Widths add up scalar by scalar, as terminals do for Indic conjuncts, save for the sequences of UTS #51, which make
/// one picture: joined by ZWJ, with a skin tone, with the emoji variation selector, or a pair that makes a flag.
public struct DisplayWidthMeter {
    /// What a scalar does to the row.
    public enum Step: Hashable, Sendable {
        /// It starts a cell so many columns wide; 0 where a mark has nothing to sit on.
        case begins(width: Int)
        /// It belongs to the cell before, which becomes so much wider.
        case joins(extra: Int)
    }

    private var cellWidth = 0
    private var hasCell = false
    private var last: Unicode.Scalar = " "
    private var joinsPicture = false

    /// A meter at the start of a text.
    public init() {}

    /// Takes the next scalar.
    public mutating func add(_ scalar: Unicode.Scalar) -> Step {
        // Most text is ASCII, where nothing joins anything.
        if (0x20..<0x7F).contains(scalar.value) {
            (cellWidth, hasCell, joinsPicture, last) = (1, true, false, scalar)
            return .begins(width: 1)
        }
        let step = step(for: scalar)
        switch step {
        case .begins(let width):
            cellWidth = width
            hasCell = true
            joinsPicture = false
        case .joins(let extra):
            cellWidth += extra
            joinsPicture = scalar == "\u{200D}" && (Self.isPicture(last) || last == "\u{FE0F}" || Self.isSkinTone(last))
        }
        last = scalar
        return step
    }

    private func step(for scalar: Unicode.Scalar) -> Step {
        let width = DisplayWidth.of(scalar)
        guard hasCell else { return .begins(width: width) }
        let toPicture = max(0, 2 - cellWidth)
        if scalar == "\u{FE0F}" { return .joins(extra: last.properties.isEmoji ? toPicture : 0) }
        if width == 0 { return .joins(extra: 0) }
        if joinsPicture && Self.isPicture(scalar) { return .joins(extra: toPicture) }
        if Self.isSkinTone(scalar) && last.properties.isEmojiModifierBase { return .joins(extra: toPicture) }
        if Self.isRegional(scalar) && Self.isRegional(last) && cellWidth == 1 { return .joins(extra: 1) }
        return .begins(width: width)
    }

    /// Digits, `#` and `*` are emoji to Unicode, for the sake of keycaps; they never follow a joiner.
    private static func isPicture(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value > 0x7F && scalar.properties.isEmoji
    }

    private static func isSkinTone(_ scalar: Unicode.Scalar) -> Bool { (0x1F3FB...0x1F3FF).contains(scalar.value) }

    private static func isRegional(_ scalar: Unicode.Scalar) -> Bool { (0x1F1E6...0x1F1FF).contains(scalar.value) }
}
