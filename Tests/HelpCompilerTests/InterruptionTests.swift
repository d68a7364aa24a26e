import HelpCheck
import Testing

@testable import HelpCompiler

/// A build that ends at any of its writes leaves whole files, and the next build repairs what it left.
@Suite struct InterruptionTests {
    /// The content after a change: a topic changed, one gone with its folder, one new, an asset changed.
    private func changed(_ files: MemoryFileSystem) {
        files.add("/c/fr-fr/start.md", topic(1, "Début", "Un autre texte. [Nouveau](neuf/a.md)"))
        files.delete("/c/en-us/docs/only.md")
        files.delete("/c/ja-jp")
        files.add("/c/fr-fr/neuf/a.md", topic(5, "Nouveau"))
        files.add("/c/en-us/docs/images/a.png", "another picture")
    }

    private struct Damage: Error, CustomStringConvertible { var description: String }

    /// Interrupts the build of `files` at each of its writes in turn and calls `body` with what is left.
    private func interruptEverywhere(
        _ files: MemoryFileSystem, isFinal: Bool, jobs: Int = 1, step: Int = 1,
        _ body: (MemoryFileSystem, Int) async throws -> Void
    ) async throws {
        let whole = files.copy()
        try await whole.build()
        let count = whole.changes.count
        try #require(count > 10)
        for index in stride(from: 0, to: count, by: step) {
            let victim = files.copy()
            victim.fail(MemoryFileSystem.Faults(mutationsLeft: index, isFinal: isFinal))
            let failure = await failure { try await victim.build(jobs: jobs) }
            #expect(failure?.name == "file", "write \(index) of \(count)")
            victim.fail(MemoryFileSystem.Faults())
            try await body(victim, index)
        }
    }

    private func published(_ files: MemoryFileSystem) -> [String: MemoryFileSystem.Node] {
        files.tree("/o").filter { !$0.key.hasPrefix(".helpc-tmp/") && !$0.key.hasSuffix("/") }
    }

    @Test(arguments: [true, false]) func theFirstBuildLeavesWholeFilesAndIsRepaired(_ isFinal: Bool) async throws {
        let files = Sample.fileSystem()
        let clean = try await files.cleanTree()
        try await interruptEverywhere(files, isFinal: isFinal) { victim, index in
            for (path, node) in published(victim) { #expect(node == clean[path], "write \(index): \(path)") }
            let outcome = try await victim.build()
            #expect(outcome.isPublished)
            #expect(differences(victim.tree("/o"), clean) == [], "write \(index)")
        }
    }

    @Test(arguments: [true, false]) func aLaterBuildLeavesOldOrNewFilesAndIsRepaired(_ isFinal: Bool) async throws {
        let files = Sample.fileSystem()
        try await files.build()
        let old = files.tree("/o")
        changed(files)
        let clean = try await files.cleanTree()
        var emptyFolders: Set<String> = []
        try await interruptEverywhere(files, isFinal: isFinal) { victim, index in
            for (path, node) in published(victim) {
                #expect(node == clean[path] || node == old[path], "write \(index): \(path)")
            }
            for path in clean.keys where old[path] != nil {
                #expect(victim.has("/o/" + path), "write \(index): \(path)")
            }
            try await victim.build()
            let left = differences(victim.tree("/o"), clean)
            #expect(left.filter { !$0.hasSuffix("/") } == [], "write \(index)")
            emptyFolders.formUnion(left.filter { $0.hasSuffix("/") })
        }
        do {
            #expect(emptyFolders == [])
        }
    }

    @Test func severalJobsLeaveWholeFilesToo() async throws {
        let files = Sample.fileSystem()
        try await files.build()
        let old = files.tree("/o")
        changed(files)
        let clean = try await files.cleanTree()
        try await interruptEverywhere(files, isFinal: true, jobs: 4, step: 3) { victim, index in
            for (path, node) in published(victim) {
                #expect(node == clean[path] || node == old[path], "write \(index): \(path)")
            }
            try await victim.build(jobs: 4)
            #expect(differences(victim.tree("/o"), clean).filter { !$0.hasSuffix("/") } == [], "write \(index)")
        }
    }

    @Test func aBuildInterruptedTwiceIsRepaired() async throws {
        let files = Sample.fileSystem()
        try await files.build()
        changed(files)
        let clean = try await files.cleanTree()
        for (first, second) in [(5, 5), (20, 3), (20, 20), (30, 10), (40, 60), (60, 40), (1, 1), (2, 2), (3, 1)] {
            let victim = files.copy()
            for index in [first, second] {
                victim.fail(MemoryFileSystem.Faults(mutationsLeft: index))
                _ = await failure { try await victim.build() }
            }
            victim.fail(MemoryFileSystem.Faults())
            try await victim.build()
            #expect(
                differences(victim.tree("/o"), clean).filter { !$0.hasSuffix("/") } == [], "writes \(first), \(second)")
        }
    }

    @Test func whatAnInterruptedBuildWroteAndTheContentHasNoMoreIsRemoved() async throws {
        let files = Sample.fileSystem()
        try await interruptEverywhere(files, isFinal: true, step: 4) { victim, index in
            victim.delete("/c/fr-fr")
            victim.delete("/c/en-us/docs/only.md")
            try await victim.build()
            let clean = try await victim.cleanTree()
            #expect(differences(victim.tree("/o"), clean).filter { !$0.hasSuffix("/") } == [], "write \(index)")
        }
    }

    @Test func anInterruptedBuildOfOneLocaleLeavesTheOthersAlone() async throws {
        let files = Sample.fileSystem()
        try await files.build()
        let old = files.tree("/o")
        files.add("/c/fr-fr/start.md", topic(1, "Début", "Un autre texte."))
        let whole = files.copy()
        try await whole.build { $0.locales = ["fr-fr"] }
        for index in 0..<whole.changes.count {
            let victim = files.copy()
            victim.fail(MemoryFileSystem.Faults(mutationsLeft: index))
            _ = await failure { try await victim.build { $0.locales = ["fr-fr"] } }
            victim.fail(MemoryFileSystem.Faults())
            for (path, node) in old where path.contains("/en-us/") || path.contains("/ja-jp/") {
                #expect(victim.tree("/o")[path] == node, "write \(index): \(path)")
            }
            try await victim.build { $0.locales = ["fr-fr"] }
            #expect(differences(victim.tree("/o"), whole.tree("/o")) == [], "write \(index)")
        }
    }

    @Test func aFullBuildInterruptedAndThenOneLocaleBuiltLosesNoOther() async throws {
        let files = Sample.fileSystem()
        try await files.build()
        let old = files.tree("/o")
        files.add("/c/en-us/docs/only.md", topic(3, "Only English", "Changed."))
        try await interruptEverywhere(files, isFinal: true) { victim, index in
            try await victim.build { $0.locales = ["fr-fr"] }
            for path in old.keys where path.contains("/en-us/") || path.contains("/ja-jp/") {
                #expect(victim.has("/o/" + path), "write \(index): \(path)")
            }
        }
    }

    @Test func aFolderInWhichNothingCanBeWrittenIsAFailureThatSaysSo() async throws {
        for folder in ["/o", "/o/html", "/o/html/fr-fr"] {
            let files = Sample.fileSystem()
            files.addFolder(folder)
            files.fail(MemoryFileSystem.Faults(readOnly: [folder]))
            let failure = await failure { try await files.build() }
            guard case .file(let error)? = failure else {
                Issue.record("\(String(describing: failure))")
                continue
            }
            #expect(error.reason == "Permission denied")
            #expect(error.path.hasPrefix(folder))
        }
    }

    @Test func aFileWhereAFolderBelongsIsAFailureThatSaysSo() async {
        for (path, file) in [
            ("/o", "/o"), ("/o/html", "/o/html"), ("/o/html/fr-fr/start.html/x", "/o/html/fr-fr/start.html"),
        ] {
            let files = Sample.fileSystem()
            files.add(path, "in the way")
            let failure = await failure { try await files.build() }
            guard case .file(let error)? = failure else {
                Issue.record("\(path): \(String(describing: failure))")
                continue
            }
            #expect(error.path == file)
            #expect(files.text(path) == "in the way")
        }
    }
}
