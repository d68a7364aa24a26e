/// Diagnostics for people at a terminal, each with the source it is about.
///
///     error: ‘../setup.md’ isn't there [link-target-missing]
///       --> fr-fr/a/b.md:12:16
///        |
///     12 | Voir aussi [x](../setup.md)
///        |                ^^^^^^^^^^^
///        = hint: link to ‘../set-up.md’
///
/// A related place follows with `:::` in place of `-->` and `-` in place of `^`.
public struct TextRenderer: DiagnosticRenderer, Hashable {
    /// The columns an excerpt may take, line number included; what doesn't fit gives way to `…`.
    public var width: Int
    /// Whether to use ANSI colours.
    public var usesColor: Bool

    /// A renderer for a terminal of `width` columns.
    public init(width: Int = 100, usesColor: Bool = false) {
        self.width = width
        self.usesColor = usesColor
    }

    /// An empty line between one diagnostic and the next.
    public var separator: String? { "\n" }

    /// The diagnostics with an empty line between one and the next.
    public func render(_ diagnostics: [Diagnostic], sources: (_ path: String) -> [UInt8]?) -> String {
        var cache = SourceCache()
        var output = ""
        for diagnostic in diagnostics.sorted() {
            if !output.isEmpty { output += "\n" }
            let places = places(of: diagnostic, cache: &cache, sources: sources)
            write(diagnostic, places, to: &output)
        }
        return output
    }
}

extension TextRenderer {
    /// A location line and what is shown below it.
    private struct Place {
        var location: String
        var excerpt: Excerpt?
        var arrow: String
        /// An ASCII character.
        var mark: UInt8
        var style: ANSIStyle
    }

    private func places(
        of diagnostic: Diagnostic, cache: inout SourceCache, sources: (String) -> [UInt8]?
    ) -> [Place] {
        var places: [Place] = []
        let style = ANSIStyle(diagnostic.severity)
        let own = (diagnostic.path, diagnostic.span)
        if let (location, excerpt) = locate(own, cache: &cache, sources: sources) {
            places.append(Place(location: location, excerpt: excerpt, arrow: "-->", mark: 0x5E, style: style))
        }
        for related in diagnostic.related {
            let message = TerminalText.escaped(related.message)
            let found = locate((related.path, related.span), cache: &cache, sources: sources)
            let location = found.map { "\($0.location): \(message)" } ?? message
            places.append(
                Place(location: location, excerpt: found?.excerpt, arrow: ":::", mark: 0x2D, style: .frame))
        }
        return places
    }

    private func locate(
        _ place: (path: String, span: SourceSpan), cache: inout SourceCache, sources: (String) -> [UInt8]?
    ) -> (location: String, excerpt: Excerpt?)? {
        let position = cache.position(of: place.span.start, at: place.path, from: sources)
        guard let location = TerminalText.location(place.path, position) else { return nil }
        let excerpt = cache.text(at: place.path, from: sources).flatMap { text in
            Excerpt(of: place.span, in: text, width: excerptWidth(for: text))
        }
        return (location, excerpt)
    }

    /// What the frame and the widest line number leave; never so little that nothing can be seen.
    private func excerptWidth(for text: SourceText) -> Int {
        let digits = String(text.line(at: text.bytes.count) + 1).utf8.count
        return max(20, min(max(0, width), 1000) - digits - 3)
    }

    private func write(_ diagnostic: Diagnostic, _ places: [Place], to output: inout String) {
        let numbers = places.flatMap { $0.excerpt?.lines.map(\.number) ?? [] }
        let margin = String(repeating: " ", count: String(numbers.max() ?? 0).utf8.count)
        let headline = ": \(TerminalText.escaped(diagnostic.message))"
        output += paint(diagnostic.severity.name, ANSIStyle(diagnostic.severity)) + paint(headline, .strong)
        output += " [\(diagnostic.id.rawValue)]\n"
        for place in places { write(place, margin: margin, to: &output) }
        if places.last?.excerpt != nil, !diagnostic.hints.isEmpty { output += paint("\(margin) |", .frame) + "\n" }
        for hint in diagnostic.hints {
            output += paint("\(margin) =", .frame) + " " + paint("hint:", .strong)
            output += " \(TerminalText.escaped(hint))\n"
        }
    }

    private func write(_ place: Place, margin: String, to output: inout String) {
        output += "\(margin)\(paint(place.arrow, .frame)) \(place.location)\n"
        guard let excerpt = place.excerpt else { return }
        output += paint("\(margin) |", .frame) + "\n"
        for (index, line) in excerpt.lines.enumerated() {
            if index > 0, excerpt.hasGap { output += paint("...", .frame) + "\n" }
            write(line, of: place, margin: margin, to: &output)
        }
    }

    private func write(_ line: Excerpt.Line, of place: Place, margin: String, to output: inout String) {
        let number = String(line.number)
        let padding = margin.dropFirst(number.utf8.count)
        let text = line.line.text.isEmpty ? "" : " " + line.line.text
        let carets = Self.repeated(place.mark, line.line.markWidth)
        let indent = Self.repeated(0x20, line.line.markColumn + 1)
        output += paint("\(padding)\(number) |", .frame) + text + "\n"
        output += paint("\(margin) |", .frame) + indent + paint(carets, place.style) + "\n"
    }

    private static func repeated(_ byte: UInt8, _ count: Int) -> String {
        String(decoding: repeatElement(byte, count: count), as: UTF8.self)
    }

    private func paint(_ text: String, _ style: ANSIStyle) -> String { usesColor ? style.paint(text) : text }
}
