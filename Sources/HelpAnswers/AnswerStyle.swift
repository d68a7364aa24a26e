import HelpTerminal

/// How answers are shown to people.
public struct AnswerStyle: Sendable, Hashable {
    /// The number of columns.
    public var width: Int
    /// Whether the terminal's bold and underlined letters are used.
    public var usesStyles: Bool

    /// A style.
    public init(width: Int, usesStyles: Bool) {
        self.width = width
        self.usesStyles = usesStyles
    }

    /// What standard output is good for.
    public static var ofOutput: AnswerStyle {
        AnswerStyle(width: Terminal.outputWidth, usesStyles: Terminal.stylesOutput)
    }
}
