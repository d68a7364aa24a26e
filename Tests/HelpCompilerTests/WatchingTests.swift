import Foundation
import HelpDiagnostics
import Testing

@testable import HelpCompiler

/// A build that follows its content comes to what a build from nothing comes to.
@Suite struct WatchingTests {
    private func live(_ files: MemoryFileSystem, _ change: (inout Build.Options) -> Void = { _ in }) -> LiveBuild {
        LiveBuild(options(change), fileSystem: files)
    }

    private func options(_ change: (inout Build.Options) -> Void = { _ in }) -> Build.Options {
        var options = Build.Options(content: "/c", output: "/o", jobs: 2)
        change(&options)
        return options
    }

    /// The output of a build from nothing, and its findings.
    private func cold(_ files: MemoryFileSystem) async throws -> (tree: [String: MemoryFileSystem.Node], found: [Diagnostic]) {
        let copy = files.copy()
        copy.delete("/o")
        let outcome = try await Build(options(), fileSystem: copy).run()
        return (copy.tree("/o"), outcome.diagnostics)
    }

    @Test func `nothing is done where nothing changed`() async throws {
        let files = Sample.fileSystem()
        var live = live(files)
        #expect(try await live.update() != nil)
        #expect(try await live.finish { false })
        files.forgetLog()
        #expect(try await live.update() == nil)
        #expect(try await !live.finish { false })
        #expect(files.changes == [])
        #expect(files.readPaths == [])
    }

    @Test func `a topic whose text changed is read and written, and no other`() async throws {
        let files = MemoryFileSystem([
            "/c/en-us/a.md": topic(1, "A", "One."), "/c/en-us/b.md": topic(2, "B", "[a](a.md)"), "/c/fr-fr/a.md": topic(1, "A"),
        ])
        var live = live(files)
        _ = try await live.update()
        _ = try await live.finish { false }
        files.add("/c/en-us/a.md", topic(1, "A", "Two, see [b](gone.md)."))
        files.forgetLog()
        let outcome = try #require(try await live.update())
        #expect(outcome.writtenCount == 2)
        #expect(outcome.diagnostics.map(\.id) == [.linkTargetMissing])
        #expect(files.readPaths.filter { $0.hasSuffix(".md") } == ["/c/en-us/a.md"])
        #expect(files.text("/o/html/en-us/a.html")?.contains("Two, see") == true)
        #expect(live.isUnfinished)
        #expect(try await live.finish { false })
        let cold = try await cold(files)
        #expect(files.tree("/o") == cold.tree)
        #expect(outcome.diagnostics == cold.found)
    }

    @Test func `where the system tells what changed, nothing else is looked at first`() async throws {
        let files = MemoryFileSystem(["/c/en-us/a.md": topic(1, "A", "One."), "/c/en-us/b.md": topic(2, "B", "One.")])
        var live = live(files)
        _ = try await live.update()
        _ = try await live.finish { false }
        files.add("/c/en-us/a.md", topic(1, "A", "Two."))
        files.add("/c/en-us/b.md", topic(2, "B", "Two."))
        files.forgetLog()
        _ = try #require(try await live.update(at: ["/c/en-us/a.md", "/c/en-us/.a.md.swp", "/c/en-us/4913"]))
        #expect(files.readPaths.filter { $0.hasSuffix(".md") } == ["/c/en-us/a.md"])
        #expect(files.text("/o/html/en-us/b.html")?.contains("One.") == true)
        _ = try #require(try await live.update())
        #expect(files.text("/o/html/en-us/b.html")?.contains("Two.") == true)
        #expect(try await live.update() == nil)
        _ = try await live.finish { false }
        #expect(files.tree("/o") == (try await cold(files)).tree)
    }

    @Test(arguments: ["/c/helpc.yml", "/c/en-us/new.md", "/c/en-us/folder", "/c/en-us/a.md", "/elsewhere"])
    func `whatever the system tells, the output is that of a build from nothing`(told: String) async throws {
        let files = MemoryFileSystem(["/c/en-us/a.md": topic(1, "A", "[b](b.md)"), "/c/en-us/b.md": topic(2, "B", "One.")])
        var live = live(files)
        _ = try await live.update()
        files.add("/c/helpc.yml", "name: other\n")
        files.add("/c/en-us/new.md", topic(3, "New"))
        files.addFolder("/c/en-us/folder")
        files.delete("/c/en-us/b.md")
        files.add("/c/en-us/a.md", topic(1, "A", "[b](b.md) [new](new.md)"))
        var last = try await live.update(at: [told])
        while let outcome = try await live.update() { last = outcome }
        _ = try await live.finish { false }
        let cold = try await cold(files)
        #expect(files.tree("/o") == cold.tree)
        #expect(last?.diagnostics == cold.found)
    }

    @Test func `a renamed anchor breaks the topics that link to it`() async throws {
        let files = MemoryFileSystem([
            "/c/en-us/a.md": topic(1, "A", "## Old"), "/c/en-us/b.md": topic(2, "B", "[a](a.md#old)"),
        ])
        var live = live(files)
        #expect(try await live.update()?.diagnostics == [])
        files.add("/c/en-us/a.md", topic(1, "A", "## New"))
        #expect(try await live.update()?.diagnostics.map(\.path) == ["en-us/b.md"])
        files.add("/c/en-us/a.md", topic(1, "A", "## Old"))
        #expect(try await live.update()?.diagnostics == [])
    }

    @Test func `a page of a site that a topic links to is known to the others`() async throws {
        let files = MemoryFileSystem([
            "/c/fr-fr/a.md": topic(1, "A", "[x](https://technet.microsoft.com/en-us/library/page)"),
            "/c/fr-fr/b.md": topic(2, "B", "One."),
        ])
        var live = live(files)
        #expect(try await live.update()?.diagnostics == [])
        files.add("/c/fr-fr/b.md", topic(2, "B", "[x](https://technet.microsoft.com/fr-fr/library/page)"))
        #expect(try await live.update()?.diagnostics.map { "\($0.path) \($0.id.rawValue)" } == ["fr-fr/a.md link-wrong-locale"])
        files.add("/c/fr-fr/b.md", topic(2, "B", "[y](https://technet.microsoft.com/fr-fr/library/other)"))
        #expect(try await live.update()?.diagnostics == [])
    }

    @Test func `a check reads what changed and finds what a check from nothing finds`() async throws {
        let files = Sample.fileSystem()
        var options = Check.Options(content: "/c", jobs: 2)
        options.withNotes = true
        var live = LiveCheck(options, fileSystem: files)
        #expect(try await live.update() != nil)
        files.forgetLog()
        #expect(try await live.update() == nil)
        files.add("/c/en-us/docs/start.md", topic(1, "Start", "[a](gone.md)"))
        let found = try #require(try await live.update())
        // What is no topic is looked at each time.
        #expect(files.readPaths.filter { $0.hasSuffix(".md") && $0 != "/c/README.md" } == ["/c/en-us/docs/start.md"])
        #expect(found.diagnostics == (try await Check(options, fileSystem: files).run()).diagnostics)
        files.add("/c/helpc.yml", "x: [")
        await #expect(throws: ContentFailure.self) { try await live.update() }
        files.delete("/c/helpc.yml")
        #expect(try await live.update()?.diagnostics == found.diagnostics)
    }

    @Test func `a broken configuration is said, and mending it goes on`() async throws {
        let files = Sample.fileSystem()
        var live = live(files)
        _ = try await live.update()
        files.add("/c/helpc.yml", "nmae: x\n")
        await #expect(throws: Build.Failure.self) { try await live.update() }
        files.delete("/c/helpc.yml")
        #expect(try await live.update() != nil)
        _ = try await live.finish { false }
        #expect(files.tree("/o") == (try await cold(files)).tree)
    }

    @Test func `a fault of the disk is made good with the next look`() async throws {
        let files = Sample.fileSystem()
        var live = live(files)
        _ = try await live.update()
        files.add("/c/en-us/docs/start.md", topic(1, "Start", "New text."))
        files.fail(MemoryFileSystem.Faults(mutationsLeft: 2, isFinal: false))
        await #expect(throws: Build.Failure.self) { try await live.update() }
        files.fail(MemoryFileSystem.Faults())
        #expect(try await live.update() != nil)
        _ = try await live.finish { false }
        #expect(files.tree("/o") == (try await cold(files)).tree)
    }

    @Test func `an output folder that somebody removed is made whole`() async throws {
        let files = Sample.fileSystem()
        var live = live(files)
        _ = try await live.update()
        _ = try await live.finish { false }
        files.delete("/o")
        files.add("/c/en-us/docs/start.md", topic(1, "Start", "New text."))
        _ = try await live.update()
        _ = try await live.finish { false }
        #expect(files.tree("/o") == (try await cold(files)).tree)
    }

    @Test func `names that differ in their normal form only are followed`() async throws {
        // As keys of one dictionary they would be the same.
        let files = MemoryFileSystem(["/c/en-us/caf\u{E9}.md": topic(1, "A", "[x](gone.md)")])
        files.add("/c/en-us/cafe\u{301}.md", topic(2, "B"))
        var live = live(files)
        #expect(Set(try #require(try await live.update()).diagnostics.map(\.id)) == [.linkTargetMissing, .outputConflict])
        files.add("/c/helpc.yml", "name: help\n")
        #expect(Set(try #require(try await live.update()).diagnostics.map(\.id)) == [.linkTargetMissing, .outputConflict])
    }

    @Test func `a folder whose name gets another normal form is another folder`() async throws {
        let files = MemoryFileSystem(["/c/en-us/g\u{E9}/a.md": topic(1, "A")])
        var live = live(files)
        _ = try await live.update()
        _ = try await live.finish { false }
        files.delete("/c/en-us/g\u{E9}")
        files.add("/c/en-us/ge\u{301}/a.md", topic(1, "A"))
        _ = try #require(try await live.update())
        _ = try await live.finish { false }
        let contents = try #require(files.text("/o/html/en-us/_contents.html"))
        #expect(contents.contains("ge%CC%81/a.html") && !contents.contains("g%C3%A9/a.html"))
    }

    @Test(arguments: [-100, 100, 31_000_000])
    func `whatever a file is dated, following it comes to an end`(seconds: Double) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "helpc-watching-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let topics = folder.appending(path: "c/en-us")
        try FileManager.default.createDirectory(at: topics, withIntermediateDirectories: true)
        let path = topics.appending(path: "a.md")
        var live = LiveBuild(
            Build.Options(content: folder.appending(path: "c").path, output: folder.appending(path: "o").path, jobs: 2))
        for text in ["One.", "Two.", "Six."] {
            try Data(topic(1, "A", text).utf8).write(to: path)
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: seconds)], ofItemAtPath: path.path)
            try #require(try await live.update(at: text == "Two." ? [path.path] : nil) != nil)
            var looks = 0
            while try await live.update() != nil, looks < 1_000 { looks += 1 }
            #expect(looks < 1_000)
            let page = try String(contentsOf: folder.appending(path: "o/html/en-us/a.html"), encoding: .utf8)
            #expect(page.contains(text))
        }
    }

    @Test func `a folder that is empty is watched: a topic may come into it`() async throws {
        let files = Sample.fileSystem()
        var live = live(files)
        _ = try await live.update()
        files.addFolder("/c/en-us/new/deep")
        #expect(try await live.update() == nil)
        #expect(live.folders.contains("/c/en-us/new/deep"))
        #expect(live.folders.first == "/c")
    }

    @Test func `a bundle that is given up for something else is written later`() async throws {
        let files = Sample.fileSystem()
        var live = live(files)
        _ = try await live.update()
        #expect(try await !live.finish { true })
        #expect(live.isUnfinished)
        #expect(try await live.finish { false })
        #expect(files.tree("/o") == (try await cold(files)).tree)
    }

    @Test func `another build that wrote in between is noticed`() async throws {
        let files = Sample.fileSystem()
        var live = live(files)
        _ = try await live.update()
        _ = try await live.finish { false }
        _ = try await Build(options { $0.kinds = [.html] }, fileSystem: files).run()
        files.add("/c/en-us/docs/start.md", topic(1, "Start", "New text."))
        _ = try await live.update()
        _ = try await live.finish { false }
        let manifest = try #require(files.text("/o/manifest.json"))
        let entries = try #require(Manifest(Array(manifest.utf8))).entries
        #expect(Set(entries.map(\.path)).count == entries.count)
        let tree = files.tree("/o")
        #expect(entries.allSatisfy { tree[$0.path] != nil })
    }

    /// Any series of changes, each followed, comes to the bytes and findings of a build from nothing.
    @Test(arguments: 1...6) func `whatever changes, the output is that of a build from nothing`(seed: UInt64) async throws {
        var random = SeededGenerator(state: seed)
        let files = MemoryFileSystem(["/c/en-us/i.png": "x", "/c/helpc.yml": "name: help\n"])
        for number in 0..<12 {
            files.add("/c/en-us/t\(number).md", topic(number, "T\(number)", "[x](t\((number + 1) % 12).md) ![i](i.png)"))
            if number % 2 == 0 { files.add("/c/fr-fr/t\(number).md", topic(number, "T\(number)", "[x](t\((number + 1) % 12).md)")) }
        }
        var live = live(files)
        _ = try await live.update()
        for step in 0..<40 {
            var told: [String] = []
            for _ in 0..<Int.random(in: 1...3, using: &random) { told.append(Self.change(files, step, &random)) }
            // What the system tells may be nothing, a part, or more than there was.
            switch Int.random(in: 0..<4, using: &random) {
            case 0: told.removeLast()
            case 1: told += ["/c/en-us/.t1.md.swp", "/c/en-us/4913", "/c/en-us/t3.md"]
            default: break
            }
            var outcome = try await live.update(at: step % 4 == 0 ? nil : told)
            while let more = try await live.update() { outcome = more }
            if step % 3 == 0 { _ = try await live.finish { false } }
            if let outcome { #expect(outcome.diagnostics == (try await cold(files)).found, "seed \(seed), step \(step)") }
        }
        _ = try await live.update()
        _ = try await live.finish { false }
        #expect(files.tree("/o") == (try await cold(files)).tree, "seed \(seed)")
    }

    /// Changes a file; where it is.
    private static func change(_ files: MemoryFileSystem, _ step: Int, _ random: inout SeededGenerator) -> String {
        let number = Int.random(in: 0..<12, using: &random)
        let path = "/c/\(Bool.random(using: &random) ? "en-us" : "fr-fr")/t\(number).md"
        switch Int.random(in: 0..<11, using: &random) {
        case 0: files.add(path, topic(number, "Title \(step)"))
        case 1: files.delete(path)
        case 2: files.add(path, topic(number, "T\(number)", "## Heading \(step)\n\n[x](t\((number + 5) % 12).md#heading)"))
        case 3:
            files.add("/c/en-us/toc.yml", "- name: All\n  href: t\(number).md\n")
            return "/c/en-us/toc.yml"
        case 4: files.add(path, "no front matter \(step)")
        case 5: files.add(path, topic(number, "T\(number)", "![i](i.png) ![j](j.png)"))
        case 6:
            files.add("/c/en-us/i.png", "picture \(step)")
            return "/c/en-us/i.png"
        case 7: files.add(path, "---\nredirect: t\((number + 1) % 12).md\n---\n")
        case 8:
            let locale = Bool.random(using: &random) ? "en-us" : "fr-fr"
            files.add(path, topic(number, "T\(number)", "[x](https://technet.microsoft.com/\(locale)/library/page\(step % 2))"))
        default: files.add(path, topic(number, "T\(number)", "Text \(step), [x](t\((number + 3) % 12).md) <b>open"))
        }
        return path
    }
}

/// Knuth's MMIX generator: the same numbers in every run.
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state.byteSwapped
    }
}
