import ArgumentParser
import HelpDiagnostics
import HelpEmit

/// The output kinds as `--emit` takes them: `html,xml`.
struct KindList: ExpressibleByArgument {
    let kinds: Set<OutputKind>

    init?(argument: String) {
        let names = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let kinds = names.compactMap(OutputKind.init(rawValue:))
        guard kinds.count == names.count else { return nil }
        self.kinds = Set(kinds)
    }

    static var allValueStrings: [String] { OutputKind.allCases.map(\.rawValue) }

    static var defaultCompletionKind: CompletionKind {
        .list(allValueStrings + [allValueStrings.joined(separator: ",")])
    }
}

/// A severity as `--fail-on` takes it.
struct SeverityArgument: ExpressibleByArgument {
    let severity: Severity

    init(_ severity: Severity) { self.severity = severity }

    init?(argument: String) {
        guard let severity = Severity(name: argument) else { return nil }
        self.severity = severity
    }

    var defaultValueDescription: String { severity.name }

    static var allValueStrings: [String] { Severity.allCases.reversed().map(\.name) }

    static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

/// A number of files to work on at once, as `--jobs` takes it. A text that is none is kept until `number()` refuses it:
/// the parser would word that without the range.
struct JobCount: ExpressibleByArgument {
    private let text: String

    init(argument: String) { text = argument }

    /// - Throws: a `ValidationError` where the text is no whole number from 1 to 1024.
    func number() throws -> Int {
        guard let number = Int(text), (1...1024).contains(number) else {
            throw ValidationError("‘--jobs’ takes a whole number from 1 to 1024, not ‘\(text)’")
        }
        return number
    }
}
