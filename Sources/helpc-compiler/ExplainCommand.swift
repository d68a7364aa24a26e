import ArgumentParser
import HelpCompiler
import HelpDiagnostics
import HelpKeys
import HelpTerminal

/// `helpc explain`
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show what a diagnostic means.",
        discussion: """
            Prints the topic of helpc's own help on the diagnostic ID, in your language or the nearest that there is. \
            Without ID it lists all diagnostics.

            EXAMPLES
              helpc explain                        all diagnostics, a line each
              helpc explain link-target-missing
              helpc explain link-target-missing --locale fr-CA
            """)

    @Argument(
        help: "The id of a diagnostic, as messages print it in brackets.",
        completion: .list(DiagnosticID.allCases.map(\.rawValue)))
    var id: String?

    @Option(
        help: """
            The language to show, such as fr-CA or fr_FR.UTF-8, or several, the best first. (default: what LC_ALL, \
            LC_MESSAGES or LANG says)
            """)
    var locale: String?

    func validate() throws {
        guard let wrong = locale.map({ LocaleRequest($0) })?.rejected.first else { return }
        throw ValidationError("‘\(TerminalText.escaped(wrong))’ is no locale; write a language tag such as fr-FR")
    }

    func run() async throws {
        let wanted = WantedLocale(option: locale, variable: Environment.variable)
        guard let name = id else {
            let overview = try await Self.ownHelp().overview(for: wanted.request)
            try Terminal.output(overview.text)
            say(wanted.notice(serving: overview.locales))
            return
        }
        let query = DiagnosticQuery(name)
        guard let id = query.id else { throw Self.unknown(name, query.candidates) }
        let help = try await Self.ownHelp()
        guard let explanation = help.explanation(of: id, for: wanted.request) else {
            throw CommandFailure(
                status: .findings, message: "the help in ‘\(help.folder)’ has no topic on ‘\(id.rawValue)’")
        }
        try Terminal.output(explanation.text)
        say(wanted.notice(serving: [explanation.locale]))
    }

    private func say(_ notice: String?) {
        if let notice { Terminal.message("helpc: \(notice)") }
    }

    private static func unknown(_ name: String, _ candidates: [String]) -> CommandFailure {
        let nearest = candidates.map { "‘\($0)’" }.joined(separator: " or ")
        let advice = nearest.isEmpty ? "‘helpc explain’ lists all" : "did you mean \(nearest)?"
        let message = "no diagnostic is called ‘\(TerminalText.escaped(name))’; \(advice)"
        return CommandFailure(status: .findings, message: message)
    }

    private static func ownHelp() async throws(CommandFailure) -> OwnHelp {
        guard let executable = Program.path else {
            throw CommandFailure(status: .failure, message: "the system does not tell where helpc is")
        }
        do throws(OwnHelp.Failure) {
            return try await OwnHelp(for: executable)
        } catch {
            switch error {
            case .missing(let folders):
                let places = folders.map { "‘\($0)’" }.joined(separator: " or ")
                throw CommandFailure(
                    status: .failure, message: "helpc's own help is not there; it was looked for in \(places)")
            case .unreadable(_, .usage(let message)):
                throw CommandFailure(status: .failure, message: message)
            case .unreadable(_, .file(let error)):
                throw CommandFailure(status: .failure, message: TerminalText.escaped(error.description))
            case .unreadable(let folder, .configuration):
                throw CommandFailure(
                    status: .failure, message: "the configuration of helpc's own help in ‘\(folder)’ is not understood")
            }
        }
    }
}
