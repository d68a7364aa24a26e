/// What published names carry behind the id: `.aspx` and a version in parentheses.
enum IDSuffix {
    private static let pageExtension = Array(".aspx".utf8)

    /// `name` without one `.aspx`; a name that is nothing else keeps it.
    static func withoutExtension(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard name.count > pageExtension.count, ASCII.equalFolded(name.suffix(pageExtension.count), pageExtension)
        else { return name }
        return name.dropLast(pageExtension.count)
    }

    /// The name and what its parentheses hold; nil where there are none, or empty ones, or no name.
    ///
    /// The last parenthesis may be missing: programs that make links of text often leave it out.
    static func parameters(of name: ArraySlice<UInt8>) -> (name: ArraySlice<UInt8>, parameters: ArraySlice<UInt8>)? {
        guard let open = name.lastIndex(of: ASCII.openParenthesis), open > name.startIndex else { return nil }
        let inside = name[open...].dropFirst()
        let parameters = inside.last == ASCII.closeParenthesis ? inside.dropLast() : inside
        guard !parameters.isEmpty, !parameters.contains(ASCII.closeParenthesis) else { return nil }
        return (name[..<open], parameters)
    }
}
