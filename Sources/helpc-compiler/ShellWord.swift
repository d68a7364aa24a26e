import HelpDiagnostics

/// A text as a word of a shell command, for commands that are shown to be typed.
struct ShellWord: CustomStringConvertible {
    /// The word, in single quotes where the shell would read it otherwise.
    let description: String

    /// The word for the path `path`; one that begins with a hyphen gets `./` before it, so that it is no option.
    init(path: String) {
        let path = path.hasPrefix("-") ? "./" + path : path
        let isPlain = path.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || Self.plain.contains($0) }
        let quoted = path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
        description = TerminalText.escaped(isPlain ? path : "'\(quoted)'")
    }

    private static let plain = Set("0123456789/._-+,:=@%".unicodeScalars)
}
