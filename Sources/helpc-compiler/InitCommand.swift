import ArgumentParser
import HelpCompiler
import HelpDiagnostics
import HelpTerminal

/// `helpc init`
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a content folder to begin with.",
        discussion: """
            Makes the folder DIR with three topics in English and in French, their tables of contents, and a helpc.yml \
            that shows every setting as a comment. DIR must be an empty folder, or not be there.

            EXAMPLES
              helpc init Content
              helpc init .                         into the working folder
              helpc build Content                  compile what was made
            """)

    @Argument(help: "The folder to make.", completion: .directory)
    var dir: String

    func validate() throws {
        if dir.isEmpty { throw ValidationError("a folder's name is not empty; name a new one, such as ‘Content’") }
    }

    func run() throws {
        let folder = BuildCommand.folder(dir)
        let content = StarterContent()
        do throws(ContentFolderMaker.Failure) {
            try ContentFolderMaker.make(content, in: folder)
        } catch {
            switch error {
            case .occupied(let sentence):
                throw ValidationError(sentence + "; name a new folder, or an empty one")
            case .file(let error):
                throw CommandFailure(status: .failure, message: TerminalText.escaped(error.description))
            }
        }
        let made = content.files.map { "  \($0.path)\n" }.joined()
        try Terminal.output(
            """
            Made in ‘\(TerminalText.escaped(folder))’:

            \(made)
            Now compile it:

              helpc build \(ShellWord(path: folder))

            and open Output/html/index.html.

            """)
    }
}
