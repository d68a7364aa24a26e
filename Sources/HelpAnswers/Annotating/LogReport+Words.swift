import HelpDiagnostics
import HelpKeys
import HelpLookup

/// Sentences that reports in text and in HTML have in common.
extension LogReport {
    /// What failed and how much of it the help explains, in one or two sentences.
    var summary: String {
        let count = entries.count + log.droppedFailureCount
        let place = "\(shortName) (\(Self.counted(lines.lineCount, "line")))"
        guard count > 0 else { return "No rule failed in \(place)." }
        let errors = entries.filter { $0.failure.severity == .error }.count + log.droppedFailureCount
        let advice = entries.count + log.droppedFailureCount - errors
        let parts = [
            errors > 0 ? Self.counted(errors, "failed rule") : nil,
            advice > 0 ? Self.counted(advice, "recommendation") : nil,
        ].compactMap { $0 }
        let explained = entries.filter { $0.help.record != nil }.count
        let help =
            switch (explained, count) {
            case (1, 1): "it"
            case (0, 1): "nothing of it"
            case (count, _): "all of them"
            case (0, _): "none of them"
            default: "\(explained) of them"
            }
        return "\(parts.joined(separator: " and ")) in \(place). The help explains \(help)."
    }

    /// What was not read or is not shown; empty where all is.
    var gaps: [String] {
        var gaps: [String] = []
        if lines.cutCount > 0 {
            let count = lines.cutCount
            let records = count == 1 ? "One record of the log is" : "\(Self.grouped(count)) records of the log are"
            gaps.append("\(records) longer than any should be, and the end of it was not read")
        }
        if log.droppedFailureCount > 0 {
            gaps.append("Not shown: \(Self.counted(log.droppedFailureCount, "more failure"))")
        }
        return gaps
    }

    /// `1 line`, `2,031 lines`.
    static func counted(_ count: Int, _ noun: String) -> String { "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")" }

    /// `1,234`
    static func grouped(_ count: Int) -> String {
        var digits = String(count)
        var place = digits.count - 3
        while place > 0 {
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
            place -= 3
        }
        return digits
    }

    /// `line 1,932, 12/19/2020 04:17:00.0248`
    static func place(_ place: LogPlace) -> String {
        "line \(grouped(place.line))" + (place.time.map { ", \($0)" } ?? "")
    }

    /// `line 3, 10:00` or `3 times, first in line 3, 10:00, last in line 9, 11:00`.
    static func places(_ count: Int, _ first: LogPlace, _ last: LogPlace) -> String {
        count == 1 ? place(first) : "\(grouped(count)) times, first in \(place(first)), last in \(place(last))"
    }
}

extension LogReport.Entry {
    /// What the failure is called: its rule, else the id in its address, else nothing.
    var name: String? { failure.rule ?? failure.helpURL.map { HelpAddress.id(in: $0) ?? $0 } }

    /// How much it matters, in a word for people.
    var level: String { failure.severity == .error ? "failed" : "recommended" }

    /// What there is to say of the help besides itself, each in a sentence.
    func remarks(_ notice: (LocaleTag) -> String?) -> [String] {
        var remarks: [String] = []
        if help.source == .message, let key = help.key, help.record != nil {
            remarks.append(
                "The log names no rule that the help knows; this is the topic on ‘\(key)’, which the message mentions.")
        }
        if let match = help.answer?.match, help.record != nil, match.rank >= 3, let key = help.key {
            let kind = match.name.replacing("-", with: " ")
            remarks.append("No topic is called ‘\(key)’; this one has it as its \(kind).")
        }
        if let locale, let notice = notice(locale), let reason = help.answer?.reason {
            remarks.append("\(notice) (\(Self.words(reason))).")
        }
        if help.versionDiffers, let version = help.record?.version {
            remarks.append("The log's address is of another version; this topic is about \(version).")
        }
        if failure.isMessageInferred {
            remarks.append("That the message is this rule's is told by its place in the log.")
        }
        if !failure.isReported { remarks.append("The log ends before it reports this rule as failed.") }
        return remarks
    }

    /// Why there is no topic, in a sentence; nil where there is one.
    var absence: String? {
        guard help.record == nil else { return nil }
        guard let key = help.key, let status = help.answer?.status else {
            return "The log names neither a rule nor help for this, so there is nothing to look up."
        }
        let name = "‘\(key)’"
        switch status {
        case .ok, .fallback: return nil
        case .notFound where help.nearest.isEmpty:
            return "The help has no topic on \(name), and none that is called alike."
        case .notFound: return "The help has no topic on \(name). Nearest ids:"
        case .ambiguous where help.hasAllCandidates: return "Several topics are called \(name):"
        case .ambiguous where help.candidates.isEmpty:
            return "Several topics are called \(name), and the bundle is damaged where they would be."
        case .ambiguous: return "Several topics are called \(name), and the bundle is damaged where others would be:"
        case .notInLocale: return "The topic on \(name) exists, but in no language that may be shown."
        case .badKey: return "\(name) cannot be the name of a topic."
        case .corrupt, .io, .version: return "The bundle is damaged where the topic on \(name) would be."
        }
    }

    private static func words(_ reason: FallbackReason) -> String {
        switch reason {
        case .exact: "as asked for"
        case .region: "the same language, for another region"
        case .parent: "the nearest relative"
        case .nextChoice: "your next choice"
        case .default: "the default of the help"
        case .any: "the only one there is"
        }
    }
}
