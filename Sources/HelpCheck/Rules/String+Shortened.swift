extension String {
    /// The text on one line and at most 80 characters long, for quoting in a headline.
    var shortened: String {
        let line = String(map { $0.isNewline ? " " : $0 })
        guard line.count > 80 else { return line }
        return line.prefix(40) + "…" + line.suffix(36)
    }
}
