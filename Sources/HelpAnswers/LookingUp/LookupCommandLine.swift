import HelpDiagnostics
import HelpKeys
import HelpTerminal

/// `helpc lookup` with its streams, for both programs that have the command.
public enum LookupCommandLine {
    /// One sentence on what is wrong with a question that no bundle has to be asked for, or nil.
    public static func fault(_ question: LookupQuestion) -> String? {
        if question.bundle?.isEmpty == true { return "‘--bundle’ needs the path of a bundle, not an empty value" }
        guard let text = question.locale else { return nil }
        if text.isEmpty { return "‘--locale’ needs a locale such as fr-FR, not an empty value" }
        return LocaleRequest(text).rejected.first.map {
            "‘\(TerminalText.escaped($0))’ is no locale; write a language tag such as fr-FR"
        }
    }

    /// Answers on standard output, with what there is to say besides on standard error.
    ///
    /// - Returns: the exit status.
    public static func run(_ question: LookupQuestion) -> ExitStatus {
        do throws(CommandFailure) {
            let wanted = WantedLocale(option: question.locale, variable: Environment.variable)
            let reply = try LookupRun(bundle: question.bundle, wanted: wanted).reply(to: question, style: .ofOutput)
            if !reply.output.isEmpty { try Terminal.output(reply.output) }
            for notice in reply.notices { Terminal.message("helpc: \(notice)") }
            return reply.status
        } catch {
            if let message = error.message { Terminal.message("helpc: \(TerminalText.escaped(message))") }
            return error.status
        }
    }
}
