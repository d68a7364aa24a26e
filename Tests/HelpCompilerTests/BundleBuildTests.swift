import HelpBundle
import HelpKeys
import HelpLookup
import Testing

@testable import HelpCompiler

/// What a build puts into its bundle, asked as a program would.
@Suite struct BundleBuildTests {
    private func bundle(_ files: MemoryFileSystem, _ path: String = "/o/help.helpb") throws -> LookupBundle {
        guard case .file(let bytes)? = files.tree("/o")[String(path.dropFirst(3))] else {
            throw FileError(path: path, action: "read", reason: "it is not there")
        }
        return try LookupBundle(bytes, verification: .all)
    }

    private func title(_ bundle: LookupBundle, _ key: String, _ locale: String) throws -> String? {
        bundle.find(key, in: try bundle.locale(for: locale)).record?.title
    }

    @Test func holdsEachTopicInEachLocaleUnderItsIDs() async throws {
        let files = Sample.fileSystem()
        try await files.build()
        let bundle = try bundle(files)
        #expect(try title(bundle, guid(2), "fr-FR") == "Installation")
        #expect(try title(bundle, guid(2), "ja-JP") == "設定")
        #expect(try title(bundle, guid(3), "ja-JP") == "Only English")
        #expect(try title(bundle, "only", "en-US") == "Only English")
        // The redirect has no id but the name of its file.
        let answer = bundle.find("old", in: try bundle.locale(for: "fr-FR"))
        #expect(answer.record?.title == "Installation")
        #expect(answer.match == .redirect)
    }

    @Test func isTheSameBytesForAnyOrderOfFilesAndNumberOfJobs() async throws {
        let one = Sample.fileSystem()
        try await one.build { $0.kinds = [.bundle] }
        for order in 1...3 as ClosedRange<UInt64> {
            let other = Sample.fileSystem(order: order)
            try await other.build(jobs: 3)
            #expect(other.tree("/o")["help.helpb"] == one.tree("/o")["help.helpb"])
        }
    }

    @Test func aloneItIsTheOnlyOutput() async throws {
        let files = Sample.fileSystem()
        try await files.build { $0.kinds = [.bundle] }
        #expect(files.tree("/o").filter { $0.value != .folder }.keys.sorted() == ["help.helpb", "manifest.json"])
        let again = try await files.build { $0.kinds = [.bundle] }
        #expect((again.writtenCount, again.unchangedCount) == (0, 1))
    }

    @Test func withOneLocaleItServesThatOneToAll() async throws {
        let files = Sample.fileSystem()
        try await files.build { $0.locales = ["fr-fr"] }
        let bundle = try bundle(files)
        #expect(bundle.locales.map(\.description) == ["fr-FR"])
        #expect(try title(bundle, guid(1), "de") == "Début")
        #expect(try title(bundle, guid(3), "fr-FR") == nil)
    }

    @Test func hasTheNameAndTheFallbacksOfTheConfigurationAndTheOldOneGoes() async throws {
        let files = Sample.fileSystem()
        try await files.build()
        files.add("/c/helpc.yml", "name: other help\nversion: 3\ndefaultLocale: ja-jp\nfallbacks:\n  uk: fr-fr\n")
        try await files.build()
        #expect(files.tree("/o")["help.helpb"] == nil)
        let bundle = try bundle(files, "/o/other help.helpb")
        #expect(bundle.name == "other help")
        #expect(bundle.contentVersion == "3")
        #expect(try title(bundle, guid(1), "uk") == "Début")
        #expect(try title(bundle, guid(1), "de") == "開始")
    }

    @Test func aVersionIsThatOfTheURLElseOfTheFrontMatterInEitherSpelling() async throws {
        let files = MemoryFileSystem([
            "/c/en-us/a.md": topic(1, "A", "a", "mtps_version: v=PROD.150\n"),
            "/c/en-us/b.md": topic(2, "B", "b", "version: PROD.150\n"),
            "/c/en-us/c.md": topic(
                3, "C", "c", "version: 1\nmtpsurl: https://technet.microsoft.com/library/x.y.c(v=PROD.150)\n"),
        ])
        try await files.build()
        let bundle = try bundle(files)
        for number in 1...3 { #expect(bundle.find(guid(number)).record?.version == "PROD.150") }
        let url = "http://technet.microsoft.com/library(PROD.150)/\(guid(1)).aspx"
        #expect(bundle.find(url).versionDiffers == false)
    }

    @Test func linksLeadToKeysOfTheBundle() async throws {
        let files = MemoryFileSystem([
            "/c/en-us/a.md": topic(1, "A", "[b](b.md#part) [c](c.md) ![](i.png) [gone](gone.md)"),
            "/c/en-us/b.md": topic(
                2, "B", "## Part\n\nText.", "ms:mtpsurl: https://technet.microsoft.com/en-us/library/x.y.b(v=P.1)\n"),
            "/c/en-us/c.md": topic(3, "C"), "/c/en-us/i.png": "PNG",
        ])
        try await files.build()
        let bundle = try bundle(files)
        let html = bundle.find(guid(1)).record?.html ?? ""
        #expect(html.contains("<a href=\"https://technet.microsoft.com/en-us/library/x.y.b(v=P.1)#part\">b</a>"))
        #expect(html.contains("<a href=\"urn:uuid:\(guid(3))\">c</a>"))
        #expect(html.contains("src=\"en-us/i.png\""))
        #expect(html.contains("<span class=\"broken-link\">gone</span>"))
        #expect(try title(bundle, "urn:uuid:\(guid(3))#part", "en-US") == "C")
    }

    @Test func theSummaryIsTheFirstParagraphThatIsTheTopicsOwn() async throws {
        let common = "_**Applies to:** everything_\n\nThis topic has not been updated.\n\n"
        var sources: [String: String] = [:]
        for number in 1...4 {
            sources["/c/en-us/\(number).md"] = topic(number, "T\(number)", common + "Number \(number) is\nthis\u{A0}one.")
        }
        sources["/c/en-us/5.md"] = topic(5, "T5", "Text.", "description: Said in the front matter.\n")
        let files = MemoryFileSystem(sources)
        try await files.build()
        let bundle = try bundle(files)
        #expect(bundle.find(guid(2)).record?.summary == "Number 2 is this one.")
        #expect(bundle.find(guid(5)).record?.summary == "Said in the front matter.")
    }

    @Test func aTopicHasTheErrorIDOfItsOwnLocaleWhereAnotherOneIsMisspelt() async throws {
        func plain(_ title: String, _ id: String) -> String {
            "---\ntitle: \(title)\nms.assetid: \(guid(7))\nerrorid: \(id)\n---\nText.\n"
        }
        let files = MemoryFileSystem([
            "/c/de-de/jam.md": plain("Stau", "PaperJm"), "/c/en-us/jam.md": plain("Jam", "paperjam"),
            "/c/fr-fr/jam.md": plain("Bourrage", "PaperJam"),
        ])
        try await files.build { $0.kinds = [.bundle] }
        let bundle = try bundle(files)
        #expect(bundle.find("paperjam", in: try bundle.locale(for: "en-US")).record?.errorID == "PaperJam")
        #expect(bundle.find("paperjam", in: try bundle.locale(for: "fr-FR")).record?.errorID == "PaperJam")
        #expect(bundle.find("paperjm", in: try bundle.locale(for: "de-DE")).record?.errorID == "PaperJm")
    }

    @Test func topicsWithoutAssetIDAreJoinedByTheErrorTheyExplain() async throws {
        func plain(_ title: String, _ id: String) -> String { "---\ntitle: \(title)\nerrorid: \(id)\n---\nText.\n" }
        let files = MemoryFileSystem([
            "/c/en-us/a.md": plain("A", "FirstFault"), "/c/fr-fr/b.md": plain("B", "firstfault"),
        ])
        try await files.build()
        let bundle = try bundle(files)
        #expect(bundle.topicCount == 1)
        #expect(try title(bundle, "FIRSTFAULT", "fr-FR") == "B")
        #expect(bundle.find("firstfault", in: try bundle.locale(for: "fr-FR")).record?.errorID == "FirstFault")
    }
}
