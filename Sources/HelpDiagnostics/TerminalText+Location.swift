extension TerminalText {
    /// `path:line:column` as far as they are known; nil for the content as a whole.
    static func location(_ path: String, _ position: SourcePosition?) -> String? {
        guard !path.isEmpty else { return nil }
        guard let position else { return escaped(path) }
        return "\(escaped(path)):\(position.line):\(position.column)"
    }
}
