import HelpDiagnostics
import HelpKeys

/// What helpc's own help says of one diagnostic, in one language.
public struct Explanation: Sendable {
    /// The locale that it is written in.
    public let locale: LocaleTag
    /// The title of the topic.
    public let title: String
    /// What the diagnostic is about, in one sentence; nil where the topic has none.
    public let summary: String?
    /// The body as plain text, UTF-8, ending with a line end unless empty.
    public let body: [UInt8]

    /// The title, a line below it as wide as a terminal shows it, an empty line, and the body.
    public var text: [UInt8] {
        let title = TerminalText.escaped(title)
        let line = String(repeating: "=", count: DisplayWidth.of(title))
        return Array("\(title)\n\(line)\n\n".utf8) + body
    }
}
