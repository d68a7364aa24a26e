import Foundation
import Testing

/// `helpc check` as it is run in continuous integration: with git, and with input of every wrong kind.
@Suite struct CheckCommandTests {
    private static func topic(_ number: Int, _ body: String) -> String {
        "---\ntitle: Topic \(number)\nassetid: 00000000-0000-4000-8000-00000000000\(number)\n---\n\(body)\n"
    }

    private static let git = """
        git() { command git -c user.name=A -c user.email=a@example.org -c init.defaultBranch=main -c commit.gpgsign=false "$@"; }
        export HOME="$PWD" GIT_CONFIG_NOSYSTEM=1

        """

    private static let hasGit = FileManager.default.isExecutableFile(atPath: "/usr/bin/git")

    /// A folder with files, some of them in a repository's first commit, and `script` run in it.
    private func run(
        _ arguments: [String], _ files: [String: String], script: String = "", environment: [String: String] = [:],
        in subfolder: String = ""
    ) async throws -> Command.Result {
        try await Command.withFolder { folder in
            for (path, text) in files {
                let file = folder.appending(path: path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            }
            let prepared = try await Command.shell(Self.git + script, in: folder)
            try #require(prepared.status == 0, "\(prepared.messages)")
            return try await Command.run(
                arguments, in: subfolder.isEmpty ? folder : folder.appending(path: subfolder), environment: environment)
        }
    }

    private static let content = [
        "site/Content/en-us/a.md": topic(1, "[b](b.md#one) [c](c.md)"), "site/Content/en-us/b.md": topic(2, "## One"),
        "site/Content/en-us/c.md": topic(3, "[nowhere](gone.md)"), "other/file.txt": "x\n",
    ]
    private static let commit = "git init -q; git add -A; git commit -qm first; git branch -M main; git checkout -qb change\n"

    /// What happens on a branch, and the paths with findings that follow from that.
    struct Change: CustomTestStringConvertible {
        var testDescription: String
        var script: String
        var findings: [String]

        init(_ what: String, _ script: String, _ findings: String...) {
            (testDescription, self.script, self.findings) = (what, script, findings)
        }
    }

    @Test(
        .enabled(if: hasGit, "there is no git"),
        arguments: [
            Change("nothing", ""),
            Change(
                "a commit that renames an anchor", "sed -i.bak 's/One/Two/' en-us/b.md; rm en-us/*.bak; git commit -qam x",
                "en-us/a.md:5:1"),
            Change("the same, not committed", "sed 's/One/Two/' en-us/b.md >x; mv x en-us/b.md", "en-us/a.md:5:1"),
            Change("the same, staged", "sed 's/One/Two/' en-us/b.md >x; mv x en-us/b.md; git add .", "en-us/a.md:5:1"),
            Change("a file that is removed", "git rm -q en-us/c.md; git commit -qm x", "en-us/a.md:5:1"),
            Change(
                "a file that is renamed", "git mv en-us/c.md en-us/d.md; git commit -qm x", "en-us/a.md:5:1", "en-us/d.md:5:1"),
            Change("a file that is new to git", "sed s/0003/0004/ en-us/c.md >'en-us/é x.md'", "en-us/é x.md:5:1"),
            Change("a file that git ignores", "echo '*.md' >.gitignore; sed s/0003/0004/ en-us/c.md >en-us/e.md"),
            Change("a file elsewhere in the repository", "echo y >../../other/file.txt"),
            Change(
                "commits on both sides",
                "git checkout -q main; echo y >>en-us/c.md; git commit -qam y; git checkout -q change; git merge -q main 2>/dev/null; git checkout -q change"
            ),
            Change(
                "a commit on the other side alone",
                "git checkout -q main; echo y >>en-us/c.md; git commit -qam y; git checkout -q change"),
            Change("a change of the configuration", "echo 'name: x' >helpc.yml", "en-us/c.md:5:1"),
        ]) func `a report on changes has what they touch and what they cause`(change: Change) async throws
    {
        let script = Self.commit + "cd site/Content\n" + change.script
        for (arguments, folder) in [(["site/Content"], ""), (["."], "site/Content"), ([], "site")] {
            let result = try await run(
                ["check"] + arguments + ["--changed-since", "main", "--format", "oneline"], Self.content, script: script,
                in: folder)
            let places = result.output.split(separator: "\n").map { line in
                line.split(separator: ":").prefix(2).joined(separator: ":")
            }
            #expect(Set(places) == Set(change.findings.map { $0.split(separator: ":").prefix(2).joined(separator: ":") }))
            #expect(result.status == (change.findings.isEmpty ? 0 : 1), "\(result.messages)")
        }
    }

    @Test(.enabled(if: hasGit, "there is no git")) func `in a hook of git's, its variables lead nobody astray`() async throws {
        let script = Self.commit + "git rm -q site/Content/en-us/c.md"
        let result = try await run(
            ["check", "site/Content", "--changed-since", "HEAD", "--format", "oneline"], Self.content, script: script,
            environment: ["GIT_DIR": "nowhere", "GIT_INDEX_FILE": "nowhere", "GIT_WORK_TREE": "/"])
        #expect(result.output.hasPrefix("en-us/a.md:5:"))
        #expect(result.messages.contains("1 changed file;"))
    }

    @Test func `a summary stands in the place of the findings, beside reports in files`() async throws {
        let files = ["Content/en-us/a.md": Self.topic(1, "[x]() [y](gone.md)"), "Content/fr-fr/a.md": Self.topic(1, "[x]()")]
        let result = try await run(["check", "--summary", "--format", "json=report.json"], files)
        #expect(
            result.output == """
                                              all  en-US  fr-FR
                error    link-target-missing    1      1
                warning  link-empty             2      1      1
                         all                    3      2      1

                """)
        #expect(result.messages == "2 topics, 2 locales; 1 error, 2 warnings in 2 files\n")
        #expect(result.status == 1)
        let none = try await run(["check", "--summary"], ["Content/en-us/a.md": Self.topic(1, "A")])
        #expect((none.output, none.status) == ("", 0))
    }

    @Test func `JSON is as the schema says, with findings of all kinds and with none`() async throws {
        let files = [
            "Content/en-us/a.md": Self.topic(1, "[x]() [y](gone.md)"), "Content/en-us/b.md": Self.topic(1, "<b>c"),
            "Content/fr-fr/a.md": "no front matter", "Content/de-de/a.md": Self.topic(2, "T"),
            "Content/de-de/A.md": "---\ntitle: x\n---\n",
        ]
        var checker = try SchemaChecker("diagnostics.schema.json")
        let result = try await run(["check", "--format", "json", "--notes"], files)
        #expect(result.output.contains("\"related\": [\n        {"))
        #expect(try checker.check(result.output) == [])
        let none = try await run(["check", "--format", "json"], ["Content/en-us/a.md": Self.topic(1, "A")])
        #expect(try checker.check(none.output) == [])
        #expect(try !checker.check(result.output.replacing("\"error\"", with: "\"fatal\"")).isEmpty)
        #expect(try !checker.check(result.output.replacing("link-empty", with: "link-emtpy")).isEmpty)
    }

    // MARK: Wrong input

    /// A command line and files, and the one sentence that is said.
    struct Wrong: CustomTestStringConvertible {
        var testDescription: String
        var arguments: [String]
        var sentence: String
        var status: Int32
        var script = ""
        var files: [String: String] = [:]
        var environment: [String: String] = [:]
    }

    private static let wrong = [
        Wrong(
            testDescription: "no repository", arguments: ["--changed-since", "main"],
            sentence: "‘Content’ is in no git repository, which ‘--changed-since’ needs", status: 2),
        Wrong(
            testDescription: "no git", arguments: ["--changed-since", "main"],
            sentence: "‘--changed-since’ needs git, and none is found by ‘PATH’", status: 2, environment: ["PATH": "/nowhere"]),
        Wrong(
            testDescription: "an unknown revision", arguments: ["--changed-since", "nope"],
            sentence:
                "git knows no commit ‘nope’ here; name a branch, a tag or a commit, and fetch it where the clone is shallow",
            status: 2, script: commit),
        Wrong(
            testDescription: "a revision that would be an option", arguments: ["--changed-since=--output=x"],
            sentence:
                "git knows no commit ‘--output=x’ here; name a branch, a tag or a commit, and fetch it where the clone is shallow",
            status: 2, script: commit),
        Wrong(
            testDescription: "no commit at all", arguments: ["--changed-since", "HEAD"],
            sentence:
                "git knows no commit ‘HEAD’ here; name a branch, a tag or a commit, and fetch it where the clone is shallow",
            status: 2, script: "git init -q"),
        Wrong(
            testDescription: "a history of its own", arguments: ["--changed-since", "main"],
            sentence:
                "‘main’ and what is checked out have no commit in common here; where the clone is shallow, fetch more of its history",
            status: 2, script: commit + "git checkout -q --orphan alone; git commit -qm alone"),
        Wrong(
            testDescription: "a summary and a report in one place", arguments: ["--summary", "--format", "json"],
            sentence: "‘--summary’ goes to standard output; give the format a file, as in ‘--format json=report.json’",
            status: 2),
        Wrong(
            testDescription: "an empty revision", arguments: ["--changed-since", ""],
            sentence: "‘--changed-since’ needs a revision such as main, not an empty value", status: 2),
        Wrong(
            testDescription: "a baseline of changes alone",
            arguments: ["--changed-since", "main", "--baseline", "known.json", "--update-baseline"],
            sentence: "‘--update-baseline’ writes down all findings; leave out ‘--changed-since’", status: 2),
        Wrong(
            testDescription: "no folder", arguments: ["Contnet"],
            sentence: "cannot read ‘Contnet’: no such folder; did you mean ‘Content’?", status: 3),
        Wrong(
            testDescription: "an empty folder", arguments: ["Empty"],
            sentence: "‘Empty’ holds no topic: topics are .md files with front matter", status: 2, script: "mkdir Empty"),
        Wrong(
            testDescription: "a folder without topics", arguments: ["Texts"],
            sentence: "‘Texts’ holds no topic: topics are .md files with front matter", status: 2, files: ["Texts/a.txt": "x"]),
        Wrong(
            testDescription: "a file", arguments: ["a.md"],
            sentence: "‘a.md’ is a file, not a folder of topics; ‘helpc render a.md’ shows one topic", status: 2,
            files: ["a.md": topic(1, "A")]),
        Wrong(
            testDescription: "two folders", arguments: ["one", "two"],
            sentence: "‘helpc check’ takes one <content>, and ‘two’ is a second; put a name with spaces in quotes", status: 2),
        Wrong(
            testDescription: "a baseline of another version", arguments: ["--baseline", "known.json"],
            sentence:
                "the baseline ‘known.json’ is of version ‘2.0’, and this helpc knows 1.0; ‘--update-baseline’ writes it anew",
            status: 2, files: ["known.json": "{\"schemaVersion\": \"2.0\", \"findings\": []}"]),
        Wrong(
            testDescription: "a baseline that is none", arguments: ["--baseline", "known.json"],
            sentence: "‘known.json’ is no baseline; ‘--update-baseline’ writes one", status: 2, files: ["known.json": "[]"]),
        Wrong(
            testDescription: "a baseline that is a folder", arguments: ["--baseline", "Content"],
            sentence: "cannot read ‘Content’: it is no regular file", status: 3),
        Wrong(
            testDescription: "a baseline that is gone", arguments: ["--baseline", "gone.json"],
            sentence: "cannot read ‘gone.json’: there is no such file; ‘--update-baseline’ writes it", status: 3),
        Wrong(
            testDescription: "a report in a folder that is not there", arguments: ["--format", "sarif=none/x.sarif"],
            sentence: "cannot write ‘none/x.sarif’: No such file or directory", status: 3),
        Wrong(
            testDescription: "a report in the place of a device", arguments: ["--format", "sarif=device"],
            sentence: "cannot write ‘device’: it is no regular file", status: 3, script: "ln -s /dev/null device"),
        Wrong(
            testDescription: "an unknown locale", arguments: ["--locale", "fr-fr"],
            sentence: "no locale ‘fr-fr’ in this content; it has en-us", status: 2),
    ]

    @Test(arguments: wrong) func `wrong input gets one sentence and its status`(wrong: Wrong) async throws {
        let files = ["Content/en-us/a.md": Self.topic(1, "A")].merging(wrong.files) { $1 }
        if !wrong.script.isEmpty, wrong.script.hasPrefix("git"), !Self.hasGit { return }
        let result = try await run(["check"] + wrong.arguments, files, script: wrong.script, environment: wrong.environment)
        #expect(result.status == wrong.status)
        #expect(result.output == "")
        let lines = result.messages.split(separator: "\n")
        #expect(lines.first.map(String.init) == "helpc: " + wrong.sentence)
        #expect(lines.count == (wrong.status == 2 ? 2 : 1), "\(result.messages)")
    }

    @Test(arguments: [
        "nmae: x\n", "name: [\n", "suppressions:\n- id: link-empty\n  path: a.md\n", "\u{0}", "- a\n",
    ])
    func `a configuration that is not understood is shown with its place, and nothing is checked`(text: String) async throws {
        let result = try await run(["check"], ["Content/helpc.yml": text, "Content/en-us/a.md": Self.topic(1, "A")])
        #expect(result.status == 2)
        #expect(result.output == "")
        #expect(result.messages.contains("--> helpc.yml:"))
        #expect(result.messages.hasSuffix("helpc: the configuration is not understood; nothing was checked\n"))
    }
}
