import HelpDiagnostics

/// Writes a token stream as plain text for people: blocks apart by blank lines, lists with marks, tables a row a line.
public struct PlainTextWriter: ~Copyable {
    private var out: OutputBytes
    /// What each line of the current block begins with, and how much of that was there before each block in it.
    private var prefix: [UInt8] = []
    private var outerCounts: [Int] = []
    private var counters: [Int?] = []
    private var isPreformatted = 0
    private var pendingBreaks = 0
    private var marker: [UInt8]?
    private var isFirstCell = false
    private var atLineStart = true

    /// The text of `markup`, UTF-8 bytes that end with a line end unless empty.
    public static func text(of markup: Markup, labels: XHTMLWriter.Labels) -> [UInt8] {
        var writer = PlainTextWriter(capacity: markup.text.count)
        for token in markup.tokens {
            switch token.kind {
            case .open: writer.open(token, markup, labels)
            case .close: writer.close(token)
            case .text: writer.text(markup.bytes(of: token))
            case .verbatim: break
            }
        }
        if !writer.atLineStart { writer.out.append(0x0A) }
        return writer.out.bytes
    }

    private init(capacity: Int) { out = OutputBytes(capacity: capacity) }

    private mutating func open(_ token: Markup.Token, _ markup: Markup, _ labels: XHTMLWriter.Labels) {
        switch token.element {
        case .ul, .dl: list(nil)
        case .ol:
            let start = markup.attributes(of: token).first { $0.name == .start }
            list(start.flatMap { Int(String(decoding: markup.bytes(of: $0), as: UTF8.self)) } ?? 1)
        case .li: item()
        case .blockquote: block(prefix: "> ")
        case .dd: block(prefix: "    ")
        case .pre:
            block(prefix: "    ")
            isPreformatted += 1
        case .br, .hr: if token.element == .hr { rule() } else { line() }
        case .img:
            if let alternative = markup.attributes(of: token).first(where: { $0.name == .alt }) {
                text(markup.bytes(of: alternative))
            }
        case .tr:
            lineBreaks(1)
            isFirstCell = true
        case .td, .th:
            if !isFirstCell { text(Self.tab[...]) }
            isFirstCell = false
        case .tbody, .thead, .tfoot, .colgroup, .col: break
        default: if token.element.isBlock || token.element == .dt || token.element == .caption { lineBreaks(2) }
        }
        if let alert = labels.alert(token.role) {
            text(Array("\(alert.title)".utf8)[...])
            lineBreaks(2)
        }
    }

    private mutating func close(_ token: Markup.Token) {
        switch token.element {
        case .ul, .ol, .dl:
            counters.removeLast()
            lineBreaks(counters.isEmpty ? 2 : 1)
        case .li:
            endPrefix()
            lineBreaks(1)
        case .blockquote, .dd:
            endPrefix()
            lineBreaks(2)
        case .pre:
            isPreformatted -= 1
            endPrefix()
            lineBreaks(2)
        case .br, .hr, .td, .th, .tr, .tbody, .thead, .tfoot: break
        default: if token.element.isBlock || token.element == .dt || token.element == .caption { lineBreaks(2) }
        }
    }

    // MARK: Lines

    private mutating func list(_ start: Int?) {
        lineBreaks(counters.isEmpty ? 2 : 1)
        counters.append(start)
    }

    private mutating func item() {
        lineBreaks(1)
        var mark = Self.bullet
        if let last = counters.indices.last, let number = counters[last] {
            mark = Array("\(number). ".utf8)
            counters[last] = number + 1
        }
        marker = mark
        outerCounts.append(prefix.count)
        for _ in mark { prefix.append(0x20) }
    }

    private static let bullet = Array("- ".utf8)
    private static let tab = Array("\t".utf8)

    private mutating func block(prefix: String) {
        lineBreaks(2)
        outerCounts.append(self.prefix.count)
        self.prefix.append(contentsOf: prefix.utf8)
    }

    private mutating func endPrefix() {
        guard let count = outerCounts.popLast() else { return }
        prefix.removeSubrange(count...)
    }

    private mutating func rule() {
        lineBreaks(2)
        text(Array("----".utf8)[...])
        lineBreaks(2)
    }

    private mutating func line() { lineBreaks(1) }

    private mutating func lineBreaks(_ count: Int) {
        // A mark waits for its item's first line.
        guard marker == nil, !out.isEmpty else { return }
        pendingBreaks = max(pendingBreaks, count)
    }

    private mutating func startLine() {
        if let mark = marker {
            out.append(contentsOf: prefix[..<(outerCounts.last ?? 0)])
            out.append(contentsOf: mark)
            marker = nil
        } else {
            out.append(contentsOf: prefix)
        }
        atLineStart = false
    }

    private mutating func flushBreaks() {
        guard pendingBreaks > 0 else { return }
        while out.last == 0x20 { out.removeLast() }
        for _ in 0..<pendingBreaks { out.append(0x0A) }
        pendingBreaks = 0
        atLineStart = true
    }

    private mutating func text(_ bytes: ArraySlice<UInt8>) {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            // Words with a space between two stand as they are.
            let end = ByteWords.end(in: bytes[index...], .ascii)
            if end > index {
                flushBreaks()
                if atLineStart { startLine() }
                out.append(contentsOf: bytes[index..<end])
                index = end
                continue
            }
            let byte = bytes[index]
            index += 1
            if isPreformatted > 0, byte == 0x0A {
                // The last line end of a code block is the block's own.
                pendingBreaks += 1
                continue
            }
            if byte == 0x0D { continue }
            let isSpace = isPreformatted == 0 && (byte == 0x20 || byte == 0x0A)
            if isSpace, atLineStart || pendingBreaks > 0 || out.last == 0x20 { continue }
            flushBreaks()
            if atLineStart { startLine() }
            out.append(isSpace ? 0x20 : byte)
        }
    }
}
