/// Lays the body of a topic out for a terminal.
///
/// A line is never wider than asked for, with one exception: a URL is not divided, since terminals find and copy it
/// only in one piece. That is so in running text, where the URL has a line of its own then, and in the list of links at
/// the end.
///
/// The body may be anything: what is no markup is text, no text is left out, and time and memory are linear in its
/// size.
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
        text(of: LayoutTreeBuilder.tree(of: xhtml), indent)
    }

    /// The text `paragraph` filled into lines, with a line end after each; white space and line ends in it are spaces.
    public func text(ofParagraph paragraph: String, indent: Int = 0) -> String {
        text(of: LayoutTreeBuilder.tree(ofParagraph: paragraph), indent)
    }

    /// The text `title` as a heading of `level` (1 to 6), with a line end after each line and no empty line around it.
    public func text(ofHeading title: String, level: Int, indent: Int = 0) -> String {
        var role = LayoutBlock(.heading)
        role.number = min(max(level, 1), 6)
        return text(of: LayoutTreeBuilder.tree(ofParagraph: title, role), indent)
    }

    private func text(of tree: LayoutTree, _ indent: Int) -> String {
        var layout = BlockLayout(tree, width: width, usesSGR: style.usesSGR)
        layout.out.push(LineWriter.Margin(spaces: min(max(indent, 0), width - 20)))
        layout.blocks(layout.content(of: 0))
        layout.links()
        return String(decoding: layout.out.bytes, as: UTF8.self)
    }
}
