import HelpDiagnostics
import HelpLookup

/// A topic for a person at a terminal: its title, its body laid out, and below it what to quote.
struct TopicText {
    private let record: LookupRecord
    private let style: AnswerStyle

    init(_ record: LookupRecord, _ style: AnswerStyle) {
        self.record = record
        self.style = style
    }

    var bytes: [UInt8] { record.utf8(.text) }
}
