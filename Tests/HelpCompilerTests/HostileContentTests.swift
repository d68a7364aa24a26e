import GrowthProof
import HelpDiagnostics
import HelpMarkup
import MarkupProof
import Testing

@testable import HelpCompiler

/// Files and names that no author writes, from reading to publishing.
@Suite(.serialized) struct HostileContentTests {
    private static let hostileNames = [
        "a\nb", "a\rb", "\u{202E}gnp.exe", "a\u{2066}b", "a\u{1B}[31mb", "<script>alert(1)<script>",
        "\"onload=\"x", "'&amp;<b>", "%2e%2e",
        "a\\..\\b", "~", "-rf", " ", "a\u{7F}b", "e\u{301}", "日本", "con", "a?b#c", "{{x}}", "\u{FEFF}a", "\u{FFFE}",
    ]

    private func check(
        _ files: MemoryFileSystem, _ change: (inout Check.Options) -> Void = { _ in }
    ) async throws(ContentFailure) -> Check.Outcome {
        var options = Check.Options(content: "/c", jobs: 1)
        change(&options)
        return try await Check(options, fileSystem: files).run()
    }

    /// What of the pages and XML of `files` is not well formed.
    private func unsound(_ files: MemoryFileSystem) -> [String] {
        files.tree("/o").compactMap { path, node in
            guard case .file(let bytes) = node else { return nil }
            let isPage = path.hasSuffix(".html")
            guard isPage || path.hasSuffix(".xml") else { return nil }
            if StrictXML(bytes) == nil { return path }
            return PolyglotChecker.faults(String(decoding: bytes, as: UTF8.self), isPage: isPage).first.map { "\(path): \($0)" }
        }
    }

    // MARK: Names

    @Test func `names with line ends, bidi controls and markup give sound pages and reports of a line each`() async throws {
        let files = MemoryFileSystem()
        for (number, name) in Self.hostileNames.enumerated() {
            files.add("/c/en-us/\(name).md", topic(number + 1, "T", "[to](b.md) ![x](\(number).png)"))
            files.add("/c/en-us/\(name)/b.md", topic(number + 100, "T", "[up](../a.md) ![](i.png)"))
            files.add("/c/en-us/\(name)/i.png", "PNG")
            files.add("/c/en-us/\(name)/toc.yml", "- name: N\n  href: b.md\n- name: M\n  href: gone.md\n")
        }
        let outcome = try await files.build()
        #expect(unsound(files) == [])
        let root = DiagnosticRoot("c")
        for renderer in [OneLineRenderer(), GitHubRenderer(root: root)] as [any DiagnosticRenderer] {
            let text = renderer.render(outcome.diagnostics) { _ in nil }
            #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !TerminalText.isUnsafe($0) })
            #expect(text.split(separator: "\n").count == outcome.diagnostics.count)
        }
        let complaint = ReportCheck.complaint(of: outcome.diagnostics, path: "none", source: [])
        #expect(complaint == nil)
        #expect(try await check(files).isFailed)
    }

    // MARK: Markup that tries to leave its place

    @Test(arguments: [
        "<a title='\"><script>alert(1)</script>' href=\"x\">t</a>", "<p class=\"a\"onclick=alert(1)>t</p>",
        "<img alt=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\" src=\"i.png\">", "![\"><script>alert(1)</script>](i.png)",
        "[t](b.md \"&quot;><script>alert(1)</script>\")", "```\"><script>alert(1)</script>\nx\n```", "# \"><script>alert(1)</script>",
        "<a id='\"><script>alert(1)</script>'>t</a>", "[t](<b.md\"onmouseover=\"alert(1)>)", "<b style=\"x:expression(alert(1))\">t</b>",
        "<table><td align='\"onclick=\"x'>t</table>", "<a href=\"java&#10;script:alert(1)\">t</a>", "<a href=\" &#1;javascript:x\">t</a>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>", "<math><mtext></p><script>alert(1)</script></math>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>", "<!--><script>alert(1)</script>-->",
        "<a href=x/onclick=alert(1)>t</a>", "<a/href='javascript:x'/onclick=x>t</a>", "<p\u{0B}onclick=x>t</p>", "<img/src=x/onerror=x//>",
        "> [!NOTE\"><script>]\n> t", "[t][\"><script>]\n\n[\"><script>]: javascript:x", "<javascript:alert(1)>", "[t](data:text/html,x)",
        "<img src=\"data:image/svg+xml,<svg onload=alert(1)>\">", "<textarea></textarea><script>x</script>", "<xmp><script>x</script></xmp>",
    ])
    func `HTML that leaves its attribute or element runs nothing`(body: String) async {
        for source in ["---\ntitle: T\n---\n\(body)\n", "---\ntitle: T\n---\nText \(body) text\n", "---\ntitle: T\n---\n- \(body)\n"] {
            let complaint = await TopicProbe.complaint(of: Array(source.utf8))
            #expect(complaint == nil)
        }
        let quoted = body.replacing("'", with: "''").replacing("\n", with: " ")
        for key in ["title", "description", "mtpsurl", "errorid", "version", "aliases", "keywords", "redirect", "date", "locale"] {
            let complaint = await TopicProbe.complaint(of: Array("---\n\(key): '\(quoted)'\n---\n# T\n".utf8))
            #expect(complaint == nil, "\(key)")
        }
        let complaint = await TocProbe.complaint(of: Array("- name: '\(quoted)'\n  href: '\(quoted)'\n".utf8))
        #expect(complaint == nil)
    }

    // MARK: Bytes

    private static let topicText = "---\ntitle: 'T'\nassetid: \(guid(1))\n---\n# H\n\n[a](b.md) <b>c</b>\n\n| a |\n|---|\n| `b` |\n"
    private static let tocText = "- name: 'A'\n  href: a.md\n  items:\n  - {name: B, href: b.md}\n"
    private static let configurationText = "name: 'x'\nseverities:\n  link-insecure: off\noutputs: [html]\n"
    private static let badBytes: [[UInt8]] = [[0], [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF], [0xC2, 0x85], [0x0D], [0x1B]]

    @Test(arguments: badBytes.indices)
    func `a byte that no text has is said with its place, wherever it stands`(index: Int) async {
        let bad = Self.badBytes[index]
        let probes: [(String, ([UInt8]) async -> String?)] = [
            (Self.topicText, TopicProbe.complaint(of:)), (Self.tocText, TocProbe.complaint(of:)),
            (Self.configurationText, ConfigurationProbe.complaint(of:)),
        ]
        for (text, probe) in probes {
            for place in 0...text.utf8.count {
                var bytes = Array(text.utf8)
                bytes.insert(contentsOf: bad, at: place)
                let complaint = await probe(bytes)
                #expect(complaint == nil, "at \(place)")
            }
        }
    }

    // MARK: helpc.lock and baselines

    private static func translated() -> MemoryFileSystem {
        MemoryFileSystem(["/c/en-us/a.md": topic(1, "One."), "/c/fr-fr/a.md": topic(1, "Un.")])
    }

    private static let record = "helpc-lock 1\nsource 5c1e0f2a9b3d4e67 0a1b2c3d4e5f\ntopic 5c1e0f2a9b3d4e67 fr-FR \(guid(1))\n"
    private static let baseline = "{\"schemaVersion\": \"1.0\", \"findings\": [{\"fingerprint\": \"00\", \"id\": \"a\", \"path\": \"b\"}]}"

    /// What `check` says of a file that it cannot use; nil where it could.
    private func refusal(_ path: String, _ bytes: [UInt8]) async -> String? {
        let files = Self.translated()
        files.add(path, bytes)
        do throws(ContentFailure) {
            _ = try await check(files) { if path.hasSuffix(".json") { $0.baseline = path } }
            return nil
        } catch {
            switch error {
            case .usage(let sentence): return sentence
            case .configuration, .file: return "\(error)"
            }
        }
    }

    @Test(arguments: badBytes.indices)
    func `a byte that no record or baseline has is refused in a sentence or means nothing`(index: Int) async {
        for (path, text) in [("/c/helpc.lock", Self.record), ("/known.json", Self.baseline)] {
            #expect(await refusal(path, Array(text.utf8)) == nil)
            for place in 0...text.utf8.count {
                var bytes = Array(text.utf8)
                bytes.insert(contentsOf: Self.badBytes[index], at: place)
                if let sentence = await refusal(path, bytes) { #expect(sentence.contains("‘\(path)’")) }
            }
        }
    }

    @Test(arguments: [
        "[", "{\"findings\":[", "{\"schemaVersion\":", "[[],", "\"", "{\"schemaVersion\":\"1.0\",\"findings\":[{\"fingerprint\":", "1",
    ])
    func `a baseline that nests without end is none`(text: String) async {
        for end in ["", String(repeating: "]", count: 100_000)] {
            let bytes = Array((String(repeating: text, count: 100_000) + end).utf8)
            #expect(await refusal("/known.json", bytes) == "‘/known.json’ is no baseline; ‘--update-baseline’ writes one")
        }
    }

    @Test func `a baseline costs what it is`() {
        let entries: [@Sendable (Int) -> String] = [
            { "{\"fingerprint\": \"\($0)\", \"id\": \"a\", \"path\": \"b\"}" }, { _ in "{\"fingerprint\": \"x\", \"id\": \"a\", \"path\": \"b\"}" },
            { "{\"fingerprint\": \"x\($0)\", \"x\": [[[]]], \"y\": {\"z\": \"\\u0041\"}}" },
        ]
        for entry in entries {
            let complaint = Growth.complaint(
                from: 100,
                { count in
                    let list = (0..<count).map(entry).joined(separator: ",\n")
                    return MemoryFileSystem(["/known.json": "{\"schemaVersion\": \"1.0\", \"findings\": [\(list)]}"])
                },
                { files in _ = try? Baseline("/known.json", files).json })
            #expect(complaint == nil)
        }
    }

    @Test func `a record costs what it is, on one line and on many`() {
        let texts: [@Sendable (Int) -> String] = [
            { count in (0..<count).map { "topic 5c1e0f2a9b3d4e67 fr-FR path/\($0)\n" }.joined() },
            { count in "source 5c1e0f2a9b3d4e67 " + String(repeating: "0a1b2c", count: count) + "\n" },
            { count in String(repeating: "source 5c1e0f2a9b3d4e67 0a1b2c\n", count: count) },
            { count in String(repeating: "topic 5c1e0f2a9b3d4e67 fr-FR x\n", count: count) },
            { count in "topic 5c1e0f2a9b3d4e67 fr-FR " + String(repeating: "%0A", count: count) + "\n" },
            { count in String(repeating: "#\n", count: count) }, { count in String(repeating: " ", count: count) + "\n" },
        ]
        for text in texts {
            let complaint = Growth.complaint(
                from: 200, { MemoryFileSystem(["/c/helpc.lock": "helpc-lock 1\n" + text($0)]) },
                { files in
                    guard var recorded = try? SourceLock.read("/c", files) else { return }
                    _ = SourceLock.bytes(recorded)
                    recorded.prune()
                })
            #expect(complaint == nil)
        }
    }

    @Test func `a record or a configuration that is no regular file is a failure that says so`() async {
        for name in ["helpc.lock", "helpc.yml"] {
            for kind in 0..<3 {
                let files = Self.translated()
                switch kind {
                case 0: files.addOther("/c/\(name)")
                case 1: files.addFolder("/c/\(name)")
                default: files.addLink("/c/\(name)", to: name)
                }
                await #expect(throws: ContentFailure.self) { try await check(files) }
            }
        }
    }

    @Test func `wherever a disk fills up, a record and a baseline are the old ones or the new, and nothing else is left`() async throws {
        let recording: (inout Check.Options) -> Void = { $0.recordsSources = true }
        let updating: (inout Check.Options) -> Void = {
            $0.baseline = "/known.json"
            $0.updatesBaseline = true
        }
        for (path, change) in [("/c/helpc.lock", recording), ("/known.json", updating)] {
            for step in 0..<6 {
                let files = Self.translated()
                files.add("/c/en-us/b.md", topic(2, "[a](gone.md)"))
                let before = files.tree("")
                for old in [nil, "old"] {
                    if let old { files.add(path, old) }
                    files.fail(MemoryFileSystem.Faults(mutationsLeft: step, isFinal: false))
                    let outcome = try? await check(files, change)
                    files.fail(MemoryFileSystem.Faults())
                    if outcome == nil { #expect(files.text(path) == old) }
                    #expect(Set(files.tree("").keys).subtracting(before.keys).isSubset(of: [String(path.dropFirst())]), "\(step)")
                    if outcome != nil { #expect(files.text(path) != old) }
                }
            }
        }
    }

    // MARK: A configuration

    @Test func `a configuration costs what it is`() {
        let texts: [@Sendable (Int) -> String] = [
            { count in (0..<count).map { "nam\($0): x\n" }.joined() }, { count in String(repeating: "name: x\n", count: count) },
            { count in "mappings:\n" + (0..<count).map { "  /p\($0)/: u\n" }.joined() },
            { count in "exclude: [" + String(repeating: "a, ", count: count) + "]\n" },
            { count in "severities:\n" + (0..<count).map { "  link-insecur\($0): off\n" }.joined() },
            { count in "scope:\n" + (0..<count).map { "  a\($0): b/../c\n" }.joined() },
            { count in "fallbacks:\n" + (0..<count).map { _ in "  fr-CA: [fr-FR]\n" }.joined() },
            { count in "scope:\n  a: " + String(repeating: "../", count: count) + "\n" }, { count in "name: " + String(repeating: "x", count: count) },
        ]
        for (index, text) in texts.enumerated() {
            let complaint = Growth.complaint(from: 50, { Array(text($0).utf8) }) { _ = ConfigurationReader($0) }
            #expect(complaint == nil, "\(index)")
        }
    }

    // MARK: Probes

    @Test func `the probes find nothing in helpc's own content, whole and cut anywhere`() async {
        for (text, probe) in [
            (Self.topicText, TopicProbe.complaint(of:)), (Self.tocText, TocProbe.complaint(of:)),
            (Self.configurationText, ConfigurationProbe.complaint(of:)), (Self.topicText, FrontMatterProbe.complaint(of:)),
            (Self.topicText, HTMLProbe.complaint(of:)),
        ] as [(String, ([UInt8]) async -> String?)] {
            for count in 0...text.utf8.count {
                let complaint = await probe(Array(text.utf8.prefix(count)))
                #expect(complaint == nil, "\(count) bytes")
            }
        }
    }
}
