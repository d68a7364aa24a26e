import ArgumentParser
import HelpAnswers
import HelpDiagnostics
import HelpKeys
import HelpLookup
import HelpTerminal

/// `helpc annotate`
struct AnnotateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annotate",
        abstract: "Show what failed in a set-up log, and what to do.",
        discussion: """
            Prints each rule that failed in LOG, or in standard input where LOG is ‘-’, once and in order: what the log \
            says of it, and the topic on it, in your language or the nearest that there is. A rule without a topic \
            gets the nearest ids. Error lines that belong to no rule follow. Exits with 1 where a failed rule has no \
            topic. Without --bundle it is the one that HELPC_BUNDLE names, else the one in Output.

            EXAMPLES
              helpc annotate setup.log
              helpc annotate setup.log --brief --locale fr-CA
              helpc annotate setup.log --follow    while setup runs, until Ctrl-C
              helpc annotate - --bundle help.helpb --format html < setup.log > report.html
            """)

    /// How to print it.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, html
    }

    @Argument(help: "A log of any size, or ‘-’ for standard input.", completion: .file())
    var log: String

    @Option(
        help: """
            The language to show, such as fr-CA or fr_FR.UTF-8, or several, the best first. (default: what LC_ALL, \
            LC_MESSAGES or LANG says)
            """)
    var locale: String?

    @Option(help: "The bundle to ask.", completion: .file(extensions: ["helpb"]))
    var bundle: String?

    @Option(help: ArgumentHelp("What to print: text, json or html.", valueName: "format"))
    var format = Format.text

    @Flag(help: "Print summaries and addresses in place of whole topics.")
    var brief = false

    @Flag(
        help: """
            Wait for what is added to the log, also by another file of its name; json and html are printed at the end.
            """)
    var follow = false

    func validate() throws {
        if log.isEmpty { throw ValidationError("a file's name is not empty; ‘-’ is standard input") }
        // The same bundles and locales as for a look-up, so the same sentences on them.
        var question = LookupQuestion("")
        question.bundle = bundle
        question.locale = locale
        if let fault = LookupCommandLine.fault(question) { throw ValidationError(fault) }
    }

    func run() throws {
        let wanted = WantedLocale(option: locale, variable: Environment.variable)
        let help = try LookupRun.open(bundle)
        let chain: LookupLocale
        do throws(LookupFailure) {
            chain = try help.locale(for: wanted.request, allowAny: true)
        } catch {
            throw CommandFailure(status: .failure, message: "the bundle is damaged: \(error.description)")
        }
        if follow { Interruption.watch() }
        var reading = LogReading(name: log == "-" ? "standard input" : log, help: help, locale: chain)
        try read(&reading, wanted)
        let report = reading.report
        switch format {
        case .text where follow: try Terminal.output(report.closingText(layout))
        case .text: try Terminal.output(report.text(layout, isBrief: brief) { wanted.notice(serving: [$0]) })
        case .json: try Terminal.output(report.json)
        case .html: try Terminal.output(report.html(isBrief: brief) { wanted.notice(serving: [$0]) })
        }
        if report.isHelpDamaged {
            throw CommandFailure(status: .failure, message: "the bundle is damaged; ‘helpc verify’ says where")
        }
        guard report.isExplained else { throw CommandFailure(status: .findings, message: nil) }
    }

    private var layout: TextLayout {
        TextLayout(width: Terminal.outputWidth, style: TextStyle(usesSGR: Terminal.stylesOutput))
    }

    // MARK: Reading

    private func read(_ reading: inout LogReading, _ wanted: WantedLocale) throws {
        do {
            var source = try ByteSource(path: log == "-" ? nil : log, follows: follow)
            if source.isWaiting {
                Terminal.message("helpc: ‘\(TerminalText.escaped(log))’ is not there yet; waiting for it")
            }
            var hasMore = true
            while hasMore {
                switch Interruption.isWanted ? .end : try source.next() {
                case .bytes(let bytes): reading.add(bytes)
                case .pause: reading.pause()
                case .restart: reading.restart()
                case .end:
                    reading.finish()
                    hasMore = false
                }
                try tellNews(&reading, wanted)
            }
        } catch let failure as ByteSource.Failure {
            throw unreadable(failure)
        }
    }

    /// What became known, where a log is followed.
    private func tellNews(_ reading: inout LogReading, _ wanted: WantedLocale) throws(CommandFailure) {
        guard follow, format == .text else { return }
        let text = reading.news(layout, isBrief: brief) { wanted.notice(serving: [$0]) }
        if !text.isEmpty { try Terminal.output(text) }
    }

    private func unreadable(_ failure: ByteSource.Failure) -> CommandFailure {
        let name = log == "-" ? "standard input" : "‘\(TerminalText.escaped(log))’"
        if failure.isFolder {
            return CommandFailure(status: .usage, message: "\(name) is a folder, not a log", isMistyped: true)
        }
        let hint = log == "-" ? "" : MissingPath.hint(log, kind: .regular)
        return CommandFailure(status: .failure, message: "cannot read \(name): \(failure.reason)\(hint)")
    }
}
