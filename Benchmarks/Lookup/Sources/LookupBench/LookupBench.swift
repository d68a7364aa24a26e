#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif
import HelpKeys
import HelpLookup

/// The Swift counterpart of bench.c, with the same words and the same figures on standard output:
///
///     LookupBench hot|read|text|cold|open copy|map FILE FOLDER NUMBER
///
/// `hot` and `read` hold normalised keys, `text` strings; all hold resolved locales. `hot` stops at the answer, which says
/// where the record is, `read` reads in the record how it was translated.
@main
enum LookupBench {
    static let batch = 1000

    static func main() throws {
        let words = CommandLine.arguments
        guard words.count == 6, let number = Int(words[5]) else { fatalError("see the first comment of LookupBench.swift") }
        let mode: LookupBundle.Mode = words[2] == "map" ? .map : .copy
        let file = try QuestionFile(words[4] + "/questions")
        switch words[1] {
        case "hot": try hot(words[3], mode, file, number) { $0.isAnswered(by: $1) }
        case "read": try hot(words[3], mode, file, number) { $0.isRead(from: $1) }
        case "text": try text(words[3], mode, file, number)
        case "cold": try cold(words[3], mode, file, number)
        case "open": try open(words[3], mode, file, number)
        default: fatalError("there is no measure ‘\(words[1])’")
        }
    }

    /// Nanoseconds since some moment.
    static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    /// A key and a locale as a program holds them that asks more than once. It cannot be copied, so that none is by
    /// mistake: a copy costs as much as a look-up.
    struct Question: ~Copyable {
        let key: NormalizedKey
        let locale: LookupLocale

        func isAnswered(by bundle: LookupBundle) -> Bool { LookupBench.isFound(key, locale, bundle) }
        func isRead(from bundle: LookupBundle) -> Bool { LookupBench.isTranslated(key, locale, bundle) >= 0 }
    }

    @inline(never)
    static func isFound(_ key: NormalizedKey, _ locale: LookupLocale, _ bundle: LookupBundle) -> Bool {
        bundle.find(key, in: locale).record != nil
    }

    @inline(never)
    static func isTranslated(_ key: NormalizedKey, _ locale: LookupLocale, _ bundle: LookupBundle) -> Int {
        bundle.find(key, in: locale).record.map { Int($0.translation.rawValue) } ?? -1
    }

    static func questions(_ file: QuestionFile, _ bundle: LookupBundle) throws -> UnsafeMutableBufferPointer<Question> {
        let locales = try file.tags.map { try bundle.locale(for: $0) }
        let questions = UnsafeMutableBufferPointer<Question>.allocate(capacity: file.questions.count)
        for (index, question) in file.questions.enumerated() {
            guard let key = LookupKey(question.key).normalized else { fatalError("no key: \(question.key)") }
            questions.initializeElement(at: index, to: Question(key: key, locale: locales[question.locale]))
        }
        return questions
    }

    @inline(__always)
    static func hot(
        _ path: String, _ mode: LookupBundle.Mode, _ file: QuestionFile, _ batches: Int,
        _ ask: (borrowing Question, LookupBundle) -> Bool
    ) throws {
        let bundle = try LookupBundle(path: path, mode: mode)
        let questions = try questions(file, bundle)
        for index in questions.indices { precondition(ask(questions[index], bundle)) }
        var next = 0
        for _ in 0..<batches {
            if next + batch > questions.count { next = 0 }
            let start = now()
            var found = 0
            for index in next..<next + batch where ask(questions[index], bundle) { found += 1 }
            let took = now() - start
            precondition(found == batch)
            next += batch
            print(Double(took) / Double(batch))
        }
    }

    static func text(_ path: String, _ mode: LookupBundle.Mode, _ file: QuestionFile, _ batches: Int) throws {
        let bundle = try LookupBundle(path: path, mode: mode)
        let locales = try file.tags.map { try bundle.locale(for: $0) }
        let questions = file.questions.map { (key: $0.key, locale: locales[$0.locale]) }
        for question in questions { precondition(bundle.find(question.key, in: question.locale).record != nil) }
        var next = 0
        for _ in 0..<batches {
            if next + batch > questions.count { next = 0 }
            let start = now()
            var found = 0
            // A span lends its elements; a loop over the array would copy each, with all that it refers to.
            let span = questions.span
            for index in next..<next + batch {
                if bundle.find(span[index].key, in: span[index].locale).record != nil { found += 1 }
            }
            let took = now() - start
            precondition(found == batch)
            next += batch
            print(Double(took) / Double(batch))
        }
    }

    static func cold(_ path: String, _ mode: LookupBundle.Mode, _ file: QuestionFile, _ number: Int) throws {
        let bundle = try LookupBundle(path: path, mode: mode)
        let questions = try questions(file, bundle)
        for index in questions.indices { precondition(questions[index].isAnswered(by: bundle)) }
        var far = [UInt8](repeating: 1, count: 64 << 20)
        for index in 0..<number {
            for offset in stride(from: 0, to: far.count, by: 64) { far[offset] &+= 1 }
            let place = index * 7919 % questions.count
            // The caller holds the key.
            precondition(questions[place].key.utf8.reduce(0) { $0 &+ Int($1) } > 0 && now() > 0)
            let start = now()
            let isAnswered = questions[place].isAnswered(by: bundle)
            let took = now() - start
            precondition(isAnswered)
            print(took)
        }
    }

    static func open(_ path: String, _ mode: LookupBundle.Mode, _ file: QuestionFile, _ number: Int) throws {
        for index in 0..<number {
            let question = file.questions[index * 7919 % file.questions.count]
            guard let key = LookupKey(question.key).normalized else { fatalError("no key") }
            let start = now()
            let bundle = try LookupBundle(path: path, mode: mode)
            let opened = now()
            let locales = try file.tags.map { try bundle.locale(for: $0) }
            let resolved = now()
            let answer = bundle.find(key, in: locales[question.locale])
            let done = now()
            precondition(answer.record != nil)
            print(opened - start, resolved - opened, done - resolved)
        }
    }
}
