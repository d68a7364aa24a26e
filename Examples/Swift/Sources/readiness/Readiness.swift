import Foundation
import HelpLookup

/// Prints what the help says of errors, as a set-up program does that has found some.
///
///     readiness BUNDLE LOCALE KEY...
///     readiness help.helpb fr-CA DiskSpaceMissing
///
/// A key is an error id, any other id of a topic, or a help URL. Exit status: 0 the help answers each key, 1 it does
/// not answer one, 2 the arguments are wrong, 3 the bundle cannot be used.
@main
struct Readiness {
    enum Outcome: Int32 {
        case answered, unanswered, misused, unusable
    }

    let bundle: LookupBundle
    /// Resolved once for all look-ups.
    let locale: LookupLocale

    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count >= 4 else {
            fail(.misused, "usage: readiness BUNDLE LOCALE KEY...")
        }
        do {
            let bundle = try LookupBundle(path: arguments[1])
            let readiness = Readiness(bundle: bundle, locale: try bundle.locale(for: arguments[2]))
            let outcomes = arguments[3...].map { readiness.explain($0).rawValue }
            exit(outcomes.max() ?? 0)
        } catch {
            fail(.unusable, "readiness: \(arguments[1]): \(error)")
        }
    }

    func explain(_ key: String) -> Outcome {
        let answer = bundle.find(key, in: locale)
        switch answer.status {
        case .ok, .fallback:
            show(answer)
            return .answered
        case .ambiguous:
            // Each has an id of its own to ask for.
            print("Several topics are about \(key):")
            for case let record? in bundle.candidates(for: key, in: locale).map(\.record) {
                print("  \(record.mtpsID.isEmpty ? record.assetID : record.mtpsID)  \(record.title)")
            }
            print()
            return .unanswered
        case .notFound:
            // It may be misspelt.
            print("There is no help on \(key).")
            let nearest = bundle.nearest(to: key)
            if !nearest.isEmpty { print("Is it one of these?") }
            for id in nearest { print("  \(id)") }
            print()
            return .unanswered
        case .corrupt:
            FileHandle.standardError.write(Data("readiness: the bundle is damaged where \(key) would be\n".utf8))
            return .unusable
        case .notInLocale, .badKey, .io, .version:
            print("No help on \(key): \(answer.status.name).\n")
            return .unanswered
        }
    }

    func show(_ answer: LookupAnswer) {
        guard let record = answer.record, let step = answer.step else { return }
        let wish = locale.wish(of: step).map { " for \($0)" } ?? ""
        print("\(record.title)\n[\(bundle.locales[step.locale])\(wish): \(step.reason.name)]\n")
        let text = record.text
        // A topic without a summary of its own has its first paragraph for one.
        if !text.hasPrefix(record.summary) { print("\(record.summary)\n") }
        print(text)
    }

    static func fail(_ outcome: Outcome, _ message: String) -> Never {
        FileHandle.standardError.write(Data("\(message)\n".utf8))
        exit(outcome.rawValue)
    }
}
