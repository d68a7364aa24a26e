import Foundation
import Testing

/// `helpc annotate`
@Suite struct AnnotateCommandTests {
    private static let files = [
        "Content/en-us/a.md": "---\ntitle: A fault\nerrorid: FirstFault\n---\nDo *this*.\n",
        "Content/fr-fr/a.md": "---\ntitle: Une faute\nerrorid: FirstFault\n---\nFaites cela.\n",
        "setup.log": """
        [01/02/2026 10:00:00.0001] [1] Failed [Rule:FirstFault] [Message:It broke.]
        [01/02/2026 10:00:00.0002] [1] [REQUIRED] It broke.
        [01/02/2026 10:00:00.0003] [0] Set-up ends

        """,
        "unknown.log": "Failed [Rule:FirstFalt] [Message:It broke.]\n",
        "quiet.log": "[ERROR] The disk is gone.\n",
    ]

    private func withBundle(_ body: (URL) async throws -> Void) async throws {
        try await Command.withFolder { folder in
            try folder.write(Self.files)
            let built = try await Command.run(["build", "--emit", "bundle"], in: folder)
            try #require(built.status == 0, "\(built.messages)")
            try await body(folder)
        }
    }

    @Test func `a log is explained in the wanted language, and the status says whether all of it is`() async throws {
        try await withBundle { folder in
            let known = try await Command.run(["annotate", "setup.log", "--locale", "fr-CA"], in: folder)
            #expect(known.status == 0)
            #expect(known.messages == "")
            #expect(known.output.hasPrefix("1 failed rule in setup.log (3 lines). The help explains it.\n"))
            for part in ["FirstFault\n", "It broke.", "‘fr-FR’ is served for ‘fr-CA’", "Une faute\n", "Faites cela.\n"] {
                #expect(known.output.contains(part), "\(part)")
            }
            let unknown = try await Command.run(["annotate", "unknown.log"], in: folder)
            #expect(unknown.status == 1)
            #expect(unknown.messages == "")
            #expect(unknown.output.contains("The help has no topic on ‘FirstFalt’. Nearest ids:\n  FirstFault\n"))
            let quiet = try await Command.run(["annotate", "quiet.log"], in: folder)
            #expect(quiet.status == 0)
            #expect(quiet.output.contains("No rule failed in quiet.log (1 line)."))
            #expect(quiet.output.contains("  The disk is gone.\n"))
        }
    }

    @Test func `its JSON is what the schema says, with the members in that order`() async throws {
        try await withBundle { folder in
            var checker = try SchemaChecker("annotate.schema.json")
            for log in ["setup.log", "unknown.log", "quiet.log", "/dev/null"] {
                let result = try await Command.run(["annotate", log, "--format", "json"], in: folder)
                #expect(try checker.check(result.output) == [], "\(log)")
            }
            let json = try await Command.run(["annotate", "setup.log", "--format", "json"], in: folder).output
            var rest = json[...]
            for key in [
                "schemaVersion", "log", "name", "encoding", "bytes", "lines", "cutRecords", "warnings", "help", "name",
                "requestedLocales", "counts", "failures", "rule", "severity", "message", "messageInferred", "reported",
                "count", "first", "line", "time", "last", "helpUrl", "status", "key", "keySource", "match", "requestedLocale",
                "servedLocale", "reason", "versionDiffers", "topic", "assetId", "html", "path", "nearest", "candidates",
                "errors",
            ] {
                let place = try #require(rest.range(of: "\"\(key)\": "), "\(key)")
                rest = rest[place.upperBound...]
            }
        }
    }

    @Test func `a log comes from standard input, from a FIFO, and goes into a page`() async throws {
        try await withBundle { folder in
            let helpc = try #require(Command.executable).path(percentEncoded: false)
            let script = """
                '\(helpc)' annotate - --brief < setup.log
                mkfifo pipe
                cat setup.log > pipe &
                '\(helpc)' annotate pipe --format html
                """
            let result = try await Command.shell(script, in: folder)
            #expect(result.status == 0)
            #expect(result.output.hasPrefix("1 failed rule in standard input (3 lines)."))
            #expect(result.output.contains("<h1>What failed in pipe</h1>"))
            #expect(result.output.contains("<p>Do <em>this</em>.</p>"))
        }
    }

    @Test func `what is no log ends in one sentence`() async throws {
        try await withBundle { folder in
            for (log, status, sentence) in [
                ("Content", 2, "helpc: ‘Content’ is a folder, not a log\n"),
                ("stup.log", 3, "helpc: cannot read ‘stup.log’: No such file or directory; did you mean ‘setup.log’?\n"),
            ] {
                let result = try await Command.run(["annotate", log], in: folder)
                #expect(result.status == Int32(status))
                #expect(result.output == "")
                #expect(result.messages.hasPrefix(sentence))
            }
        }
    }

    @Test func `a log is followed through appending and replacing until an interrupt`() async throws {
        try await withBundle { folder in
            let helpc = try #require(Command.executable).path(percentEncoded: false)
            // Each step waits for what the one before has printed, for at most ten seconds.
            let script = """
                await() { n=0; until grep -q "$1" "$2"; do n=$((n + 1)); [ $n -lt 200 ] || exit 9; sleep 0.05; done; }
                : > out; : > err
                '\(helpc)' annotate live.log --follow --brief > out 2> err &
                pid=$!
                await 'waiting for it' err
                head -n 2 setup.log > live.log
                await 'A fault' out
                cat setup.log >> live.log
                await 'failed again (2 times so far)' out
                mv live.log live.log.1
                cat unknown.log > live.log
                await 'FirstFalt' out
                kill -INT $pid
                wait $pid || echo "status $?" >> out
                cat out
                """
            let result = try await Command.shell(script, in: folder)
            #expect(result.status == 0, "\(result.messages)")
            #expect(result.output.contains("helpc: ") == false)
            #expect(result.output.contains("2 failed rules in live.log (6 lines). The help explains 1 of them.\n"))
            #expect(result.output.hasSuffix("status 1\n"))
        }
    }
}
