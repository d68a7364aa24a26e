import ArgumentParser
import HelpCompiler
import HelpDiagnostics
import HelpTerminal

/// `helpc stats`
struct StatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Count topics, translations and words.",
        discussion: """
            Prints for each locale its topics and redirects; the share of all topics that it has, how many it lacks, \
            and how many no other locale has; the shares of topics translated by machine or by people, as their front \
            matter says; the translations that are stale, where ‘helpc check --record-sources’ has recorded their \
            sources; the share of their texts that are as in the source, word for word; and the words, where a Chinese \
            or Japanese character counts as one. Topics are joined by asset id, shares rounded down. Nothing is checked.

            EXAMPLES
              helpc stats                          the folder Content
              helpc stats docs --format json
            """)

    /// How to print it.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Argument(help: "The folder of topics, one folder a locale.", completion: .directory)
    var content = "Content"

    @Option(help: ArgumentHelp("What to print: text or json.", valueName: "format"))
    var format = Format.text

    func validate() throws {
        if content.isEmpty { throw ValidationError("a folder's name is not empty; leave it out for ‘Content’") }
    }

    func run() async throws {
        let folder = BuildCommand.folder(content)
        let statistics: ContentStatistics
        do throws(ContentFailure) {
            statistics = try await ContentStatistics(of: folder, jobs: BuildCommand.coreCount)
        } catch {
            throw Self.explain(error, folder)
        }
        guard !statistics.isEmpty else {
            throw ValidationError("‘\(folder)’ holds no topic: topics are .md files with front matter")
        }
        switch format {
        case .text: try Terminal.output(statistics.text)
        case .json: try Terminal.output(statistics.json)
        }
        guard statistics.unreadCount == 0 else { throw Self.incomplete(statistics.unreadCount, folder) }
    }

    private static func incomplete(_ unread: Int, _ folder: String) -> CommandFailure {
        let files =
            unread == 1
            ? "1 file could not be read as a topic and is not counted"
            : "\(unread) files could not be read as topics and are not counted"
        return CommandFailure(
            status: .findings, message: "\(files); ‘helpc build \(ShellWord(path: folder))’ says why")
    }

    private static func explain(_ failure: ContentFailure, _ folder: String) -> any Error {
        switch failure {
        case .usage(let message): return ValidationError(message)
        case .configuration(let diagnostics):
            Terminal.message(TextRenderer.terminal.render(diagnostics, sources: SourceReader(content: folder).source))
            return CommandFailure(status: .usage, message: "the configuration is not understood; nothing was counted")
        case .file(let error):
            let hint = error.path == folder ? MissingPath.hint(folder, kind: .folder) : ""
            return CommandFailure(status: .failure, message: error.description + hint)
        }
    }
}
