import HelpDiagnostics
import HelpKeys
import HelpLookup
import HelpTerminal

extension LogReport {
    /// The report for a terminal.
    ///
    /// - Parameters:
    ///   - layout: how it is laid out.
    ///   - isBrief: whether summaries stand for whole topics.
    ///   - notice: what a reader is to hear of a topic in a locale; nil for nothing.
    public func text(_ layout: TextLayout, isBrief: Bool, notice: (LocaleTag) -> String?) -> String {
        var text = layout.text(ofParagraph: summary)
        for gap in gaps { text += layout.text(ofParagraph: gap + ".") }
        if entries.count > 1 { text += "\n" + overview(layout) }
        for (index, entry) in entries.enumerated() {
            let number = entries.count > 1 ? index + 1 : nil
            text += "\n" + entry.text(layout, number: number, isBrief: isBrief, notice: notice)
        }
        return text + errorText(layout)
    }

    /// What is left to say when the failures were shown one by one.
    public func closingText(_ layout: TextLayout) -> String {
        var text = layout.text(ofParagraph: summary)
        for gap in gaps { text += layout.text(ofParagraph: gap + ".") }
        return text + errorText(layout)
    }

    private func overview(_ layout: TextLayout) -> String {
        let width = String(entries.count).utf8.count
        return entries.enumerated().map { index, entry in
            let number = String(index + 1)
            let remarks = [
                entry.failure.severity == .warning ? "recommended" : nil, entry.help.record == nil ? "no help" : nil,
            ].compactMap { $0 }
            let note = remarks.isEmpty ? "" : " (\(remarks.joined(separator: ", ")))"
            let line = layout.text(ofParagraph: "\(number). \(entry.name ?? entry.shortMessage)\(note)")
            return String(repeating: " ", count: width - number.utf8.count + 1) + line
        }.joined()
    }

    /// The error lines that belong to no failure.
    func errorText(_ layout: TextLayout) -> String {
        let errors = log.foundErrors
        guard !errors.isEmpty else {
            return entries.isEmpty ? layout.text(ofParagraph: "It has no error lines either.") : ""
        }
        let title = entries.isEmpty ? "Its error lines" : "Other error lines"
        var text = "\n" + layout.text(ofHeading: title, level: 2)
        for error in errors {
            text += "\n" + layout.text(ofParagraph: Self.places(error.count, error.first, error.last) + ":")
            text += layout.text(ofParagraph: error.text, indent: 2)
            guard error.followingLineCount > 0 else { continue }
            let more = Self.counted(error.followingLineCount, "more line")
            text += layout.text(ofParagraph: "(\(more) in the log)", indent: 2)
        }
        if log.droppedErrorCount > 0 {
            let dropped = Self.counted(log.droppedErrorCount, "more error line")
            text += "\n" + layout.text(ofParagraph: "\(dropped) between the first and the last not shown.")
        }
        return text
    }
}

extension LogReport.Entry {
    /// The beginning of the message, for where it stands for a name.
    var shortMessage: String {
        let message = failure.message.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        guard message.count > 60 else { return message.isEmpty ? "a failure without a name" : message }
        return message.prefix(59) + "…"
    }

    /// That the failure came again, in a sentence.
    var recurrence: String {
        let count = LogReport.grouped(failure.count)
        return "\(name ?? shortMessage): \(level) again (\(count) times so far), \(LogReport.place(failure.last))"
    }

    /// The failure and its help.
    func text(_ layout: TextLayout, number: Int?, isBrief: Bool, notice: (LocaleTag) -> String?) -> String {
        let title = (number.map { "\($0). " } ?? "") + (name ?? shortMessage)
        // A line over the whole width: the eye finds the next failure by it.
        var text = String(repeating: "━", count: layout.width) + "\n" + layout.text(ofHeading: title, level: 2)
        let places = LogReport.places(failure.count, failure.first, failure.last)
        text += Self.coloured(layout.text(ofParagraph: "\(level), \(places)"), failure.severity, layout.style)
        for line in failure.message.split(whereSeparator: \.isNewline) {
            text += layout.text(ofParagraph: String(line), indent: 2)
        }
        if let absence {
            text += "\n" + layout.text(ofParagraph: absence)
            for id in help.nearest { text += layout.text(ofParagraph: id, indent: 2) }
            for record in help.candidates {
                text += layout.text(ofParagraph: "\(Self.id(of: record)): \(record.title)", indent: 2)
            }
            if let url = failure.helpURL { text += layout.text(ofParagraph: "The log names \(url)") }
        }
        let remarks = remarks(notice)
        if !remarks.isEmpty { text += "\n" }
        for remark in remarks { text += layout.text(ofParagraph: remark) }
        if let record = help.record { text += "\n" + Self.text(record, layout, isBrief: isBrief) }
        return text
    }

    /// `line`, its first word in the colour of `severity`.
    private static func coloured(_ line: String, _ severity: FailureSeverity, _ style: TextStyle) -> String {
        guard style.usesSGR, let end = line.firstIndex(of: ",") else { return line }
        return "\u{1B}[\(severity == .error ? "1;31" : "1;33")m\(line[..<end])\u{1B}[0m\(line[end...])"
    }

    /// What tells a topic from those that share a key with it.
    static func id(of record: LookupRecord) -> String {
        [record.mtpsID, record.errorID, record.assetID].first { !$0.isEmpty } ?? record.path
    }

    private static func text(_ record: LookupRecord, _ layout: TextLayout, isBrief: Bool) -> String {
        let body = record.utf8(.html)
        let hasOwnTitle = !isBrief && TopicMarkup.hasTitle(body)
        var text = hasOwnTitle ? "" : layout.text(ofHeading: record.title, level: 1) + "\n"
        if let summary = isBrief ? record.summary : separateSummary(of: record), !summary.isEmpty {
            text += layout.text(ofParagraph: summary)
            if !isBrief { text += "\n" }
        }
        if !isBrief { text += layout.text(ofXHTML: body) }
        if !record.url.isEmpty { text += "\n" + layout.text(ofParagraph: record.url) }
        return text
    }

    /// The summary, unless the body says it anyway.
    static func separateSummary(of record: LookupRecord) -> String? {
        let summary = words(record.summary)
        // The beginning of a long paragraph ends with an ellipsis.
        let beginning = summary.hasSuffix("…") ? String(summary.dropLast()) : summary
        return beginning.isEmpty || words(record.text).contains(beginning) ? nil : summary
    }

    /// `text` with one space for all white space between words.
    private static func words(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
