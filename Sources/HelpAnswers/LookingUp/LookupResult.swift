import HelpDiagnostics
import HelpKeys
import HelpLookup
import HelpTerminal

/// An answer with all that there is to say about it.
struct LookupResult: Sendable {
    /// The key, as the caller holds it.
    let key: String
    /// The answer.
    let answer: LookupAnswer
    /// What was asked for.
    let request: LocaleRequest
    /// The locale that was served.
    let servedLocale: LocaleTag?
    /// The locales that have the topic, where none that was asked for does.
    let otherLocales: [LocaleTag]
    /// The ids most like the key, where no topic has it.
    let nearest: [String]
    /// The topics that share the key, where there are several.
    let candidates: Candidates

    /// What came of it.
    var status: LookupStatus { answer.status }

    init(key: String, answer: LookupAnswer, request: LocaleRequest, in bundle: LookupBundle) {
        self.key = key
        self.answer = answer
        self.request = request
        servedLocale = answer.step.map { bundle.locales[$0.locale] }
        nearest = answer.status == .notFound ? bundle.nearest(to: key) : []
        let normalized = LookupKey(key).normalized
        let any = try? bundle.locale(for: request, allowAny: true)
        candidates = Candidates(
            answer.status == .ambiguous ? normalized.map { bundle.candidates(for: $0, in: any) } ?? [] : [])
        otherLocales = answer.status == .notInLocale ? normalized.map(bundle.locales(having:)) ?? [] : []
    }

    // MARK: Notices

    /// What a person has to hear beside the answer, or instead of it; safe to print.
    func notices(_ wanted: WantedLocale) -> [String] {
        switch status {
        case .ok, .fallback:
            var notices: [String] = []
            if let servedLocale, let notice = wanted.notice(serving: [servedLocale]) { notices.append(notice) }
            if answer.versionDiffers, let record = answer.record {
                let version = TerminalText.escaped(record.version)
                notices.append("the topic is about version ‘\(version)’, not the one that the key names")
            }
            return notices
        case .notFound:
            let ids = nearest.map { "‘\(TerminalText.escaped($0))’" }.joined(separator: ", ")
            return ["no topic for ‘\(shown)’" + (ids.isEmpty ? "" : "; the nearest ids are \(ids)")]
        case .ambiguous:
            return [ambiguity]
        case .notInLocale:
            let tags = request.wishes.map { "‘\($0)’" }.joined(separator: ", ")
            let others = otherLocales.map { "‘\($0)’" }.joined(separator: ", ")
            return ["the topic for ‘\(shown)’ is not in \(tags.isEmpty ? "the default locale" : tags); it is in \(others)"]
        case .badKey:
            return ["a key is text in UTF-8, without NUL and not empty"]
        case .corrupt, .io, .version:
            return ["the bundle is damaged where the answer would be; \(Self.remedy)"]
        }
    }

    private static let remedy = "the files it was made from are whole, make it anew"

    /// What there is to choose from. How many topics a damaged bundle had is not known.
    private var ambiguity: String {
        let count = candidates.areAll ? "\(candidates.records.count)" : "several"
        guard !candidates.records.isEmpty else {
            return "‘\(shown)’ is an id of \(count) topics, and the bundle is damaged where they would be; \(Self.remedy)"
        }
        let lines = candidates.records.map { "\n" + line($0) }.joined()
        return "‘\(shown)’ is an id of \(count) topics; ask for one of them:" + lines
            + (candidates.areAll ? "" : "\n  and what is damaged in the bundle; \(Self.remedy)")
    }

    /// A log's line can be long.
    private var shown: String { TerminalText.escaped(key.utf8.count > 200 ? key.prefix(199) + "…" : key) }

    /// A candidate by the id that no other has.
    private func line(_ record: LookupRecord) -> String {
        let id = [record.mtpsID, record.assetID, record.contentKeyID].first { !$0.isEmpty } ?? record.path
        return "  \(TerminalText.escaped(id))  \(TerminalText.escaped(record.title))"
    }

    // MARK: JSON

    /// `Documentation/Schemas/lookup.schema.json`.
    var json: String {
        JSONWriter.document { document in
            document.member("schemaVersion", "1.0")
            document.member("status", status.name)
            document.member("key", key)
            document.member("match", answer.match?.name)
            document.member("requestedLocale", request.wishes.first?.description)
            document.member("servedLocale", servedLocale?.description)
            document.member("reason", answer.reason?.name)
            if let record = answer.record {
                document.object("topic") { Self.write(record, withBody: true, to: &$0) }
            } else {
                document.member("topic", nil as String?)
            }
            document.member("versionDiffers", answer.versionDiffers)
            document.array("candidates") { list in
                for candidate in candidates.records { list.object { Self.write(candidate, withBody: false, to: &$0) } }
            }
            document.member("nearest", nearest)
        }
    }

    /// What JSON says of a topic.
    static func write(_ record: LookupRecord, withBody: Bool, to topic: inout JSONObjectWriter) {
        func text(_ text: String) -> String? { text.isEmpty ? nil : text }
        topic.member("assetId", text(record.assetID))
        topic.member("errorId", text(record.errorID))
        topic.member("mtpsId", text(record.mtpsID))
        topic.member("contentKeyId", text(record.contentKeyID))
        topic.member("title", record.title)
        topic.member("summary", text(record.summary))
        topic.member("url", text(record.url))
        topic.member("date", text(record.date))
        topic.member("version", text(record.version))
        topic.member("translation", record.translation.name)
        if withBody {
            topic.member("text", record.text)
            topic.member("html", record.html)
        }
        topic.member("path", record.path)
    }
}
