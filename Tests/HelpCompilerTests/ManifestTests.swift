import Testing

@testable import HelpCompiler

@Suite struct ManifestTests {
    private let entries = [
        Manifest.Entry(
            path: "html/en-us/a \"b\"\n\u{202E}.html", kind: "html", locale: "en-us", size: 12, digest: "00ff"),
        Manifest.Entry(path: "xml/_index.xml", kind: "xml", locale: nil, size: 0, digest: "ef46db3751d8e999"),
        Manifest.Entry(path: "html/日本語/e\u{301}.html", kind: "html", locale: "ja-jp", size: 7, digest: ""),
    ]

    @Test func comesBackAsItWasWritten() throws {
        let json = Manifest(entries: entries).json(name: "a \"name\"", version: nil)
        let back = try #require(Manifest(json))
        #expect(Set(back.entries) == Set(entries))
        #expect(
            back.entries.map { Array($0.path.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
                == entries.map { Array($0.path.utf8) }.sorted { $0.lexicographicallyPrecedes($1) })
    }

    @Test func isTheSameForAnyOrderOfEntries() {
        let one = Manifest(entries: entries).json(name: "n", version: "1")
        #expect(Manifest(entries: entries.reversed()).json(name: "n", version: "1") == one)
    }

    @Test(arguments: [
        "", "{", "null", "[]", "1", "\"a\"", "{}", "{\"schemaVersion\":\"1.0\"}", "{\"schemaVersion\":1,\"files\":[]}",
        "{\"schemaVersion\":\"2.0\",\"files\":[]}", "{\"schemaVersion\":\"1.0\",\"files\":{}}",
        "{\"schemaVersion\":\"1.0\",\"files\":[1]}", "{\"schemaVersion\":\"1.0\",\"files\":[null]}",
        "{\"schemaVersion\":\"1.0\",\"files\":[{\"path\":1,\"kind\":\"html\",\"size\":1,\"xxh64\":\"\"}]}",
        "{\"schemaVersion\":\"1.0\",\"files\":[{\"path\":\"html/a\",\"kind\":\"html\",\"size\":1e400,\"xxh64\":\"\"}]}",
        "{\"schemaVersion\":\"1.0\",\"files\":[{\"path\":\"html/a\",\"kind\":\"html\",\"size\":99999999999999999999,\"xxh64\":\"\"}]}",
        "{\"schemaVersion\":\"1.0\",\"files\":[{\"path\":\"html/a\",\"kind\":\"html\",\"size\":1.5,\"xxh64\":\"\"}]}",
        "{\"schemaVersion\":\"1.0\",\"files\":[{\"path\":\"\\uD800\",\"kind\":\"html\",\"size\":1,\"xxh64\":\"\"}]}",
    ]) func whatIsNoManifestIsNil(_ text: String) {
        #expect(Manifest(Array(text.utf8)) == nil)
    }

    @Test func nestingWithoutEndIsNoManifest() {
        for bracket in ["[", "{\"a\":"] {
            #expect(Manifest(Array(String(repeating: bracket, count: 200_000).utf8)) == nil)
        }
        let nested = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        #expect(Manifest(Array("{\"schemaVersion\":\"1.0\",\"files\":\(nested)}".utf8)) == nil)
    }

    @Test func bytesThatAreNotUTF8AreNoManifest() {
        #expect(Manifest([0xFF, 0xFE, 0x00]) == nil)
        #expect(
            Manifest(
                Array("{\"schemaVersion\":\"1.0\",\"files\":[{\"path\":\"html/".utf8) + [0xE9] + Array("\"}]}".utf8))
                == nil)
    }

    @Test(arguments: [
        "../../etc/passwd", "/etc/passwd", "html/../x", "html/..", "html/./x", "html//x", "html/", "html", "", ".",
        "..",
        "manifest.json", "notes.txt", ".helpc-tmp/plan", "xml/../../x", "HTML/x", "html/a/../../../x", "html/\u{0}",
        "html\\x",
        "htmlx/a", "xml",
    ]) func namesOutsideAreDropped(_ path: String) throws {
        #expect(!Manifest.isInside(path))
        let json = Manifest(entries: [
            Manifest.Entry(path: path, kind: "html", locale: nil, size: 1, digest: ""),
            Manifest.Entry(path: "html/a.html", kind: "html", locale: nil, size: 1, digest: ""),
        ]).json(name: "n", version: nil)
        #expect(Manifest(json)?.entries.map(\.path) == ["html/a.html"])
    }

    @Test(arguments: ["html/a", "xml/a/b.xml", "html/...", "html/a..b", "html/.hidden", "html/a\\..\\b", "html/日本語"])
    func namesInsideStay(_ path: String) { #expect(Manifest.isInside(path)) }
}
