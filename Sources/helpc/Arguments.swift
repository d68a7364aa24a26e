import ArgumentParser
import HelpDiagnostics
import HelpEmit

/// The output kinds as `--emit` takes them: `html,xml`.
struct KindList: ExpressibleByArgument {
    let kinds: Set<OutputKind>

    init?(argument: String) {
        let names = argument.split(separator: ",").map(String.init)
        let kinds = names.compactMap(OutputKind.init(rawValue:))
        guard !names.isEmpty, kinds.count == names.count else { return nil }
        self.kinds = Set(kinds)
    }

    static var allValueStrings: [String] { OutputKind.allCases.map(\.rawValue) }
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
}
