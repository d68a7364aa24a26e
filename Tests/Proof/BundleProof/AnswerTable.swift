import HelpBundle
import HelpKeys
import HelpLookup

/// What a whole bundle answers to questions, to be compared with what a damaged one does.
public struct AnswerTable: Sendable {
    /// What an answer of a damaged bundle is worth.
    public enum Verdict: Sendable, Hashable {
        /// It is what the whole bundle answers.
        case right
        /// It says that the bundle is damaged.
        case error
        /// It is another text, or of another locale or kind, than the whole bundle gives.
        case wrong
        /// It says that something is not there which is.
        case falseMiss
    }

    private struct Question: Sendable {
        let key: NormalizedKey
        /// The index of the wish; nil for none.
        let wish: Int?
    }

    /// What came of a look-up, in so few bytes that all of them can be kept.
    private struct Outcome: Sendable, Hashable {
        let status: LookupStatus
        let digest: UInt64
    }

    private let questions: [Question]
    private let outcomes: [Outcome]

    private static let wishes = ["en-US", "fr-CA", "ja", "de, fr;q=0.5", "zh-TW"]

    /// Asks a whole bundle for all of its keys, and for as many that it has not, in the locales that are asked for: none
    /// and several that are served exactly, by fallback or by default.
    ///
    /// - Parameter stride: of how many keys one is asked for.
    public init(_ bundle: LookupBundle, stride: Int = 1) throws(LookupFailure) {
        var keys: [String] = []
        bundle.forEachKey { keys.append($0) }
        let known = Set(keys)
        keys = keys.sorted().enumerated().filter { $0.offset % stride == 0 }.map(\.element)
        let foreign = keys.map { $0 + "x" }.filter { !known.contains($0) }
        var questions: [Question] = []
        for key in keys + foreign {
            guard let normalized = LookupKey(key).normalized else { continue }
            questions.append(Question(key: normalized, wish: nil))
            for wish in Self.wishes.indices { questions.append(Question(key: normalized, wish: wish)) }
        }
        self.questions = questions
        let locales = try Self.resolve(bundle)
        outcomes = questions.map { Self.ask($0, bundle, locales) }
    }

    /// How many questions there are.
    public var count: Int { questions.count }

    /// Where the questions for each key are.
    public var places: [[UInt8]: Range<Int>] {
        let each = Self.wishes.count + 1
        let starts = stride(from: 0, to: questions.count, by: each).map { (questions[$0].key.utf8, $0..<$0 + each) }
        return Dictionary(starts) { first, _ in first }
    }

    /// How many of the questions have an answer.
    public var answeredCount: Int { outcomes.count { $0.status.isFound || $0.status == .ambiguous } }

    private static func resolve(_ bundle: LookupBundle) throws(LookupFailure) -> [LookupLocale] {
        var locales: [LookupLocale] = []
        for wish in wishes { locales.append(try bundle.locale(for: LocaleRequest(wish))) }
        return locales
    }

    /// Compares answers of a damaged bundle with those of the whole one.
    ///
    /// - Parameters:
    ///   - indices: the questions to ask.
    ///   - body: is called with each verdict.
    public func compare(_ bundle: LookupBundle, _ indices: some Sequence<Int>, _ body: (Int, Verdict) -> Void) {
        // Where configuration's fallbacks are damaged, asking for a locale fails: an error to every such question.
        let locales = try? Self.resolve(bundle)
        for index in indices {
            let question = questions[index]
            guard question.wish == nil || locales != nil else {
                body(index, .error)
                continue
            }
            body(index, verdict(Self.ask(question, bundle, locales ?? []), outcomes[index]))
        }
    }

    private func verdict(_ actual: Outcome, _ expected: Outcome) -> Verdict {
        if actual == expected { return .right }
        switch actual.status {
        case .corrupt: return .error
        case .notFound, .notInLocale: return .falseMiss
        default: return .wrong
        }
    }

    private static func ask(_ question: Question, _ bundle: LookupBundle, _ locales: [LookupLocale]) -> Outcome {
        let locale = question.wish.map { locales[$0] }
        let answer = bundle.find(question.key, in: locale)
        var digest = Digest()
        digest.add(answer)
        if answer.status == .ambiguous {
            let candidates = bundle.candidates(for: question.key, in: locale)
            if candidates.contains(where: { $0.status == .corrupt }) { return Outcome(status: .corrupt, digest: 0) }
            for candidate in candidates { digest.add(candidate) }
        }
        return Outcome(status: answer.status, digest: digest.value)
    }

    /// Of all that an answer says.
    private struct Digest {
        private(set) var value: UInt64 = 0

        mutating func add(_ answer: LookupAnswer) {
            let (match, step) = (answer.match.map { Int($0.rawValue) } ?? -1, answer.step)
            let reason = step.map { Int($0.reason.rawValue) } ?? -1
            for number in [match, step?.locale ?? -1, reason, step?.wish ?? -1, answer.versionDiffers ? 1 : 0] { add(number) }
            guard let record = answer.record else { return }
            add(Int(record.translation.rawValue))
            for field in RecordField.allCases {
                let text = record.utf8(field)
                add(text.count)
                value = XXH64(text, seed: value).value
            }
        }

        private mutating func add(_ number: Int) {
            value = (value ^ UInt64(bitPattern: Int64(number))) &* 0x9E37_79B9_7F4A_7C15
            value ^= value >> 29
        }
    }
}
