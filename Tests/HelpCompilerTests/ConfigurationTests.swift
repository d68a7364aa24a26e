import Foundation
import HelpDiagnostics
import HelpEmit
import HelpKeys
import Testing

@testable import HelpCompiler

@Suite struct ConfigurationTests {
    private func read(_ text: String) -> (Configuration, [Diagnostic]) { read(Array(text.utf8)) }

    private func read(_ bytes: [UInt8]) -> (Configuration, [Diagnostic]) {
        let reader = ConfigurationReader(bytes)
        return (reader.configuration, reader.diagnostics)
    }

    private func text(_ diagnostic: Diagnostic?, in source: String) -> String? {
        diagnostic.map { String(decoding: Array(source.utf8)[$0.span.range], as: UTF8.self) }
    }

    @Test(arguments: ["", "\n", "# only a comment\n", "\u{FEFF}", "---\n"]) func anEmptyFileChangesNothing(
        _ source: String
    ) {
        let (configuration, diagnostics) = read(source)
        #expect(diagnostics.isEmpty)
        #expect(configuration.name == "help")
        #expect(configuration.outputs == Set(OutputKind.allCases))
    }

    @Test func everyKeyIsRead() throws {
        let (configuration, diagnostics) = read(
            """
            \u{FEFF}name: exchange-2013
            version: "1.5"
            defaultLocale: en-us
            sourceLocale: en_US
            scope:
              en-us: docs/help
            severities:
              link-empty: off
              front-matter-alias: warning
              link-redirected:
                fr-fr: error
                de: note
            mappings:
              /powershell/: https://example.org/powershell/
              en-us/Other/: https://example.org/other/
            exclude:
            - drafts
            - "*.tmp.md"
            keys: [Owner, reviewed]
            fallbacks:
              fr-ca: [fr-fr, en-us]
              pt-pt: pt-br
            outputs: html
            suppressions:
            - id: link-insecure
              path: en-us/old/**
              locale: en_us
              reason: because
            """)
        #expect(diagnostics == [])
        #expect(configuration.name == "exchange-2013")
        #expect(configuration.version == "1.5")
        #expect(configuration.checks.defaultLocale == LocaleTag("en-US"))
        #expect(configuration.checks.sourceLocale == LocaleTag("en-US"))
        #expect(configuration.checks.scopes == ["en-us": "docs/help"])
        #expect(configuration.severities.level(of: .linkEmpty, locale: nil) == .off)
        #expect(configuration.severities.level(of: .frontMatterAlias, locale: "fr-FR") == .report(.warning))
        #expect(configuration.severities.level(of: .linkRedirected, locale: "fr-FR") == .report(.error))
        #expect(configuration.severities.level(of: .linkRedirected, locale: "de") == .report(.note))
        #expect(configuration.severities.level(of: .linkRedirected, locale: "ja-JP") == nil)
        #expect(configuration.checks.mapped("/powershell/a/b?c#d") == "https://example.org/powershell/a/b?c#d")
        #expect(configuration.checks.mapped("en-us/Other/x.md") == "https://example.org/other/x.md")
        #expect(configuration.checks.mapped("/other") == nil)
        #expect(configuration.excludes == ["drafts", "*.tmp.md"])
        #expect(configuration.checks.extraKeys == ["owner", "reviewed"])
        let english = try #require(LocaleTag("en-US"))
        let french = try #require(LocaleTag("fr-FR"))
        let brazilian = try #require(LocaleTag("pt-BR"))
        let wanted = try (#require(LocaleTag("fr-CA")), #require(LocaleTag("pt-PT")))
        #expect(configuration.checks.fallbacks == [wanted.0: [french, english], wanted.1: [brazilian]])
        #expect(configuration.outputs == [.html])
        #expect(configuration.suppressions.map(\.path) == ["en-us/old/**"])
        #expect(configuration.suppressions.first?.locale == "en-US")
    }

    @Test func theSchemaHasEveryKeyAndNoOther() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Documentation/Schemas/configuration.schema.json")
        let schema = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
        let properties = try #require(schema["properties"] as? [String: [String: Any]])
        #expect(Set(properties.keys) == Set(ConfigurationReader.keys))
        #expect(properties.values.allSatisfy { $0["description"] is String })
        let entry = try #require(properties["suppressions"]?["items"] as? [String: Any])
        #expect(Set(try #require(entry["properties"] as? [String: Any]).keys) == Set(ConfigurationReader.suppressionKeys))
        let output = try #require((schema["definitions"] as? [String: [String: Any]])?["output"]?["enum"] as? [String])
        #expect(Set(output) == Set(OutputKind.allCases.map(\.rawValue)))
    }

    @Test func theLongestMappingWins() {
        let (configuration, _) = read("mappings:\n  /a/: https://one/\n  /a/b/: https://two/\n")
        #expect(configuration.checks.mapped("/a/b/c") == "https://two/c")
        #expect(configuration.checks.mapped("/a/c") == "https://one/c")
    }

    @Test func anUnknownKeyIsReportedWithTheNearest() {
        let source = "name: help\ndefaultlocale: en\nexcludes:\n- a\nxyzzy: 1\n"
        let (_, diagnostics) = read(source)
        #expect(diagnostics.map(\.id) == [.configUnknownKey, .configUnknownKey, .configUnknownKey])
        #expect(diagnostics.map { text($0, in: source) } == ["defaultlocale", "excludes", "xyzzy"])
        #expect(diagnostics[0].hints == ["did you mean ‘defaultLocale’?"])
        #expect(diagnostics[1].hints == ["did you mean ‘exclude’?"])
        #expect(diagnostics[2].hints == [])
        #expect(diagnostics.allSatisfy { $0.path == "helpc.yml" && $0.severity == .error })
    }

    @Test func anUnknownIdIsReportedWithTheNearest() {
        let source = "severities:\n  link-emtpy: off\n"
        let (_, diagnostics) = read(source)
        #expect(diagnostics.map(\.id) == [.configUnknownKey])
        #expect(text(diagnostics.first, in: source) == "link-emtpy")
        #expect(diagnostics.first?.hints == ["did you mean ‘link-empty’?"])
    }

    @Test(arguments: [
        ("name: ../etc", "../etc"), ("name: .hidden", ".hidden"), ("name: a/b", "a/b"),
        ("version: {a: b}", "{a: b}"), ("defaultLocale: not a locale", "not a locale"), ("sourceLocale: [en]", "[en]"),
        ("scope: docs", "docs"), ("scope: {en: [a]}", "[a]"), ("severities: off", "off"),
        ("severities: {link-empty: loud}", "loud"),
        ("severities: {link-empty: {xx_bad_!: off}}", "xx_bad_!"), ("severities: {link-empty: [off]}", "[off]"),
        ("mappings: /a", "/a"), ("mappings: {/a: {b: c}}", "{b: c}"), ("exclude: {a: b}", "{a: b}"),
        ("exclude: [[a]]", "[a]"),
        ("fallbacks: fr", "fr"), ("fallbacks: {'?': fr}", "'?'"), ("fallbacks: {fr: [en, '!']}", "'!'"),
        ("outputs: pdf", "pdf"),
        ("outputs: [html, {a: b}]", "{a: b}"),
    ]) func aValueOfTheWrongKindIsReportedWhereItStands(_ source: String, _ place: String) {
        let (_, diagnostics) = read(source + "\n")
        #expect(diagnostics.map(\.id) == [.configInvalid])
        let shown = text(diagnostics.first, in: source + "\n") ?? ""
        // Quotes may or may not belong to the span of a quoted value.
        #expect(place.contains(shown) && !shown.isEmpty, "\(shown)")
    }

    @Test(arguments: ["name: [a]\n", "name: ''\n"]) func aNameThatIsNoTextIsReportedOnce(_ source: String) {
        #expect(read(source).1.count == 1)
    }

    @Test(arguments: [
        "name: a\nname: b\n", "severities:\n  link-empty: off\n  link-empty: note\n",
        "severities:\n  link-empty:\n    de: off\n    de: note\n", "mappings:\n  /a: b\n  /a: c\n",
        "fallbacks:\n  de:\n  - fr\n  de:\n  - en\n",
    ])
    func aKeyThatStandsTwiceIsReported(_ source: String) {
        #expect(read(source).1.count == 1)
        #expect(read(source).1.first?.message.hasSuffix("stands twice") == true)
    }

    @Test(arguments: [
        ("name: a/b", "‘name’ has letters, digits, spaces, ‘-’, ‘_’ and ‘.’, and at most 100"),
        ("version: {a: b}", "‘version’ takes a text here"), ("version:", "‘version’ takes a text, and there is none"),
        ("exclude: [a, '']", "‘exclude’ takes a text, and there is none"), ("keys: {a: b}", "‘keys’ takes a text here"),
        ("mappings: /a", "‘mappings’ is a block of ‘key: value’ lines"), ("? [a]\n: b", "a key is a text"),
        ("severities: {internal-error: off}", "‘internal-error’ is always an error; its severity cannot be changed"),
        ("severities: {xyzzy: off}", "‘xyzzy’ is no id of a diagnostic"), ("xyzzy: off", "‘xyzzy’ is no key of the configuration"),
        ("name: \u{0}", "a configuration holds no NUL; one stands at byte 6"),
    ])
    func aFaultIsWordedWithTheKeyItBelongsTo(_ source: String, _ beginning: String) {
        let messages = read(source + "\n").1.map(\.message)
        #expect(messages.count == 1)
        #expect(messages.first?.hasPrefix(beginning) == true, "\(messages)")
    }

    @Test func aByteThatIsNotUTF8IsNamed() {
        #expect(read(Array("name: ".utf8) + [0xE9]).1.map(\.message) == ["a configuration is UTF-8; byte 6 is not"])
    }

    @Test(arguments: [
        DiagnosticID.frontMatterMissing, .outputConflict, .fileUnreadable, .configUnknownKey, .configInvalid,
        .internalError,
    ])
    func anErrorThatLosesAPageStaysAnError(_ id: DiagnosticID) {
        for level in ["off", "note", "warning"] {
            let (configuration, diagnostics) = read("severities:\n  \(id.rawValue): \(level)\n")
            #expect(diagnostics.map(\.id) == [.configInvalid])
            #expect(configuration.severities.level(of: id, locale: nil) == nil)
        }
        #expect(read("severities:\n  \(id.rawValue): error\n").1 == [])
    }

    @Test(arguments: [
        "- a\n- b\n", "just text\n", "a: b: c\n", "{", "a:\n\t- b\n", "'unclosed\n", "*x\n", "a: *nowhere\n",
        "!!binary |\n  x\n", "? [a]\n: b\n", "? {a: b}\n: c\n",
    ])
    func whatIsNoConfigurationIsReported(_ source: String) {
        let (_, diagnostics) = read(source)
        #expect(!diagnostics.isEmpty)
        #expect(diagnostics.allSatisfy { $0.span.range.upperBound <= source.utf8.count })
    }

    @Test func aFileThatIsNotUTF8IsReportedAtTheByte() {
        let (_, diagnostics) = read(Array("name: caf".utf8) + [0xE9, 0x0A])
        #expect(diagnostics.map(\.id) == [.configInvalid])
        #expect(diagnostics.first?.span.range == 9..<10)
    }

    @Test func aliasesThatExplodeAreRefusedQuickly() {
        var source = "a: &a [x,x,x,x,x,x,x,x,x]\n"
        for (one, other) in zip("abcdefgh", "bcdefghi") {
            source += "\(other): &\(other) [" + Array(repeating: "*\(one)", count: 9).joined(separator: ",") + "]\n"
        }
        let clock = ContinuousClock()
        let time = clock.measure { #expect(!read(source).1.isEmpty) }
        #expect(time < .seconds(5))
    }

    @Test func nestingWithoutEndIsRefused() {
        #expect(!read("name: " + String(repeating: "[", count: 100_000)).1.isEmpty)
        #expect(!read("exclude: " + String(repeating: "- ", count: 100_000) + "a").1.isEmpty)
    }

    @Test func faultsStopTheBuildBeforeAnythingIsRead() async throws {
        let files = Sample.fileSystem()
        files.add("/c/helpc.yml", "nmae: x\n")
        let failure = await failure { try await files.build() }
        guard case .configuration(let diagnostics)? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(diagnostics.map(\.id) == [.configUnknownKey])
        #expect(!files.has("/o"))
        #expect(files.readPaths.allSatisfy { $0 == "/c/helpc.yml" })
    }

    @Test func aConfigurationThatCannotBeReadIsAFailureOfFiles() async {
        let files = Sample.fileSystem()
        files.add("/c/helpc.yml", "name: x\n")
        files.fail(MemoryFileSystem.Faults(unreadable: ["/c/helpc.yml"]))
        #expect(await failure { try await files.build() }?.name == "file")
        let fifo = Sample.fileSystem()
        fifo.addOther("/c/helpc.yml")
        #expect(await failure { try await fifo.build() }?.name == "file")
        let large = Sample.fileSystem()
        large.add("/c/helpc.yml", "# " + String(repeating: "x", count: 2 << 20))
        #expect(await failure { try await large.build() }?.name == "file")
    }

    @Test func theConfigurationWorksInABuild() async throws {
        let files = Sample.fileSystem()
        files.add(
            "/c/helpc.yml",
            "name: guide\nversion: '2'\nexclude: [ja-jp]\noutputs: [html]\nseverities: {link-empty: error, l10n-fallback-used: off, image-alt-missing: off, asset-unused: off, toc-topic-unlisted: off}\n"
        )
        files.add("/c/fr-fr/leer.md", topic(70, "Vide", "[rien]()"))
        let outcome = try await files.build()
        #expect(outcome.localeCount == 2)
        #expect(outcome.isFailed)
        #expect(outcome.diagnostics.map(\.id) == [.linkEmpty])
        #expect(!files.has("/o/xml"))
        #expect(files.text("/o/manifest.json")?.contains("guide") == true)
    }

    @Test func anExcludedFileIsNotThereForLinksEither() async throws {
        let files = Sample.fileSystem()
        files.add("/c/helpc.yml", "exclude: [fr-fr/setup.md, en-us/docs/setup.md]\n")
        let outcome = try await files.build()
        #expect(
            outcome.ids(at: "fr-fr/start.md").contains(.linkTargetMissing)
                || outcome.ids(at: "fr-fr/start.md").contains(.l10nFallbackUsed))
        #expect(
            outcome.ids(at: "en-us/docs/start.md").contains(.linkTargetMissing)
                || outcome.ids(at: "en-us/docs/start.md").contains(.l10nFallbackUsed))
    }
}
