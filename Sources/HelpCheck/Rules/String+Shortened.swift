import HelpDiagnostics

extension String {
    /// All that is no printable ASCII character.
    private static let unusual = ByteStops(below: 0x20, from: 0x7F, 0x7F)

    /// The text on one line and at most 80 characters long, for quoting in a headline.
    var shortened: String {
        if utf8.count <= 80, Self.unusual.areMissing(in: self) { return self }
        let line = String(map { $0.isNewline ? " " : $0 })
        guard line.count > 80 else { return line }
        return line.prefix(40) + "…" + line.suffix(36)
    }
}
