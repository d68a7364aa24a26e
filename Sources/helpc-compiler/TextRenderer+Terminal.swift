import HelpDiagnostics
import HelpTerminal

extension TextRenderer {
    /// The renderer for the terminal that messages go to, as wide as that is.
    static var terminal: TextRenderer { TextRenderer(width: Terminal.width, usesColor: Terminal.usesColor) }
}
