import HelpAnswers
import HelpDiagnostics
import HelpTerminal

/// The command that is typed: small, so that it starts at once.
///
/// It answers look-ups, which somebody waits for; for all else, and for command lines that it does not understand, it
/// becomes `helpc-compiler`, which has all commands and the libraries that they need.
@main
enum Helpc {
    static func main() {
        let words = CommandLine.arguments
        guard words.dropFirst().first == "lookup", let question = LookupQuestion(words: words.dropFirst(2)),
            LookupCommandLine.fault(question) == nil
        else {
            Terminal.message("helpc: " + Compiler.become(words))
            Terminal.exit(.failure)
        }
        Terminal.exit(LookupCommandLine.run(question))
    }
}
