import Foundation
import Testing

/// What `make install` puts where, and that it runs from there.
@Suite struct InstallTests {
    #if os(macOS)
        private static let library = "libhelplookup.0.1.0.dylib"
        private static let links = ["libhelplookup.0.dylib", "libhelplookup.dylib"]
    #else
        private static let library = "libhelplookup.so.0.1.0"
        private static let links = ["libhelplookup.so.0", "libhelplookup.so"]
    #endif

    /// Runs `make` on a target for the command as built beside the tests; names are chosen to need quotes. The library
    /// that is installed takes a build of its own, which Scripts/check-library.sh looks at: here a file stands for it.
    private func make(_ target: String, in folder: URL) async throws {
        let helpc = try #require(Command.executable).path(percentEncoded: false)
        let root = folder.path(percentEncoded: false) + "a root"
        let script = "make \(target) HELPC='\(helpc)' LIBRARY=Library/helplookup.map DESTDIR='\(root)' PREFIX=/opt/it"
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
            let schemas = try Command.package.appending(path: "Documentation/Schemas").files()
                .filter { $0.hasSuffix(".json") }.map { "share/helpc/Schemas/" + $0 }
            let others = [
                "bin/helpc", "bin/other", "include/helplookup.h", "lib/\(Self.library)", "lib/pkgconfig/helplookup.pc",
                "libexec/helpc/helpc-compiler", "share/bash-completion/completions/helpc",
                "share/doc/helpc/CHANGELOG.md", "share/doc/helpc/LICENSE", "share/doc/helpc/README.md",
                "share/fish/vendor_completions.d/helpc.fish", "share/man/man1/helpc.1",
                "share/zsh/site-functions/_helpc",
            ]
            #expect(try prefix.files() == (topics + schemas + others).sorted())

            let libraries = prefix.appending(path: "lib", directoryHint: .isDirectory)
            for link in Self.links {
                let file = libraries.appending(path: link).resolvingSymlinksInPath().lastPathComponent
                #expect(file == Self.library, "\(link)")
            }
            let package = try String(contentsOf: libraries.appending(path: "pkgconfig/helplookup.pc"), encoding: .utf8)
            #expect(package.hasPrefix("prefix=/opt/it\n"))
            #expect(package.contains("\nVersion: 0.1.0\n"))

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
            #expect(try FileManager.default.contentsOfDirectory(atPath: libraries.path) == ["pkgconfig"])
            #expect(!FileManager.default.fileExists(atPath: prefix.appending(path: "share/helpc").path))
        }
    }
}
