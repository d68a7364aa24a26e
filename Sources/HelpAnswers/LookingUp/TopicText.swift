import HelpDiagnostics
import HelpLookup
import HelpTerminal

/// A topic for a person at a terminal: its title, its body laid out to the width, and below it what to quote.
struct TopicText {
    private let record: LookupRecord
    private let style: AnswerStyle

    init(_ record: LookupRecord, _ style: AnswerStyle) {
        self.record = record
        self.style = style
    }

    /// The text, UTF-8, ending with a line end.
    var bytes: [UInt8] {
        let layout = TextLayout(width: style.width, style: TextStyle(usesSGR: style.usesStyles))
        let body = record.utf8(.html)
        var text = ""
        if !TopicMarkup.hasTitle(body) { text += layout.text(ofHeading: record.title, level: 1) + "\n" }
        text += layout.text(ofXHTML: body)
        if !text.isEmpty { text += "\n" }
        return Array((text + layout.text(ofParagraph: quotable) + address).utf8)
    }

    /// The ids by which others can be asked about the topic, its language and its date: a line that needs no words of any
    /// language.
    private var quotable: String {
        let id = [record.errorID, record.mtpsID, record.assetID].first { !$0.isEmpty }
        let parts = [id, record.locale.description, record.date.isEmpty ? nil : record.date]
        return parts.compactMap { $0 }.joined(separator: " · ")
    }

    /// Never broken, so that a terminal knows it for an address.
    private var address: String { record.url.isEmpty ? "" : TerminalText.escaped(record.url) + "\n" }
}
