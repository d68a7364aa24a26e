import HelpDiagnostics
import HelpKeys
import HelpLookup

extension LogReport {
    /// The report as one page that needs no other file: for a ticket, a mail, a printer.
    ///
    /// - Parameters:
    ///   - isBrief: whether summaries stand for whole topics.
    ///   - notice: what a reader is to hear of a topic in a locale; nil for nothing.
    public func html(isBrief: Bool, notice: (LocaleTag) -> String?) -> [UInt8] {
        var page = ReportPage()
        page.raw(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="color-scheme" content="light dark" />
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />

            """)
        page.element("title", Self.title(shortName))
        page.raw("<style>\n\(ReportStyle.text)\n</style>\n</head>\n<body>\n<main>\n")
        page.element("h1", Self.title(shortName))
        page.element("p", summary)
        for gap in gaps { page.element("p", gap + ".", class: "note") }
        if entries.count > 1 { writeContents(to: &page) }
        for (index, entry) in entries.enumerated() {
            entry.write(number: index + 1, isNumbered: entries.count > 1, isBrief: isBrief, notice: notice, to: &page)
        }
        writeErrors(to: &page)
        page.raw("</main>\n</body>\n</html>\n")
        return page.bytes
    }

    private static func title(_ name: String) -> String { "What failed in \(name)" }

    private func writeContents(to page: inout ReportPage) {
        page.raw("<nav aria-label=\"Failures\">\n<ol>\n")
        for (index, entry) in entries.enumerated() {
            page.raw("<li><a href=\"#f\(index + 1)\">")
            page.text(entry.name ?? entry.shortMessage)
            page.raw("</a>")
            if entry.failure.severity == .warning { page.text(" (recommended)") }
            if entry.help.record == nil { page.text(" (no help)") }
            page.raw("</li>\n")
        }
        page.raw("</ol>\n</nav>\n")
    }

    private func writeErrors(to page: inout ReportPage) {
        let errors = log.foundErrors
        guard !errors.isEmpty else {
            if entries.isEmpty { page.element("p", "It has no error lines either.") }
            return
        }
        page.raw("<section class=\"error\">\n")
        page.element("h2", entries.isEmpty ? "Its error lines" : "Other error lines")
        for error in errors {
            let more = error.followingLineCount
            let note = more > 0 ? "; \(Self.counted(more, "more line")) in the log" : ""
            page.element("p", Self.places(error.count, error.first, error.last) + note, class: "place")
            page.message(error.text)
        }
        if log.droppedErrorCount > 0 {
            let dropped = Self.counted(log.droppedErrorCount, "more error line")
            page.element("p", "\(dropped) between the first and the last not shown.", class: "note")
        }
        page.raw("</section>\n")
    }
}

extension LogReport.Entry {
    fileprivate func write(
        number: Int, isNumbered: Bool, isBrief: Bool, notice: (LocaleTag) -> String?, to page: inout ReportPage
    ) {
        page.raw("<section id=\"f\(number)\" class=\"\(failure.severity.name)\">\n")
        page.element("h2", (isNumbered ? "\(number). " : "") + (name ?? shortMessage))
        page.raw("<p class=\"place\"><span class=\"level\">\(level)</span> ")
        page.text(LogReport.places(failure.count, failure.first, failure.last))
        page.raw("</p>\n")
        if !failure.message.isEmpty { page.message(failure.message) }
        writeAbsence(to: &page)
        for remark in remarks(notice) { page.element("p", remark, class: "note") }
        if let record = help.record { write(record, number, isBrief: isBrief, to: &page) }
        page.raw("</section>\n")
    }

    private func writeAbsence(to page: inout ReportPage) {
        guard let absence else { return }
        page.element("p", absence)
        if !help.nearest.isEmpty || !help.candidates.isEmpty {
            page.raw("<ul>\n")
            for id in help.nearest { page.element("li", id) }
            for record in help.candidates {
                page.raw("<li>")
                page.text(Self.id(of: record))
                page.raw(": <span lang=\"\(record.locale)\">")
                page.text(record.title)
                page.raw("</span></li>\n")
            }
            page.raw("</ul>\n")
        }
        guard let url = failure.helpURL else { return }
        page.raw("<p class=\"note\">The log names ")
        page.link(url)
        page.raw("</p>\n")
    }

    private func write(_ record: LookupRecord, _ number: Int, isBrief: Bool, to page: inout ReportPage) {
        let body = TopicBody(record.utf8(.html))
        page.raw("<div class=\"help\"")
        if let locale {
            page.raw(" lang=\"\(locale)\"")
            if locale.isRightToLeft { page.raw(" dir=\"rtl\"") }
        }
        page.raw(">\n")
        if isBrief || !TopicMarkup.hasTitle(record.utf8(.html)) { page.element("h3", record.title) }
        if let summary = isBrief ? record.summary : Self.separateSummary(of: record), !summary.isEmpty {
            page.element("p", summary)
        }
        if !isBrief { page.raw(body.html(level: 3, prefix: "f\(number)-")) }
        page.raw("</div>\n")
        guard !record.url.isEmpty else { return }
        page.raw("<p class=\"note\">")
        page.link(record.url)
        page.raw("</p>\n")
    }
}

/// A page that is being written.
private struct ReportPage {
    private(set) var bytes: [UInt8] = []

    mutating func raw(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

    mutating func raw(_ markup: [UInt8]) { bytes.append(contentsOf: markup) }

    /// Text that others wrote: what HTML forbids, and what would turn text around, is spelt out.
    mutating func text(_ text: String) {
        for byte in TerminalText.escaped(text).utf8 {
            switch byte {
            case 0x26: raw("&amp;")
            case 0x3C: raw("&lt;")
            case 0x3E: raw("&gt;")
            case LogByte.quote: raw("&quot;")
            default: bytes.append(byte)
            }
        }
    }

    mutating func element(_ name: String, _ content: String, class style: String? = nil) {
        raw("<\(name)" + (style.map { " class=\"\($0)\"" } ?? "") + ">")
        text(content)
        raw("</\(name)>\n")
    }

    /// A message of the log, its lines kept apart.
    mutating func message(_ message: String) {
        raw("<blockquote class=\"message\">\n<p>")
        for (index, line) in message.split(whereSeparator: \.isNewline).enumerated() {
            if index > 0 { raw("<br />\n") }
            text(String(line))
        }
        raw("</p>\n</blockquote>\n")
    }

    /// A link, where a browser may follow it; else its text.
    mutating func link(_ address: String) {
        let isWeb = address.hasPrefix("https://") || address.hasPrefix("http://")
        let isClean = address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !Self.unfit.contains($0) }
        guard isWeb, isClean else { return text(address) }
        raw("<a href=\"")
        text(address)
        raw("\">")
        text(address)
        raw("</a>")
    }

    /// What a URL cannot hold unescaped.
    private static let unfit: Set<UInt8> = [0x22, 0x3C, 0x3E, 0x5B, 0x5C, 0x5D, 0x5E, 0x60, 0x7B, 0x7C, 0x7D]
}
