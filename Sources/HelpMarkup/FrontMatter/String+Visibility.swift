extension String {
    /// Whether a reader sees nothing of the text: white space, and what Unicode has fonts leave out.
    public var isInvisible: Bool {
        // Most texts begin with a letter, and Unicode need not be asked.
        if let first = utf8.first, (0x21...0x7E).contains(first) { return false }
        return unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint }
    }
}
