/// How laid out text may look on its terminal.
public struct TextStyle: Hashable, Sendable {
    /// Whether text may be bold, underlined and coloured (ECMA-48, SGR); otherwise there is no escape sequence in it.
    public var usesSGR: Bool

    /// A style.
    public init(usesSGR: Bool) { self.usesSGR = usesSGR }

    /// Pure text, for files, pipes and terminals that can do no more.
    public static let plain = TextStyle(usesSGR: false)
    /// For a terminal on which nobody has asked for no colour.
    public static let styled = TextStyle(usesSGR: true)
}
