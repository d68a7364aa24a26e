/// Reads lines of logs. Forms are recognised, not products:
///
///     Failed [Rule:NAME] [Message:TEXT]      and the fields in any order; also [Check:…], [Test:…], [Result:Failed]
///     Rule NAME failed: TEXT
///     Started [Rule:NAME] [RuleType:Warning]
///     Evaluated [Rule:NAME] [Value:"True"]
///     [REQUIRED] TEXT                        and RECOMMENDED, ERROR, WARNING and their kin, in brackets or not
///     Help URL: https://…
///
/// each after a time, the number of a thread, a level and the like.
enum LogScanner {
    /// What `line` says, and where what it says begins. O(n).
    static func read(_ line: ArraySlice<UInt8>) -> (event: LogEvent, prefix: LogPrefix) {
        let prefix = LogPrefix(of: line)
        return (event(of: line[prefix.end...]), prefix)
    }

    private static func event(of text: ArraySlice<UInt8>) -> LogEvent {
        guard let first = text.first else { return .other }
        let (level, body) = leveled(text)
        if let event = ruleEvent(in: body, level) { return event }
        if let level { return .message(level, body) }
        // An address is looked for in short lines only: what else it stands in is prose.
        if LogByte.isLetter(first) || first >= 0x80, text.count <= 2_048, let link = link(in: text) { return link }
        return .other
    }

    // MARK: Levels

    /// The level that `text` begins with, and the rest: `[REQUIRED] …`, `ERROR: …`, `ERROR …`, `Error: …`.
    private static func leveled(_ text: ArraySlice<UInt8>) -> (LogLevel?, ArraySlice<UInt8>) {
        if text.first == LogByte.openBracket {
            let content = text.dropFirst().prefix(12)
            guard let close = content.firstIndex(of: LogByte.closeBracket), let level = LogLevel(content[..<close])
            else { return (nil, text) }
            return (level, afterSeparators(text[close...].dropFirst()))
        }
        let word = text.prefix(12).prefix(while: LogByte.isLetter)
        guard let level = LogLevel(word), word.endIndex < text.endIndex else { return (nil, text) }
        // “Error” may begin a sentence; “ERROR” and “Error:” do not.
        let isColon = text[word.endIndex] == LogByte.colon
        let isLoud = LogByte.isSpace(text[word.endIndex]) && word.allSatisfy { $0 < 0x5B }
        guard isColon || isLoud else { return (nil, text) }
        return (level, afterSeparators(text[word.endIndex...]))
    }

    /// `text` without the colon, bar or dash that sets it off.
    private static func afterSeparators(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let rest = text.drop(while: LogByte.isSpace)
        guard let mark = rest.first, mark == LogByte.colon || mark == 0x7C || mark == 0x2D else { return rest }
        return rest.dropFirst().drop(while: LogByte.isSpace)
    }

    // MARK: Rules

    private static func ruleEvent(in text: ArraySlice<UInt8>, _ level: LogLevel?) -> LogEvent? {
        var rest = text
        while let bracket = rest.firstIndex(of: LogByte.openBracket) {
            if isRuleField(text[bracket...]) {
                return ruleEvent(after: text[..<bracket], LogField.all(in: text, from: bracket), level)
            }
            rest = text[bracket...].dropFirst()
        }
        return sentence(text, level)
    }

    private static let ruleNames = ["[rule:", "[check:", "[test:"]

    private static func isRuleField(_ text: ArraySlice<UInt8>) -> Bool {
        // The second letter decides nearly always.
        guard let letter = text.dropFirst().first.map(LogByte.folded) else { return false }
        guard letter == 0x72 || letter == 0x63 || letter == 0x74 else { return false }
        return ruleNames.contains { LogByte.begins(text, with: $0) }
    }

    private static func ruleEvent(
        after lead: ArraySlice<UInt8>, _ fields: [LogField], _ level: LogLevel?
    ) -> LogEvent? {
        guard let rule = fields.first.map({ LogByte.trimmed($0.value) }), !rule.isEmpty, rule.count <= longestRule
        else { return nil }
        let verb = LogByte.trimmed(lead).suffix(while: LogByte.isLetter)
        let type = value("ruletype", in: fields) ?? value("severity", in: fields)
        let severity = level.map(FailureSeverity.init) ?? type.flatMap(severity(named:))
        let outcome = value("result", in: fields) ?? value("status", in: fields) ?? value("outcome", in: fields)
        if isFailed(verb) || outcome.map(isFailed) == true {
            let message = fields.first { LogByte.equals($0.name, "message") || LogByte.equals($0.name, "text") }
            return .failed(
                rule: rule, message: message.map { LogByte.trimmed($0.value) } ?? [], severity: severity,
                isComplete: message?.isClosed ?? true)
        }
        if LogByte.equals(verb, "started") { return severity.map { .started(rule: rule, severity: $0) } }
        guard LogByte.equals(verb, "evaluated"), let value = value("value", in: fields) else { return nil }
        let bare = value.first == LogByte.quote ? value.dropFirst().dropLast() : value
        return LogByte.equals(bare, "true") ? .holds(rule: rule) : nil
    }

    /// Longer than any id.
    private static let longestRule = 256

    private static func value(_ name: String, in fields: [LogField]) -> ArraySlice<UInt8>? {
        fields.first { LogByte.equals($0.name, name) }.map { LogByte.trimmed($0.value) }
    }

    private static func isFailed(_ word: ArraySlice<UInt8>) -> Bool {
        LogByte.equals(word, "failed") || LogByte.equals(word, "fail") || LogByte.equals(word, "failure")
    }

    private static func severity(named word: ArraySlice<UInt8>) -> FailureSeverity? {
        LogLevel(word).map(FailureSeverity.init)
    }

    /// `Rule NAME failed: TEXT`, the name in quotes or not; also `Check` and `Test`.
    private static func sentence(_ text: ArraySlice<UInt8>, _ level: LogLevel?) -> LogEvent? {
        let nouns = ["rule ", "check ", "test "]
        guard let noun = nouns.first(where: { LogByte.begins(text, with: $0) }) else { return nil }
        let words = text.dropFirst(noun.utf8.count)
        let quoted = words.prefix { !LogByte.isSpace($0) && $0 != LogByte.colon }
        let rule = quoted.drop { $0 == LogByte.quote || $0 == 0x27 }.prefix { $0 != LogByte.quote && $0 != 0x27 }
        let rest = text[quoted.endIndex...].drop(while: LogByte.isSpace)
        guard !rule.isEmpty, rule.count <= longestRule, LogByte.begins(rest, with: "failed") else { return nil }
        let tail = rest.dropFirst(6)
        guard tail.first.map(LogByte.isLetter) != true else { return nil }
        let severity = level.map(FailureSeverity.init)
        let message = tail.first == LogByte.colon || tail.first == 0x2E ? tail.dropFirst() : tail
        return .failed(rule: rule, message: LogByte.trimmed(message), severity: severity, isComplete: true)
    }

    // MARK: Addresses

    /// `Help URL: https://…`: a few words, a colon, and an address with nothing behind it.
    private static func link(in text: ArraySlice<UInt8>) -> LogEvent? {
        let line = LogByte.trimmed(text)
        guard let colon = line.prefix(longestLabel).firstIndex(of: LogByte.colon) else { return nil }
        let address = LogByte.trimmed(line[colon...].dropFirst())
        guard LogByte.begins(address, with: "http://") || LogByte.begins(address, with: "https://"),
            !address.contains(where: LogByte.isSpace)
        else { return nil }
        let label = line[..<colon]
        return .link(address, isHelp: label.indices.contains { LogByte.begins(label[$0...], with: "help") })
    }

    private static let longestLabel = 64
}

extension ArraySlice<UInt8> {
    /// The longest end of which every byte is `wanted`.
    fileprivate func suffix(while isWanted: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let last = lastIndex { !isWanted($0) }
        return self[(last.map { $0 + 1 } ?? startIndex)...]
    }
}
