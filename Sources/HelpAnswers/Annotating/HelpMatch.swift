import HelpKeys
import HelpLookup

/// What the help has on a failure.
public struct HelpMatch: Sendable {
    /// What of a failure was looked up.
    public enum Source: Sendable, Hashable {
        /// The name of the rule.
        case rule
        /// The address of help in the log.
        case helpURL
        /// An id within the message.
        case message

        /// The word that stands in reports.
        public var name: String {
            switch self {
            case .rule: "rule"
            case .helpURL: "help-url"
            case .message: "message"
            }
        }
    }

    /// What was looked up; nil where the log holds nothing that could be.
    public let key: String?
    /// Where the key stands; nil where there is none.
    public let source: Source?
    /// What came of it; nil where there is no key.
    public let answer: LookupAnswer?
    /// Whether the log's address names another version of the product than the topic is about.
    public let versionDiffers: Bool
    /// The ids most like the key, where no topic has it.
    public let nearest: [String]
    /// The topics that share the key, where there are several.
    public let candidates: [LookupRecord]
    /// Whether these are all, and none is damaged in the bundle.
    let hasAllCandidates: Bool

    /// The topic; nil where there is no answer.
    public var record: LookupRecord? { answer?.record }

    /// Looks `failure` up: by its rule, else by its address, else by an id in its message.
    public init(of failure: LoggedFailure, in help: LookupBundle, locale: LookupLocale) {
        var best: (key: String, source: Source, answer: LookupAnswer)?
        for (key, source) in Self.keys(of: failure) {
            let answer = help.find(key, in: locale)
            // The first key that has a topic; where none has, the one that came nearest to it.
            if answer.status.isFound || best.map({ Self.rank(answer) < Self.rank($0.answer) }) ?? true {
                best = (key, source, answer)
            }
            if answer.status.isFound { break }
        }
        if best?.answer.status.isFound != true, let (key, answer) = Self.mentioned(in: failure.message, help, locale) {
            best = (key, .message, answer)
        }
        key = best?.key
        source = best?.source
        answer = best?.answer
        versionDiffers = Self.versionDiffers(failure, best?.answer, help, locale)
        nearest = best.map { $0.answer.status == .notFound ? help.nearest(to: $0.key) : [] } ?? []
        let shared = best.flatMap { $0.answer.status == .ambiguous ? LookupKey($0.key).normalized : nil }
        let found = Candidates(shared.map { help.candidates(for: $0, in: locale) } ?? [])
        candidates = found.records
        hasAllCandidates = found.areAll
    }

    private static func keys(of failure: LoggedFailure) -> [(String, Source)] {
        var keys: [(String, Source)] = []
        if let rule = failure.rule { keys.append((rule, .rule)) }
        if let address = failure.helpURL {
            keys.append((address, .helpURL))
            // Addresses of libraries that are not known end with the id all the same.
            if let id = HelpAddress.id(in: address), id != failure.rule { keys.append((id, .helpURL)) }
        }
        return keys
    }

    /// A damaged answer must not be covered by one that finds nothing.
    private static func rank(_ answer: LookupAnswer) -> Int {
        switch answer.status {
        case .ok, .fallback: 0
        case .corrupt, .io, .version: 1
        case .ambiguous: 2
        case .notInLocale: 3
        case .notFound: 4
        case .badKey: 5
        }
    }

    private static func versionDiffers(
        _ failure: LoggedFailure, _ answer: LookupAnswer?, _ help: LookupBundle, _ locale: LookupLocale
    ) -> Bool {
        guard let record = answer?.record, let address = failure.helpURL else { return false }
        if answer?.versionDiffers == true { return true }
        let other = help.find(address, in: locale)
        return other.versionDiffers && other.record?.path == record.path
    }

    // MARK: Ids in a message

    /// The first word of `message` that looks like an id and is one.
    private static func mentioned(
        in message: String, _ help: LookupBundle, _ locale: LookupLocale
    ) -> (String, LookupAnswer)? {
        let words = message.utf8.split { !isIDByte($0) }.prefix(mostWords)
        for word in words {
            guard (5...128).contains(word.count), looksLikeID(Array(word)) else { continue }
            let key = String(decoding: word, as: UTF8.self)
            let answer = help.find(key, in: locale)
            guard answer.status.isFound, let match = answer.match, match.rank <= 2 else { continue }
            return (key, answer)
        }
        return nil
    }

    private static let mostWords = 200

    private static func isIDByte(_ byte: UInt8) -> Bool {
        LogByte.isLetter(byte) || LogByte.isDigit(byte) || byte == 0x2D || byte == 0x2E || byte == 0x5F
    }

    /// Whether a capital, a digit, a dot or an underscore stands within the word: words of a language have none.
    private static func looksLikeID(_ word: [UInt8]) -> Bool {
        // A full stop that ends a sentence is no dot within a word.
        zip(word, word.dropLast(word.last == 0x2E ? 1 : 0).dropFirst()).contains { left, right in
            right == 0x2E || right == 0x5F || right < 0x5B && LogByte.isLetter(right) && left > 0x5A
        }
    }
}
