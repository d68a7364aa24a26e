import Foundation
import Testing

/// The exit statuses that the README promises.
@Suite struct ExitStatusTests {
    private static let topic = """
        ---
        title: Start Setup again
        assetid: 0f6f9f0e-52a1-4f0f-8a1b-f0a7d5d9c3b2
        ---

        Close all other programs first.

        """

    /// Runs `arguments` in a folder with `files`.
    private func run(_ arguments: [String], _ files: [String: String]) async throws -> Command.Result {
        try await Command.withFolder { folder in
            for (path, text) in files {
                let file = folder.appending(path: path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            }
            return try await Command.run(arguments, in: folder)
        }
    }

    /// A command line, in a folder with a topic `a.md`, `notes.txt`, an empty `Empty`, and the content `Content`; what
    /// it exits with, and what is said. A sentence that ends with ‘…’ may go on.
    struct Wrong: CustomTestStringConvertible {
        var arguments: [String]
        var status: Int32
        var sentence: String

        init(_ arguments: [String], _ sentence: String, status: Int32 = 2) {
            (self.arguments, self.status, self.sentence) = (arguments, status, sentence)
        }

        init(_ line: String, _ sentence: String, status: Int32 = 2) {
            self.init(line.split(separator: " ").map(String.init), sentence, status: status)
        }

        var testDescription: String { arguments.map { $0.isEmpty ? "''" : $0 }.joined(separator: " ") }
    }

    private static let wrongCommands = [
        Wrong("biuld", "no command ‘biuld’; did you mean ‘build’?"),
        Wrong("BUILD Content", "no command ‘BUILD’; did you mean ‘build’?"),
        Wrong("compile", "no command ‘compile’; type ‘helpc build’…"),
        Wrong("bundle", "no command ‘bundle’; type ‘helpc build’…"),
        Wrong("Content", "‘Content’ is a folder, not a command; type ‘helpc build Content’"),
        Wrong("a.md", "‘a.md’ is a file, not a command; type ‘helpc render a.md’"),
        Wrong([""], "a command's name is not empty; type ‘helpc build’…"),
        Wrong("-", "no command ‘-’; type ‘helpc build’…"),
        Wrong("-- build", "‘--’ stands after the command; type ‘helpc build’"),
        Wrong(["a\nb\u{1B}[31m"], "no command ‘a\\nb\\u{1B}[31m’; type ‘helpc build’…"),
        Wrong("--strict build", "‘helpc’ has no option ‘--strict’; options follow the command, as in ‘helpc build --strict’"),
        Wrong("--build", "‘helpc’ has no option ‘--build’; did you mean ‘helpc build’?"),
        Wrong("--unheard", "‘helpc’ has no option ‘--unheard’; type ‘helpc help’ for a list"),
        Wrong("-v", "‘helpc’ has no option ‘-v’; did you mean ‘--version’?"),
        Wrong("--version extra", "‘--version’ stands alone; type ‘helpc --version’"),
        Wrong("build --version --unheard", "‘--version’ stands alone; type ‘helpc --version’"),
        Wrong("help foo", "no command ‘foo’; type ‘helpc build’…"),
        Wrong("help biuld", "no command ‘biuld’; did you mean ‘build’?"),
        Wrong(["help", ""], "a command's name is not empty; type ‘helpc build’…"),
        Wrong("help build extra", "‘helpc help’ takes one command, and ‘extra’ is one too many"),
        Wrong("help --unheard", "‘helpc help’ has no option ‘--unheard’; type ‘helpc help’ for a list"),
        Wrong("-h foo", "no command ‘foo’; type ‘helpc build’…"),
        Wrong("rendr -h", "no command ‘rendr’; did you mean ‘render’?"),
        Wrong("--generate-completion-script csh", "no completions for ‘csh’; there are some for ‘bash’, ‘zsh’ or ‘fish’"),
    ]

    private static let wrongOptions = [
        Wrong("build --ouput x", "‘helpc build’ has no option ‘--ouput’; did you mean ‘--output’?"),
        Wrong("build -output x", "‘helpc build’ has no option ‘-output’; did you mean ‘--output’?"),
        Wrong("build -O x", "‘helpc build’ has no option ‘-O’; did you mean ‘-o’?"),
        Wrong("build -j 4", "‘helpc build’ has no option ‘-j’; did you mean ‘--jobs’?"),
        Wrong("build -oSite", "‘helpc build’ has no option ‘-oSite’; did you mean ‘-o Site’?"),
        Wrong("build --unheard", "‘helpc build’ has no option ‘--unheard’; type ‘helpc help build’ for a list"),
        Wrong("build ---", "‘helpc build’ has no option ‘---’; type ‘helpc help build’ for a list"),
        Wrong("build --keep-html", "‘helpc build’ has no option ‘--keep-html’; there is ‘helpc render --keep-html’"),
        Wrong("build -o", "no value after ‘-o’; type ‘-o <output>’, where <output> is the folder to write to"),
        Wrong("build --output=", "no value after ‘--output’; type ‘--output <output>’, where <output> is the folder to write to"),
        Wrong(["build", "--output", ""], "‘--output’ needs the name of a folder, not an empty value"),
        Wrong("build -o -", "‘helpc build’ writes a folder, not standard output; name one, such as ‘Output’"),
        Wrong("build --locale", "no value after ‘--locale’; type ‘--locale <locale>’, where <locale> is a locale to write"),
        Wrong(["build", "--locale", ""], "‘--locale’ needs a locale such as en-us, not an empty value"),
        Wrong("build --locale nonsense", "no locale ‘nonsense’ in this content; it has en-us"),
        Wrong("build --locale fr-fr", "no locale ‘fr-fr’ in this content; it has en-us"),
        Wrong("build --emit", "no value after ‘--emit’; it takes ‘html’, ‘xml’ or ‘bundle’…"),
        Wrong("build --emit pdf", "‘--emit’ takes ‘html’, ‘xml’ or ‘bundle’, not ‘pdf’"),
        Wrong("build --emit html,xlm", "‘--emit’ takes ‘html’, ‘xml’ or ‘bundle’, not ‘xlm’; did you mean ‘xml’?"),
        Wrong("build --emit html,", "‘--emit’ takes ‘html’, ‘xml’ or ‘bundle’, not an empty value"),
        Wrong(["build", "--emit", ""], "‘--emit’ takes ‘html’, ‘xml’ or ‘bundle’, not an empty value"),
        Wrong("build --fail-on Error", "‘--fail-on’ takes ‘error’, ‘warning’ or ‘note’, not ‘Error’; did you mean ‘error’?"),
        Wrong("build --fail-on fatal", "‘--fail-on’ takes ‘error’, ‘warning’ or ‘note’, not ‘fatal’"),
        Wrong("build --fail-on", "no value after ‘--fail-on’; it takes ‘error’, ‘warning’ or ‘note’"),
        Wrong("build --jobs", "no value after ‘--jobs’; type ‘--jobs <n>’, where <n> is how many files to work on at once"),
        Wrong("build --jobs 0", "‘--jobs’ takes a whole number from 1 to 1024, not ‘0’"),
        Wrong("build --jobs 1025", "‘--jobs’ takes a whole number from 1 to 1024, not ‘1025’"),
        Wrong("build --jobs 1.5", "‘--jobs’ takes a whole number from 1 to 1024, not ‘1.5’"),
        Wrong("build --jobs=-1", "‘--jobs’ takes a whole number from 1 to 1024, not ‘-1’"),
        Wrong(
            "build --jobs 99999999999999999999",
            "‘--jobs’ takes a whole number from 1 to 1024, not ‘99999999999999999999’"),
        Wrong("build --jobs -1", "no value after ‘--jobs’, because ‘-1’ reads as an option; type ‘--jobs <n>’…"),
        Wrong("build --strict=yes", "‘--strict’ takes no value; type it alone"),
        Wrong("render - --format pdf", "‘--format’ takes ‘html’, ‘xml’, ‘text’ or ‘tree’, not ‘pdf’"),
        Wrong("render - --format", "no value after ‘--format’; it takes ‘html’, ‘xml’, ‘text’ or ‘tree’"),
        Wrong("render - --emphasis none", "‘--emphasis’ takes ‘repair’ or ‘commonmark’, not ‘none’"),
        Wrong("render - --keep-html=yes", "‘--keep-html’ takes no value; type it alone"),
        Wrong("explain --locale", "no value after ‘--locale’; type ‘--locale <locale>’, where <locale> is the language…"),
        Wrong("explain --locale x", "‘x’ is no locale; write a language tag such as fr-FR"),
        Wrong("check --format pdf", "‘--format’ takes ‘text’, ‘oneline’…"),
        Wrong("check --format json --format sarif", "one format goes to standard output; give the others a file…"),
        Wrong("check --format sarif=", "‘--format’ takes ‘text’, ‘oneline’…"),
        Wrong("check --error link-emtpy", "no diagnostic is called ‘link-emtpy’; did you mean ‘link-empty’?"),
        Wrong("check --off asset-id-duplicate", "‘asset-id-duplicate’ is always an error; its severity cannot be changed"),
        Wrong("check --update-baseline", "‘--update-baseline’ needs ‘--baseline’ and the file to write"),
        Wrong("check --dry-run", "‘--dry-run’ shows what ‘--fix’ would do; give both"),
        Wrong("check --fix --baseline a.json --update-baseline", "‘--fix’ and ‘--update-baseline’ are two steps; fix first…"),
        Wrong("check --fix --dry-run --format json", "the patch goes to standard output; give the report a file…"),
        Wrong(["check", "--baseline", ""], "‘--baseline’ needs the name of a file, not an empty value"),
        Wrong("check --baseline a.md", "‘a.md’ is no baseline; ‘--update-baseline’ writes one"),
        Wrong("check --locale xx", "no locale ‘xx’ in this content; it has en-us"),
        Wrong("lookup x --format", "no value after ‘--format’; it takes ‘text’, ‘html’, ‘xml’, ‘json’ or ‘url’"),
        Wrong("lookup x --format jsn", "‘--format’ takes ‘text’, ‘html’, ‘xml’, ‘json’ or ‘url’, not ‘jsn’; did you mean ‘json’?"),
        Wrong("lookup x --locale _", "‘_’ is no locale; write a language tag such as fr-FR"),
        Wrong(["lookup", "x", "--bundle", ""], "‘--bundle’ needs the path of a bundle, not an empty value"),
        Wrong("lookup x --strict=yes", "‘--strict’ takes no value; type it alone"),
        Wrong("lookup x -o y", "‘helpc lookup’ has no option ‘-o’; there is ‘helpc build -o’"),
        Wrong("inspect a.md x --keys", "‘--keys’ prints all keys; leave out ‘x’ or ‘--keys’"),
        Wrong("annotate x --format", "no value after ‘--format’; it takes ‘text’, ‘json’ or ‘html’"),
        Wrong("annotate x --format htm", "‘--format’ takes ‘text’, ‘json’ or ‘html’, not ‘htm’; did you mean ‘html’?"),
        Wrong("annotate x --locale _", "‘_’ is no locale; write a language tag such as fr-FR"),
        Wrong(["annotate", "x", "--bundle", ""], "‘--bundle’ needs the path of a bundle, not an empty value"),
        Wrong("annotate x --strict", "‘helpc annotate’ has no option ‘--strict’; there is ‘helpc build --strict’…"),
        Wrong("annotate x --follow=yes", "‘--follow’ takes no value; type it alone"),
        Wrong("stats --format", "no value after ‘--format’; it takes ‘text’ or ‘json’"),
        Wrong("stats --format jsn", "‘--format’ takes ‘text’ or ‘json’, not ‘jsn’; did you mean ‘json’?"),
        Wrong("stats -o x", "‘helpc stats’ has no option ‘-o’; there is ‘helpc build -o’"),
        Wrong("render -x", "‘helpc render’ has no option ‘-x’; type ‘helpc help render’ for a list"),
    ]

    private static let wrongPaths = [
        Wrong(
            "build one two",
            "‘helpc build’ takes one <content>, and ‘two’ is a second; put a name with spaces in quotes"),
        Wrong(["build", ""], "a folder's name is not empty; leave it out for ‘Content’"),
        Wrong("build -", "‘helpc build’ reads a folder; ‘helpc render -’ reads standard input"),
        Wrong("build Empty", "‘Empty’ holds no topic…"),
        Wrong("build a.md", "‘a.md’ is a file, not a folder of topics; ‘helpc render a.md’ shows one topic"),
        Wrong("build -o Content", "‘Content’ cannot be content and output at once; name another folder with ‘-o’"),
        Wrong("build -o ./Content/", "‘Content’ cannot be content and output at once; name another folder with ‘-o’"),
        Wrong(
            "build -o Content/en-us",
            "the output folder ‘Content/en-us’ lies in the content and holds ‘a.md’, which would be left out; "
                + "name another folder with ‘-o’"),
        Wrong(
            "build Content/en-us -o Content",
            "the content ‘Content/en-us’ lies in the output folder ‘Content’; name another folder with ‘-o’"),
        Wrong("explain one two", "‘helpc explain’ takes one <id>, and ‘two’ is a second…"),
        Wrong("init", "‘helpc init’ needs a <dir>: the folder to make"),
        Wrong(["init", ""], "a folder's name is not empty; name a new one, such as ‘Content’"),
        Wrong("init Content", "‘Content’ is not empty; name a new folder, or an empty one"),
        Wrong("init one two", "‘helpc init’ takes one <dir>, and ‘two’ is a second…"),
        Wrong("stats a.md", "‘a.md’ is a file, not a folder of topics; ‘helpc render a.md’ shows one topic"),
        Wrong("stats Empty", "‘Empty’ holds no topic…"),
        Wrong("stats one two", "‘helpc stats’ takes one <content>, and ‘two’ is a second…"),
        Wrong("lookup", "‘helpc lookup’ needs a <key>: what the topic is known by"),
        Wrong("annotate", "‘helpc annotate’ needs a <log>: a log of any size, or ‘-’ for standard input"),
        Wrong(["annotate", ""], "a file's name is not empty; ‘-’ is standard input"),
        Wrong("annotate one two", "‘helpc annotate’ takes one <log>, and ‘two’ is a second…"),
        Wrong("annotate a.md --bundle none", "cannot read the bundle ‘none’: No such file or directory", status: 3),
        Wrong("lookup one two", "‘helpc lookup’ takes one <key>, and ‘two’ is a second…"),
        Wrong("inspect", "‘helpc inspect’ needs a <bundle>: the bundle"),
        Wrong(["inspect", ""], "a bundle's path is not empty"),
        Wrong("verify", "‘helpc verify’ needs a <path>: a bundle, or a folder that a build has written"),
        Wrong(["verify", ""], "a path is not empty; type ‘helpc verify Output’"),
        Wrong("render", "‘helpc render’ needs a <file>: a Markdown file, or ‘-’ for standard input"),
        Wrong(["render", ""], "a file's name is not empty; ‘-’ is standard input"),
        Wrong(
            "render one two",
            "‘helpc render’ takes one <file>, and ‘two’ is a second; put a name with spaces in quotes"),
        Wrong("render Content", "‘Content’ is a folder, not a topic; type ‘helpc build Content’"),
        Wrong("build Contnet", "cannot read ‘Contnet’: no such folder; did you mean ‘Content’?", status: 3),
        Wrong(
            "build nowhere",
            "cannot read ‘nowhere’: no such folder; name the folder of topics, or make it with ‘helpc init nowhere’",
            status: 3),
        Wrong("check Contnet", "cannot read ‘Contnet’: no such folder; did you mean ‘Content’?", status: 3),
        Wrong("check --baseline gone.json", "cannot read ‘gone.json’: there is no such file; ‘--update-baseline’ writes it", status: 3),
        Wrong("stats Contnet", "cannot read ‘Contnet’: no such folder; did you mean ‘Content’?", status: 3),
        Wrong("explain link-target-mising", "no diagnostic is called ‘link-target-mising’; did you mean…", status: 1),
        Wrong("build -- --x", "cannot read ‘--x’: no such folder…", status: 3),
        Wrong("build -o notes.txt", "cannot …", status: 3),
        Wrong("render -- --x", "cannot read ‘--x’: No such file or directory", status: 3),
        Wrong("render b.md", "cannot read ‘b.md’: No such file or directory; did you mean ‘a.md’?", status: 3),
    ]

    @Test(arguments: wrongCommands + wrongOptions + wrongPaths)
    func `a wrong command line gets one sentence, a pointer to the help where that helps, and its status`(
        wrong: Wrong
    ) async throws {
        let files = ["a.md": Self.topic, "notes.txt": "", "Empty/notes.txt": "", "Content/en-us/a.md": Self.topic]
        let result = try await run(wrong.arguments, files)
        #expect(result.status == wrong.status)
        #expect(result.output == "")
        var lines = result.messages.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines.popLast() == "")
        if wrong.status == 2 {
            #expect(lines.popLast() == "Try ‘helpc --help’, or ‘helpc help COMMAND’ for one command.")
        }
        try #require(lines.count == 1, "\(result.messages)")
        let wanted = "helpc: " + wrong.sentence
        #expect(wanted.last == "…" ? lines[0].hasPrefix(wanted.dropLast()) : lines[0] == wanted)
    }

    @Test(arguments: [
        "--help", "-h", "help", "help build", "help help", "build --help", "build -h --unheard", "build --unheard --help",
        "build one two -h", "-h build", "--version", "build --version", "--help --version",
        "--generate-completion-script bash", "--generate-completion-script zsh", "--generate-completion-script fish",
    ])
    func `who asks for help, the version or completions gets it, and status 0`(line: String) async throws {
        let result = try await run(line.split(separator: " ").map(String.init), [:])
        #expect(result.status == 0)
        #expect(result.output != "")
        #expect(result.messages == "")
    }

    @Test(arguments: ["nmae: x\n", "name: [\n", "severities:\n  asset-id-duplicate: off\n"])
    func `a configuration that is not understood is shown, and the status is 2`(text: String) async throws {
        let result = try await run(["build"], ["Content/helpc.yml": text, "Content/en-us/a.md": Self.topic])
        #expect(result.status == 2)
        #expect(result.messages.contains("--> helpc.yml:"))
        #expect(result.messages.hasSuffix("helpc: the configuration is not understood; nothing was built\n"))
    }

    @Test func `content without findings gets status 0`() async throws {
        let result = try await run(["build"], ["Content/en-us/a.md": Self.topic])
        #expect(result.status == 0)
        #expect(result.output == "")
        #expect(result.messages.hasSuffix("no findings\n"))
    }

    @Test func `an error in content gets status 1, a warning 0 unless --fail-on says otherwise`() async throws {
        let error = ["Content/en-us/a.md": Self.topic + "\n[a](b.md)\n"]
        #expect(try await run(["build"], error).status == 1)
        let warning = ["Content/en-us/a.md": Self.topic + "\n[a]()\n"]
        #expect(try await run(["build"], warning).status == 0)
        #expect(try await run(["build", "--fail-on", "warning"], warning).status == 1)
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "this system has no /dev/full"), arguments: [
        "--help", "explain", "explain link-empty", "render a.md", "stats Content", "init x",
    ])
    func `a result that cannot be written is no success`(line: String) async throws {
        let executable = try #require(Command.executable)
        let result = try await Command.withFolder { folder in
            try FileManager.default.createDirectory(
                at: folder.appending(path: "Content/en-us"), withIntermediateDirectories: true)
            for file in ["a.md", "Content/en-us/a.md"] {
                try Data(Self.topic.utf8).write(to: folder.appending(path: file))
            }
            let path = executable.path(percentEncoded: false)
            return try await Command.shell("'\(path)' \(line) >/dev/full", in: folder)
        }
        #expect(result.status == 3)
        #expect(result.messages == "helpc: cannot write to standard output: No space left on device\n")
    }

    @Test func `render prints its result on standard output and findings on standard error`() async throws {
        let result = try await run(["render", "a.md"], ["a.md": Self.topic + "\nRun Get-Health <server name>.\n"])
        #expect(result.status == 0)
        #expect(result.output.contains("&lt;server name&gt;"))
        #expect(result.messages.contains("[html-unknown-element]"))
    }
}
