import Foundation
import Testing

/// `helpc build --watch` and `helpc check --watch`, run as somebody does who edits meanwhile.
@Suite struct WatchCommandTests {
    /// Starts `helpc` in the background and waits for what it says; `$folder` is where files are.
    private static let functions = """
        said() {
            tries=0
            until grep -qF "$1" "$2" 2>/dev/null; do
                tries=$((tries + 1))
                if [ $tries -gt 600 ]; then echo "never said: $1"; cat log out; kill $pid; exit 1; fi
                sleep 0.1
            done
        }
        topic() { printf -- '---\\ntitle: A\\nassetid: 00000000-0000-0000-0000-000000000001\\n---\\n\\n%s\\n' "$1" > docs/en-us/a.md; }
        mkdir -p docs/en-us
        topic 'The first text.'

        """

    private func run(_ script: String) async throws -> Command.Result {
        let program = try #require(Command.executable, "no ‘helpc’ was built beside the tests")
        return try await Command.withFolder { folder in
            try await Command.shell(
                Self.functions + script, in: folder,
                environment: ["PATH": "/usr/bin:/bin", "HELPC": program.path, "NO_COLOR": "1"])
        }
    }

    @Test func `an edit is built, a fault is said and gone, and no error ends it`() async throws {
        let result = try await run(
            """
            "$HELPC" build docs --output site --watch > out 2> log & pid=$!
            said 'watching' log
            said 'The first text.' site/html/en-us/a.html
            topic 'See [b](b.md).'
            said 'link-target-missing' log
            printf 'nmae: x\\n' > docs/helpc.yml
            said 'nmae' log
            rm docs/helpc.yml
            said 'what was in the way is gone' log
            topic 'The last text.'
            said 'The last text.' site/html/en-us/a.html
            said 'the bundle is up to date' log
            # A writer that keeps the file open closes nothing.
            exec 3>> docs/en-us/a.md
            echo 'And a line of a log.' >&3
            said 'And a line of a log.' site/html/en-us/a.html
            exec 3>&-
            kill -0 $pid
            kill $pid
            """)
        #expect(result.status == 0, "\(result.output)\(result.messages)")
    }

    @Test func `a check says what is new and what is gone, and writes nothing`() async throws {
        let result = try await run(
            """
            "$HELPC" check docs --watch > out 2> log & pid=$!
            said 'watching' log
            topic 'See [b](b.md).'
            said 'link-target-missing' out
            said '1 new, 0 gone' log
            topic 'Nothing to see.'
            said '0 new, 1 gone' log
            kill -0 $pid
            kill $pid
            [ "$(find docs -type f)" = docs/en-us/a.md ]
            """)
        #expect(result.status == 0, "\(result.output)\(result.messages)")
    }
}
