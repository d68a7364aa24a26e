import HelpTerminal

/// The program with all commands that belongs to this one.
enum Compiler {
    /// Where it may be: beside this program, as it is built, or where it is installed.
    private static let places = ["helpc-compiler", "../libexec/helpc/helpc-compiler"]

    /// Becomes that program, with the same arguments; returns only where that is not possible.
    ///
    /// - Returns: one sentence on why.
    static func become(_ arguments: [String]) -> String {
        guard let path = Program.path, let slash = path.lastIndex(of: "/") else {
            return "the system does not tell where helpc is"
        }
        let candidates = places.map { String(path[...slash]) + $0 }
        guard let compiler = candidates.first(where: Program.isExecutable) else {
            return "this helpc answers look-ups only: ‘\(candidates.joined(separator: "’ and ‘"))’ are not there"
        }
        return "cannot run ‘\(compiler)’: \(Program.become(compiler, arguments))"
    }
}
