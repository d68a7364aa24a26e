import ArgumentParser

/// The command `helpc`.
@main
struct Helpc: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "helpc",
        abstract: "Compile localized help topics into indexed HTML and XML.",
        discussion: """
            EXAMPLES
              helpc build Content                  compile the folder Content into Output
              helpc build Content -o Site --emit html --locale fr-fr
              helpc render topic.md                one topic as HTML, on standard output

            EXIT STATUS
              0  done
              1  there are findings at or above the threshold (--fail-on)
              2  the command line or the configuration is wrong
              3  a file cannot be read or written, or helpc itself is at fault
            """,
        version: "0.1.0",
        subcommands: [
            BuildCommand.self, RenderCommand.self, ExplainCommand.self, InitCommand.self, StatsCommand.self,
        ])

    static func main() async {
        let status: ExitStatus
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            status = .done
        } catch let failure as CommandFailure {
            if let message = failure.message { Terminal.message("helpc: \(message)") }
            status = failure.status
        } catch {
            // Help and version are wanted output; everything else is a wrong command line.
            let isWanted = exitCode(for: error).isSuccess
            let text = isWanted ? fullMessage(for: error) : wrongUsage(error)
            if isWanted { Terminal.output(text + "\n") } else { Terminal.message(text) }
            status = isWanted ? .done : .usage
        }
        Terminal.exit(status)
    }

    /// One sentence on what is wrong, and what to type instead.
    private static func wrongUsage(_ error: any Error) -> String {
        let sentence = message(for: error).split(separator: "\n").first.map(String.init) ?? "the command line is wrong"
        return "helpc: \(sentence)\nTry ‘helpc --help’, or ‘helpc help COMMAND’ for one command."
    }
}
