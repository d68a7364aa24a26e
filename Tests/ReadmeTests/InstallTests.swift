import Foundation
import Testing

/// What `make install` puts where, and that it runs from there.
@Suite struct InstallTests {
    /// Runs `make` on a target for the command as built beside the tests; names are chosen to need quotes.
    private func make(_ target: String, in folder: URL) async throws {
        let helpc = try #require(Command.executable).path(percentEncoded: false)
        let script = "make \(target) HELPC='\(helpc)' DESTDIR='\(folder.path(percentEncoded: false))a root' PREFIX=/opt/it"
        let result = try await Command.shell(script, in: Command.package)
        try #require(result.status == 0, "\(result.messages)")
    }

    @Test func `what is installed runs, and make uninstall takes it away`() async throws {
        try await Command.withFolder { folder in
            let folder = URL(filePath: folder.path(percentEncoded: false), directoryHint: .isDirectory)
            let prefix = folder.appending(path: "a root/opt/it", directoryHint: .isDirectory)
            try folder.write(["a root/opt/it/bin/other": "", "a root/opt/it/share/helpc/Content/en-us/stale.md": ""])
            try await make("install", in: folder)
            let topics = try Command.package.appending(path: "Content").files().map { "share/helpc/Content/" + $0 }
            let others = [
                "bin/helpc", "bin/other", "libexec/helpc/helpc-compiler", "share/bash-completion/completions/helpc", "share/doc/helpc/CHANGELOG.md",
                "share/doc/helpc/LICENSE", "share/doc/helpc/README.md", "share/fish/vendor_completions.d/helpc.fish",
                "share/man/man1/helpc.1", "share/zsh/site-functions/_helpc",
            ]
            #expect(try prefix.files() == (topics + others).sorted())

            let program = prefix.appending(path: "bin/helpc")
            let explained = try await Command.run(
                ["explain", "link-target-missing", "--locale", "en-us"], in: folder, program: program)
            #expect(explained.status == 0)
            #expect(explained.output.hasPrefix("link-target-missing: "))
            for (path, words) in [
                ("bash-completion/completions/helpc", "complete -o filenames -F _helpc helpc"),
                ("zsh/site-functions/_helpc", "#compdef helpc"),
                ("fish/vendor_completions.d/helpc.fish", "complete -c 'helpc'"),
            ] {
                let text = try String(contentsOf: prefix.appending(path: "share/\(path)"), encoding: .utf8)
                #expect(text.contains(words), "\(path)")
            }

            try await make("uninstall", in: folder)
            #expect(try prefix.files() == ["bin/other"])
            #expect(!FileManager.default.fileExists(atPath: prefix.appending(path: "share/helpc").path))
        }
    }
}
