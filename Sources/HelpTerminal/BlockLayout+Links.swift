import HelpDiagnostics

/// The list of links.
extension BlockLayout {
    /// Lists the URLs that numbers in the text stand for.
    mutating func links() {
        guard !tree.links.isEmpty else { return }
        out.separate()
        let columns = "[\(tree.links.count)]".utf8.count
        for (index, url) in tree.links.enumerated() {
            let number = "[\(index + 1)]"
            // What a URL cannot hold would end it where a terminal finds it.
            let whole = url.flatMap { $0 == 0x20 ? Array("%20".utf8) : [$0] }
            let text = TerminalText.escaped(String(decoding: whole, as: UTF8.self))
            out.beginLine()
            out.add(spaces: columns - number.utf8.count)
            out.add(Array("\(number) \(text)".utf8), columns: 0)
            out.endLine()
        }
    }
}
