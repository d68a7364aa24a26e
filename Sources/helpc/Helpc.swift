import HelpTerminal

/// The command that is typed: small, so that it starts at once.
///
/// It becomes `helpc-compiler`, which has all commands and the libraries that they need.
@main
enum Helpc {
    static func main() {
        let words = CommandLine.arguments
        Terminal.message("helpc: " + Compiler.become(words))
        Terminal.exit(.failure)
    }
}
