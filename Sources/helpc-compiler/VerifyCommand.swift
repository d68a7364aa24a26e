import ArgumentParser
import HelpCompiler
import HelpDiagnostics
import HelpTerminal

/// `helpc verify`
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Compare a bundle or an output with its checksums.",
        discussion: """
            Of a bundle every byte is compared with its checksum, and each number in it with where it leads. Of an output \
            folder every file that its manifest names is compared with its digest, and its bundle is verified.

            EXAMPLES
              helpc verify Output
              helpc verify Output/help.helpb
            """)

    @Argument(help: "A bundle, or a folder that a build has written.", completion: .file())
    var path: String

    func validate() throws {
        if path.isEmpty { throw ValidationError("a path is not empty; type ‘helpc verify Output’") }
    }

    func run() throws {
        let verification: OutputVerification
        if MissingPath.kind(path) == .folder {
            do throws(FileError) {
                verification = try OutputVerification(output: BuildCommand.folder(path))
            } catch {
                throw CommandFailure(status: .failure, message: error.description)
            }
        } else {
            verification = OutputVerification(bundle: path)
        }
        for fault in verification.faults { Terminal.message("helpc: \(TerminalText.escaped(fault))") }
        guard verification.faults.isEmpty else { throw CommandFailure(status: .failure, message: nil) }
        try Terminal.output(verification.fileCount == 1 ? "1 file is whole\n" : "\(verification.fileCount) files are whole\n")
    }
}
