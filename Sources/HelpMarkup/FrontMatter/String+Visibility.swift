extension String {
    /// Whether a reader sees nothing of the text: white space, and what Unicode has fonts leave out.
    public var isInvisible: Bool {
        unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint }
    }
}
