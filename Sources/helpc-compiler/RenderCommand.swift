import ArgumentParser
import HelpCompiler
import HelpDiagnostics
import HelpTerminal

/// `helpc render`
struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Show one topic as HTML, XML, text or tree.",
        discussion: """
            Prints the body of FILE, or of standard input where FILE is ‘-’, on standard output. Links stay as written: one \
            file says nothing about where they lead. Front matter may be absent.

            EXAMPLES
              helpc render topic.md
              helpc render topic.md --format tree
              echo '**Note** well' | helpc render -
            """)

    /// What to print.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case html, xml, text, tree
    }

    /// What to do with delimiters that CommonMark leaves literal.
    enum Emphasis: String, ExpressibleByArgument, CaseIterable {
        case repair, commonmark
    }

    @Argument(help: "A Markdown file, or ‘-’ for standard input.", completion: .file(extensions: ["md", "markdown"]))
    var file: String

    @Option(help: ArgumentHelp("What to print: html, xml, text or tree.", valueName: "format"))
    var format = Format.html

    @Option(help: ArgumentHelp("Whether to repair emphasis whose meaning is clear: repair or commonmark.", valueName: "rule"))
    var emphasis = Emphasis.repair

    @Flag(help: "Print raw HTML as it stands, neither cleaned nor repaired.")
    var keepHtml = false

    mutating func validate() throws {
        if file.isEmpty { throw ValidationError("a file's name is not empty; ‘-’ is standard input") }
    }

    func run() throws {
        let rendering: Rendering
        do throws(FileError) {
            rendering = try Rendering(file, repairsEmphasis: emphasis == .repair, keepsHTML: keepHtml)
        } catch {
            if MissingPath.kind(file) == .folder {
                throw ValidationError("‘\(file)’ is a folder, not a topic; type ‘helpc build \(file)’")
            }
            let hint = MissingPath.hint(file, kind: .regular)
            throw CommandFailure(status: .failure, message: error.description + hint)
        }
        switch format {
        case .html: try Terminal.output(rendering.html)
        case .xml: try Terminal.output(rendering.xml)
        case .text: try Terminal.output(rendering.text)
        case .tree: try Terminal.output(rendering.tree)
        }
        guard !rendering.diagnostics.isEmpty else { return }
        Terminal.message(TextRenderer.terminal.render(rendering.diagnostics) { _ in rendering.source })
        if rendering.isFailed { throw CommandFailure(status: .findings, message: nil) }
    }
}
