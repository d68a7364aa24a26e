import ArgumentParser
import HelpDiagnostics
import HelpTerminal

/// The command `helpc`.
@main
struct Helpc: AsyncParsableCommand {
    /// The version of all that is built together.
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "helpc",
        abstract: "Compile localized help topics, and look them up by error id.",
        discussion: """
            EXAMPLES
              helpc build Content                  compile the folder Content into Output
              helpc build Content -o Site --emit html --locale fr-fr
              helpc lookup DiskSpaceMissing        what to do about an error
              helpc render topic.md                one topic as HTML, on standard output

            EXIT STATUS
              0  done
              1  there are findings at or above the threshold (--fail-on), or no answer
              2  the command line or the configuration is wrong
              3  a file cannot be read or written, a bundle is damaged, or helpc is at fault
            """,
        version: version,
        subcommands: [
            BuildCommand.self, CheckCommand.self, LookupCommand.self, AnnotateCommand.self, RenderCommand.self,
            ExplainCommand.self, InspectCommand.self, VerifyCommand.self, InitCommand.self, StatsCommand.self,
        ])

    static func main() async {
        var status = ExitStatus.done
        do throws(CommandFailure) {
            try await run(CommandLine.arguments.dropFirst().map { $0 })
        } catch {
            if let message = error.message { Terminal.message("helpc: \(TerminalText.escaped(message))") }
            if error.isMistyped { Terminal.message("Try ‘helpc --help’, or ‘helpc help COMMAND’ for one command.") }
            status = error.status
        }
        Terminal.exit(status)
    }

    /// Runs the command that `words` spell.
    private static func run(_ words: [String]) async throws(CommandFailure) {
        do {
            var command = try parseAsRoot(words)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            // Help and version are wanted output; everything else is a wrong command line.
            guard let sentence = fault(error, words) else { return try Terminal.output(fullMessage(for: error) + "\n") }
            throw CommandFailure(status: .usage, message: sentence, isMistyped: true)
        }
    }

    /// One sentence on what is wrong and what to type instead; nil where the parser's text is what was asked for.
    private static func fault(_ error: any Error, _ words: [String]) -> String? {
        // A command that ran knows better what is wrong than its words do.
        if let error = error as? ValidationError { return error.message }
        let program = CommandDescription.of(Helpc.self)
        guard exitCode(for: error).isSuccess else {
            return program.flatMap { CommandLineFault(words, of: $0) }?.sentence ?? message(for: error)
        }
        let isVersion = message(for: error) == configuration.version
        return program.flatMap { CommandLineFault(askingFor: isVersion ? .version : .help, words, of: $0) }?.sentence
    }
}
