import ArgumentParser
import HelpDiagnostics
import HelpTerminal

/// A format as `--format` of `helpc check` takes it: `sarif`, or `sarif=report.sarif`.
struct ReportFormat: ExpressibleByArgument {
    /// How findings are written down.
    enum Kind: String, CaseIterable {
        case text, oneline, json, sarif, github, gitlab, junit, checkstyle
    }

    let kind: Kind
    /// The file to write; nil for standard output.
    let file: String?

    init(_ kind: Kind) {
        self.kind = kind
        file = nil
    }

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let name = parts.first, let kind = Kind(rawValue: name), parts.last != "" else { return nil }
        self.kind = kind
        file = parts.count == 2 ? parts[1] : nil
    }

    static var allValueStrings: [String] { Kind.allCases.map(\.rawValue) }

    static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

extension ReportFormat.Kind {
    /// Writes findings in this format.
    func renderer(root: DiagnosticRoot, failOn: Severity, toTerminal: Bool) -> any DiagnosticRenderer {
        switch self {
        case .text:
            TextRenderer(
                width: toTerminal ? Terminal.outputWidth : 100, usesColor: toTerminal && Terminal.stylesOutput)
        case .oneline: OneLineRenderer()
        case .json: JSONRenderer()
        case .sarif: SARIFRenderer(root: root, version: Helpc.version)
        case .github: GitHubRenderer(root: root)
        case .gitlab: GitLabRenderer(root: root)
        case .junit: JUnitRenderer(root: root, failOn: failOn)
        case .checkstyle: CheckstyleRenderer(root: root)
        }
    }
}

/// A diagnostic as options of `helpc check` take it; what is no id is kept until the command refuses it with the nearest.
struct DiagnosticArgument: ExpressibleByArgument {
    let name: String

    init(argument: String) { name = argument }

    var id: DiagnosticID? { DiagnosticID(rawValue: name) }
}
