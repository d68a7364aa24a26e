import HelpDiagnostics
import HelpTerminal
import Testing

/// What holds for any body: lines are as wide as allowed, nothing is lost, nothing commands the terminal.
@Suite struct LayoutPropertyTests {
    private static let widths = [20, 21, 27, 40, 80, 200]

    /// What is wrong with the layout of `body`.
    private func faults(_ body: [UInt8], _ width: Int) -> [String] {
        let text = TextLayout(width: width).text(ofXHTML: body)
        var faults = text.split(separator: "\n").filter { DisplayWidth.of(String($0)) > width && !Self.endsWithURL($0) }
            .map { "too wide: \($0)" }
        if !text.isEmpty, !text.hasSuffix("\n") { faults.append("no line end") }
        if text.hasPrefix("\n") || text.hasSuffix("\n\n") { faults.append("an empty line at an end") }
        if text.contains(" \n") { faults.append("a space at a line's end") }
        if !text.unicodeScalars.allSatisfy({ $0 == "\n" || !TerminalText.isUnsafe($0) }) { faults.append("unsafe") }
        let styled = TextLayout(width: width, style: .styled).text(ofXHTML: body)
        let plain = styled.withoutStyles
        if plain.unicodeScalars.contains("\u{1B}") { faults.append("an escape sequence that is no style") }
        return faults
    }

    private static func endsWithURL(_ line: Substring) -> Bool {
        guard let word = line.split(separator: " ").last else { return false }
        return word.contains("://") || word.hasPrefix("mailto:")
    }

    /// The texts between the tags of `body`, as the reader of the sources has them.
    private func texts(_ body: [UInt8]) -> String {
        var reader = XHTMLReader(body)
        var text = ""
        while let event = reader.next() {
            if event == .text { text += String(decoding: reader.text, as: UTF8.self) }
        }
        return TerminalText.escaped(String(String.UnicodeScalarView(text.visible)))
    }

    /// Whether the scalars of `part` are among those of `whole`, in order.
    private func isSubsequence(_ part: [Unicode.Scalar], of whole: [Unicode.Scalar]) -> Bool {
        var rest = part[...]
        for scalar in whole where scalar == rest.first { rest = rest.dropFirst() }
        return rest.isEmpty
    }

    /// Whether each scalar is in `whole` as often as in `part`.
    private func isContained(_ part: [Unicode.Scalar], in whole: [Unicode.Scalar]) -> Bool {
        let counts = Dictionary(whole.map { ($0, 1) }, uniquingKeysWith: +)
        return Dictionary(part.map { ($0, 1) }, uniquingKeysWith: +).allSatisfy {
            counts[$0.key, default: 0] >= $0.value
        }
    }

    private func loses(_ body: [UInt8], _ width: Int) -> Bool {
        let given = texts(body).visible
        let shown = TextLayout(width: width).text(ofXHTML: body).visible
        // Cells stand beside each other and headers are said again, so that order is for other bodies.
        let hasTable = String(decoding: body, as: UTF8.self).contains("<t")
        return hasTable ? !isContained(given, in: shown) : !isSubsequence(given, of: shown)
    }

    @Test(arguments: LayoutCase.all)
    func `the cases fit each width and lose nothing`(golden: LayoutCase) throws {
        let body = try golden.body()
        for width in Self.widths {
            #expect(faults(body, width) == [])
            #expect(!loses(body, width), "at \(width)")
        }
    }

    @Test(arguments: 0..<4)
    func `random bodies fit each width and lose nothing`(seed: UInt64) {
        var generator = SeededGenerator(state: seed &* 104_729 &+ 7)
        for _ in 0..<150 {
            let body = Array(RandomBody.make(depth: 4, &generator).utf8)
            let comment = Comment(rawValue: String(decoding: body, as: UTF8.self))
            for width in [20, 33, 80] {
                #expect(faults(body, width) == [], comment)
                #expect(!loses(body, width), comment)
            }
        }
    }

    @Test(arguments: 0..<4)
    func `mutants of the cases fit each width and lose nothing`(seed: UInt64) throws {
        let seeds = try LayoutCase.all.map { try $0.body() }
        var generator = SeededGenerator(state: seed &* 7_919 &+ 17)
        for _ in 0..<150 {
            let body = Self.mutant(of: seeds, &generator)
            let comment = Comment(rawValue: String(decoding: body, as: UTF8.self).debugDescription)
            for width in [20, 60] {
                #expect(faults(body, width) == [], comment)
                #expect(!loses(body, width), comment)
            }
        }
    }

    @Test func `random bytes trap nowhere`() {
        var generator = SeededGenerator(state: 3)
        for _ in 0..<300 {
            let body = (0..<300).map { _ in UInt8.random(in: 0...255, using: &generator) }
            #expect(faults(body, 20) == [])
        }
    }

    private static func mutant(of seeds: [[UInt8]], _ generator: inout SeededGenerator) -> [UInt8] {
        let pieces = [
            "<", ">", "</", "<b>", "</b>", "<p>", "</p>", "<td>", "</td>", "<tr>", "<table>", "</table>", "<ul>",
            "<li>",
            "</li>", "<ol reversed='' start='-7'>", "<div class=\"alert note\">", "</div>", "<pre>", "</pre>", "<h2>",
            "&",
            "&amp;", "&#x1B;", "\u{A0}", "é", "日", "\u{301}", "<br/>", "<sup>", "<td colspan=\"1000\" rowspan=\"9\">",
            "\"",
            "<a href=\"https://example.org/\">", "<!--", "-->", "<![CDATA[", "]]>", "<?", "\r\n", "\t", "<dt>", "<dd>",
            "<th>",
            "<thead>", "</thead>", "<blockquote>", "<rt>", "<q>", "<code>", "</code>", "<img alt='x y'/>", "<hr/>",
        ].map { Array($0.utf8) }
        var bytes = seeds.randomElement(using: &generator) ?? []
        let start = Int.random(in: 0...bytes.count, using: &generator)
        bytes = Array(bytes[start...].prefix(Int.random(in: 0...600, using: &generator)))
        for _ in 0..<Int.random(in: 1...12, using: &generator) {
            let place = Int.random(in: 0...bytes.count, using: &generator)
            let end = min(bytes.count, place + Int.random(in: 0...12, using: &generator))
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: bytes.removeSubrange(place..<end)
            case 1: bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 2 where place < bytes.count: bytes[place] = UInt8.random(in: 1...126, using: &generator)
            default: bytes.insert(contentsOf: pieces.randomElement(using: &generator) ?? [], at: place)
            }
        }
        return bytes
    }
}

/// Makes bodies as helpc writes them.
enum RandomBody {
    static func make(depth: Int, _ generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 1...3, using: &generator)).map { _ in block(depth, &generator) }.joined(separator: "\n")
    }

    private static let words = [
        "gate", "the", "Keeper", "harbourmaster’s", "a", "10\u{A0}000", "d’abord", "«", "»", ":", "!", "（港）", "ゲートが",
        "管理者。",
        "セットアップ", "e\u{301}t\u{E9}", "שָׁלוֹם", "👩‍🚀", "C:\\Gates\\North\\settings.ini",
        "RelayBoundaryPolicyWithoutAnyKeepers", "—", "&lt;x&gt;",
        "&amp;", "https://example.org/a/path/that/is/long", "user\u{202E}x", "ไม่มีคำตอบ", "x-y-z", "(in", "brackets)",
        "한국어", "…",
    ]

    private static func inline(_ generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 0...12, using: &generator)).map { _ in
            let word = words.randomElement(using: &generator) ?? ""
            switch Int.random(in: 0..<14, using: &generator) {
            case 0: return "<strong>\(word)</strong>"
            case 1: return "<code>\(word) \(word)</code> "
            case 2: return "<a href=\"https://example.org/\(Int.random(in: 0...3, using: &generator))\">\(word)</a> "
            case 3: return "\(word)<br/>"
            case 4: return "<img src=\"x\" alt=\"\(word)\"/> "
            case 5: return "<em>\(word) </em>"
            default: return word + " "
            }
        }.joined()
    }

    private static func block(_ depth: Int, _ generator: inout SeededGenerator) -> String {
        let inner = { (generator: inout SeededGenerator) in
            depth > 0 ? make(depth: depth - 1, &generator) : "<p>\(inline(&generator))</p>"
        }
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: return "<h\(Int.random(in: 1...6, using: &generator))>\(inline(&generator))</h1>"
        case 1: return "<ul>" + item(inner(&generator)) + item(inline(&generator)) + "</ul>"
        case 2:
            return "<ol start=\"\(Int.random(in: -5...12, using: &generator))\">" + item(inner(&generator)) + "</ol>"
        case 3: return "<blockquote>\(inner(&generator))</blockquote>"
        case 4: return "<div class=\"alert warning\">\n<p class=\"alert-title\">Warning</p>\n\(inner(&generator))</div>"
        case 5:
            let code = inline(&generator).replacing("<br/>", with: "\n")
            return "<pre><code class=\"language-powershell\">\(code)</code></pre>"
        case 6: return "<dl><dt>\(inline(&generator))</dt><dd>\(inner(&generator))</dd></dl>"
        case 7: return table(inner, &generator)
        case 8: return "<hr/>"
        default: return "<p>\(inline(&generator))</p>"
        }
    }

    private static func item(_ content: String) -> String { "<li>\(content)</li>" }

    private static func table(
        _ inner: (inout SeededGenerator) -> String, _ generator: inout SeededGenerator
    ) -> String {
        let columns = Int.random(in: 1...5, using: &generator)
        let head = (0..<columns).map { _ in "<th>\(inline(&generator))</th>" }.joined()
        let rows = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
            "<tr>"
                + (0..<columns).map { _ in
                    "<td>\(Bool.random(using: &generator) ? inline(&generator) : inner(&generator))</td>"
                }
                .joined() + "</tr>\n"
        }
        return "<table>\n<thead><tr>\(head)</tr></thead>\n<tbody>\n\(rows.joined())</tbody>\n</table>"
    }
}
