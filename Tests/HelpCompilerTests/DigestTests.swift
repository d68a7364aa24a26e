import Testing

@testable import HelpCompiler

@Suite struct DigestTests {
    /// From the reference implementation of xxHash 0.8, XXH64 with seed 0.
    @Test(arguments: [
        ("", "ef46db3751d8e999"), ("a", "d24ec4f1a98c6e5b"), ("abc", "44bc2cf5ad770999"),
        ("Nobody inspects the spammish repetition", "fbcea83c8a378bf1"),
        ("The quick brown fox jumps over the lazy dog", "0b242d361fda71bc"),
    ]) func isXXH64OfText(_ text: String, _ digest: String) {
        #expect(Digest(Array(text.utf8)).description == digest)
    }

    @Test(arguments: [
        (1, "1f25c8d0bc1f4bb6"), (3, "31d2363f52e564c9"), (4, "9bb64b7d66ee9fda"), (7, "9a7b149959ce60d8"),
        (8, "dab99d95c6f90092"), (12, "d52e407833af5133"), (14, "c7f1d4d0acfa5a14"), (31, "a2aa5f33cc4a6119"),
        (32, "23c3c17ef790fd97"), (33, "50a7cfc7ba588784"), (63, "5e3e54b431c7493c"), (64, "0eb64b3ef6eeb01f"),
        (100, "a61f8d4c170fe531"), (222, "8488aa61fc67f7eb"),
    ]) func isXXH64OfAnyLength(_ count: Int, _ digest: String) {
        #expect(Digest((0..<count).map { UInt8(truncatingIfNeeded: $0 * 7 + 3) }).description == digest)
    }

    /// The test vectors of xxHash's own sanity check.
    @Test(arguments: [
        (0, "ef46db3751d8e999"), (1, "e934a84adb052768"), (4, "9136a0dca57457ee"), (14, "8282dcc4994e35c8"),
        (222, "b641ae8cb691c174"),
    ]) func isXXH64OfTheSanityBuffer(_ count: Int, _ digest: String) {
        var generator: UInt64 = 2_654_435_761
        let buffer = (0..<count).map { _ in
            defer { generator = generator &* 11_400_714_785_074_694_797 }
            return UInt8(generator >> 56)
        }
        #expect(Digest(buffer).description == digest)
    }
}

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
