import ArgumentParser
import HelpAnswers
import HelpTerminal

extension LookupQuestion.Format: ExpressibleByArgument {}

/// `helpc lookup`, for the command lines that `helpc` does not answer itself: those that are wrong or ask for help.
struct LookupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lookup",
        abstract: "Show the topic on an error id, or another key.",
        discussion: """
            Asks a bundle for the topic that KEY belongs to: an error id, an id of any other kind, a keyword, a published \
            URL, or a line of a log that holds one. Letter case does not count. Without --bundle it is the one that \
            HELPC_BUNDLE names, else the one in Output.

            EXAMPLES
              helpc lookup DiskSpaceMissing
              helpc lookup DiskSpaceMissing --locale fr-CA
              helpc lookup '[Rule:DiskSpaceMissing]' --format json
            """)

    @Argument(help: "What the topic is known by.")
    var key: String

    @Option(
        help: """
            The language to show, such as fr-CA or fr_FR.UTF-8, or several, the best first. (default: what the key says, \
            else LC_ALL, LC_MESSAGES or LANG)
            """)
    var locale: String?

    @Option(help: "The bundle to ask.", completion: .file(extensions: ["helpb"]))
    var bundle: String?

    @Option(help: ArgumentHelp("What to print: text, html, xml, json or url.", valueName: "format"))
    var format = LookupQuestion.Format.text

    @Flag(help: "Refuse every locale but those that are asked for.")
    var strict = false

    private var question: LookupQuestion {
        var question = LookupQuestion(key)
        question.locale = locale
        question.bundle = bundle
        question.format = format
        question.isStrict = strict
        return question
    }

    func validate() throws {
        if let fault = LookupCommandLine.fault(question) { throw ValidationError(fault) }
    }

    func run() throws {
        let status = LookupCommandLine.run(question)
        if status != .done { throw CommandFailure(status: status, message: nil) }
    }
}
