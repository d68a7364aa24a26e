import HelpMarkup

/// What must hold of any HTML that stands in Markdown: cleaned, it runs nothing, loads nothing and nests as HTML does.
public enum HTMLProbe {
    /// What does not hold for `input`; nil where all does.
    ///
    /// The first byte chooses: bits 0 to 2 are what the HTML stands in, bit 3 sends it through libxml2 whatever it is.
    public static func complaint(of input: [UInt8]) async -> String? {
        guard let choice = input.first else { return nil }
        let html = input.dropFirst()
        let line = html.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
        let source: [UInt8] =
            switch choice & 7 {
            case 0: Array("<div>\n".utf8) + html + Array("\n</div>\n".utf8)
            case 1: Array("Text ".utf8) + line + Array(" text\n".utf8)
            case 2: Array("| a | b |\n|---|---|\n| ".utf8) + line + Array(" | x |\n".utf8)
            case 3: Array("- ".utf8) + line + Array("\n- x\n".utf8)
            case 4: Array("## ".utf8) + line + Array("\n\nText\n".utf8)
            case 5: Array("[".utf8) + line + Array("](x.md)\n".utf8)
            default: Array(html)
            }
        var options = MarkupOptions()
        options.alwaysRepairs = choice & 8 != 0
        return TopicProbe.complaint(ofFragment: source, options: options)
    }
}
