import HelpDiagnostics

/// Lays the body of a topic out for a terminal.
public struct TextLayout: Hashable, Sendable {
    /// How many columns a line may have.
    public let width: Int
    /// How the text may look.
    public let style: TextStyle

    /// A layout of lines of at most `width` columns; fewer than 20 are taken as 20, more than 1,000 as 1,000.
    public init(width: Int, style: TextStyle = .plain) {
        self.width = min(max(width, 20), 1_000)
        self.style = style
    }

    /// The body `xhtml` laid out, with a line end after each line; empty for a body without text.
    ///
    /// - Parameter indent: how many spaces each line begins with; they count as part of the width.
    public func text(ofXHTML xhtml: [UInt8], indent: Int = 0) -> String {
        text(ofParagraph: String(decoding: xhtml, as: UTF8.self), indent: indent)
    }

    /// The text `paragraph` wrapped, with a line end after each line; white space and line ends in it are spaces.
    public func text(ofParagraph paragraph: String, indent: Int = 0) -> String {
        TerminalText.escaped(paragraph.split(whereSeparator: \.isWhitespace).joined(separator: " ")) + "\n"
    }

    /// The text `title` as a heading of `level` (1 to 6), with a line end after each line and no empty line around it.
    public func text(ofHeading title: String, level: Int, indent: Int = 0) -> String {
        text(ofParagraph: title, indent: indent)
    }
}
