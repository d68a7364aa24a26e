import Testing

@testable import HelpKeys

@Suite("The normaliser of keys")
struct LookupKeyTests {
    static let guid = "187967b2-cb28-45d7-8858-2a083c1ebe58"
    static let url = "https://technet.microsoft.com"

    /// What callers hold, and the kind, key, version and locale it becomes.
    static let table: [(String, String)] = [
        ("DiskIsFull", "identifier diskisfull - -"),
        ("DISKISFULL", "identifier diskisfull - -"),
        ("ms.prod.setup.DiskIsFull", "identifier ms.prod.setup.diskisfull - -"),
        ("Aa996186", "identifier aa996186 - -"),
        (guid, "assetID \(guid) - -"),
        ("{187967B2-CB28-45D7-8858-2A083C1EBE58}", "assetID \(guid) - -"),
        ("\"{187967B2-CB28-45D7-8858-2A083C1EBE58}\".", "assetID \(guid) - -"),
        ("50477683", "contentKeyID 50477683 - -"),
        (" 50477683\r\n", "contentKeyID 50477683 - -"),
        ("050477683", "identifier 050477683 - -"),
        ("\(url)/fr-fr/library/Aa996186(v=PROD.150)", "identifier aa996186 prod.150 fr-FR"),
        (
            "\(url)/library(PROD.150)/ms.prod.setup.DiskIsFull.aspx?f=255",
            "identifier ms.prod.setup.diskisfull prod.150 -"
        ),
        (
            "\(url)/library%28PROD.150%29/ms.prod.setup.DiskIsFull.aspx?f=255&amp;x=-1",
            "identifier ms.prod.setup.diskisfull prod.150 -"
        ),
        ("\(url)/fr-fr/library/aa998353(PROD.150).aspx", "identifier aa998353 prod.150 fr-FR"),
        ("https://msdn.microsoft.com/library/aa998353(v=prod.150)", "identifier aa998353 prod.150 -"),
        ("https://docs.microsoft.com/de-de/library/aa998353(v=prod.150)", "identifier aa998353 prod.150 de-DE"),
        (
            "https://learn.microsoft.com/ja-jp/previous-versions/aa998353(v=prod.150)",
            "identifier aa998353 prod.150 ja-JP"
        ),
        ("\(url)/library/\(guid)(prod.150)", "assetID \(guid) prod.150 -"),
        ("\(url)/library/%7B\(guid)%7D", "assetID \(guid) - -"),
        ("\(url)/library/aa998353\\(v=prod.150\\)", "identifier aa998353 prod.150 -"),
        ("<\(url)/library/aa998353(v=prod.150)>", "identifier aa998353 prod.150 -"),
        ("(see \(url)/library/aa998353)", "text (see \(url)/library/aa998353) - -"),
        ("\(url)/library/aa998353(v=prod.150)).", "identifier aa998353 prod.150 -"),
        ("\(url)/library/aa998353.", "identifier aa998353 - -"),
        ("[Rule:DiskIsFull]", "identifier diskisfull - -"),
        ("[Rule:DiskIsFull] [Message:The disk is full]", "identifier diskisfull - -"),
        ("[rule: DiskIsFull ].", "identifier diskisfull - -"),
        ("[Rule:DiskIsFull", "identifier diskisfull - -"),
        ("[[Rule:DiskIsFull]", "identifier diskisfull - -"),
        (
            "Help URL: http://technet.microsoft.com/library(PROD.150)/ms.prod.setup.DiskIsFull.aspx",
            "identifier ms.prod.setup.diskisfull prod.150 -"
        ),
        ("HELP URL:<\(url)/library/aa998353>", "identifier aa998353 - -"),
        ("'DiskIsFull'", "identifier diskisfull - -"),
        ("“DiskIsFull”", "identifier diskisfull - -"),
        ("« DiskIsFull »", "identifier diskisfull - -"),
        ("「DiskIsFull」。", "identifier diskisfull - -"),
        ("`DiskIsFull`,", "identifier diskisfull - -"),
        ("<DiskIsFull>;", "identifier diskisfull - -"),
        ("DiskIsFull\u{A0}!", "identifier diskisfull - -"),
        ("\u{FEFF}DiskIsFull", "identifier diskisfull - -"),
        ("Disk\\_Is\\_Full", "identifier disk_is_full - -"),
        ("Disk\\\\\\_Is", "identifier disk_is - -"),
        ("ms.prod.DiskIsFull.aspx", "identifier ms.prod.diskisfull - -"),
        ("aa998353(v=PROD.150)", "identifier aa998353 prod.150 -"),
        ("aa998353(v=PROD.150).aspx", "identifier aa998353 prod.150 -"),
        ("aa998353(v=PROD.150", "identifier aa998353 prod.150 -"),
        ("aa998353(PROD.150)", "text aa998353(prod.150) - -"),
        ("Queues &amp; Databases", "text queues & databases - -"),
        ("Queues &amp;AMP; Databases", "text queues & databases - -"),
        ("modification du message de rejet", "text modification du message de rejet - -"),
        ("Modification DU Étage", "text modification du Étage - -"),
        ("connector (receive)", "text connector (receive) - -"),
        ("what now?", "text what now - -"),
        ("C:\\Program Files\\x", "text c:\\program files\\x - -"),
        ("100%", "text 100% - -"), ("a%41", "text a%41 - -"), ("%41", "text %41 - -"),
        ("\(url)/library/a%2541", "text a%41 - -"),
        ("\(url)/library/a%2Fb", "text \(url)/library/a%2fb - -"),
        ("https://example.com/library/aa1", "text https://example.com/library/aa1 - -"),
        ("I\u{307}İı", "text i\u{307}İı - -"),
        ("...", "identifier ... - -"), ("\"\"", "text \"\" - -"), ("[Rule:]", "text [rule:] - -"),
        (".aspx", "identifier .aspx - -"),
        ("?", "text ? - -"), ("-", "identifier - - -"), ("(v=1)", "text (v=1) - -"),
        ("Help URL:", "text help url: - -"),
        ("\\", "text \\ - -"), ("&amp;", "text & - -"), ("a.aspx..aspx", "identifier a - -"),
    ]

    @Test("accepts what callers hold", arguments: table)
    func normalises(text: String, expected: String) throws {
        let key = try #require(LookupKey(text).normalized)
        #expect("\(key.kind) \(key.text) \(key.version ?? "-") \(key.locale?.description ?? "-")" == expected)
    }

    @Test("is idempotent, and blind to ASCII case", arguments: table.map(\.0) + awkward)
    func idempotent(text: String) throws {
        let key = try #require(LookupKey(text).normalized)
        let again = try #require(LookupKey(utf8: key.utf8).normalized)
        #expect(again.utf8 == key.utf8)
        #expect(again.kind == key.kind)
        #expect(LookupKey(ASCII.uppercased(text)).normalized?.utf8 == key.utf8)
        #expect(!key.utf8.isEmpty)
        #expect(!key.utf8.contains(where: ASCII.isUpper))
    }

    /// Texts on which a step of the normaliser makes work for an earlier one.
    static let awkward = [
        "\(url)/library/%22abc%22", "\(url)/library/%5BRule:abc%5D", "\(url)/library/%5C_a", "\(url)/library/%26amp;a",
        "\(url)/library/Help%20URL:%20abc", "\(url)/library/%20", "\(url)/library/%2E%2E%2E",
        "\(url)/library/a%2528v=1%2529",
        "\(url)/library/a(v=1)(v=2)", "\(url)/library/https:%2F%2Ftechnet.microsoft.com%2Flibrary%2Fx",
        "\(url)/library/technet.microsoft.com", "Help URL: [Rule:\"Help URL: <[Rule:x]>\"]", "[Rule:\(url)/library/x]",
        "&am\\p;", "&amp\\;lt", "\\&amp;amp;", "\\\\&\\amp;", "a\\", "a\\\\.", "\\\"a\\\"", "]a[", ")a(", "(a))",
        "((a)", "[a]]",
        "a(v=1).aspx.aspx", "a.aspx(v=1)", "a(v=1)(v=2)", "a(v=1)(v=2", "a(v=1", "a(v=", "a(v=1.aspx", "a(v=(v=1)",
        "{\(guid)}(v=1)", "({\(guid)})", "<<{\(guid)}>>",
        "\(guid).aspx",
        "12.aspx", "12(v=3)", "'''", "<>", "\u{3000}\u{A0}x\u{200B}", "…", "「」", "[Rule:]]", "[Rule:[Rule:[Rule:x",
        "technet.microsoft.com/library/x", "x.asp", "x.aspX", ".aspx.aspx", "..aspx", "-.aspx", "&", "&amp;amp;amp;",
    ]

    @Test("stays idempotent on texts put together at random")
    func randomTexts() throws {
        var generator = SplitMix(state: 7)
        let pieces = [
            "[Rule:", "]", "Help URL:", " ", "\"", "<", ">", "(", ")", "[", "\\", "_", "&", "amp;", "%41", "%5C", "%2F",
            "%",
            ".aspx", "(v=P.1)", "(P.1)", "/", "library/", "fr-fr/", Self.url, Self.url + "/library/", Self.guid, "{",
            "}",
            "A", "b", "9", ".", ",", "é", "\u{A0}", "。", "“", "'", "-", ":", "technet.microsoft.com", "%20", "%22", "?",
            "#",
        ]
        for _ in 0..<10_000 {
            let text = (0...generator.below(9)).map { _ in pieces[generator.below(pieces.count)] }.joined()
            guard let key = LookupKey(text).normalized else { continue }
            let again = try #require(LookupKey(utf8: key.utf8).normalized)
            #expect(again.utf8 == key.utf8 && again.kind == key.kind, "\(text)")
            if let kind = LookupKey.plainKind(of: Array(text.utf8).span) {
                #expect(kind == key.kind && text.utf8.map(LookupKey.folded) == key.utf8, "\(text)")
            }
        }
    }

    @Test("knows the bytes of an id")
    func idBytes() {
        for byte in UInt8.min...UInt8.max {
            let mark = byte == ASCII.dot || byte == ASCII.hyphen || byte == ASCII.underscore
            #expect(ASCII.isIDByte(byte) == (ASCII.isAlphanumeric(byte) || mark))
        }
    }

    @Test(
        "refuses only emptiness, NUL and malformed UTF-8",
        arguments: [
            ([], .empty), (Array(" \t\r\n".utf8), .empty), (Array("\u{A0}\u{FEFF}".utf8), .empty), ([0], .nul),
            ([0x61, 0, 0x62], .nul), ([0x80], .malformedUTF8), ([0x61, 0xC3], .malformedUTF8),
            ([0xC0, 0xAF], .malformedUTF8),
            ([0xE0, 0x80, 0x80], .malformedUTF8), ([0xED, 0xA0, 0x80], .malformedUTF8),
            ([0xF4, 0x90, 0x80, 0x80], .malformedUTF8),
            ([0xF5, 0x80, 0x80, 0x80], .malformedUTF8), ([0xFF], .malformedUTF8), ([0xF0, 0x9F, 0x98], .malformedUTF8),
        ] as [([UInt8], LookupKey.Fault)])
    func faults(bytes: [UInt8], expected: LookupKey.Fault) {
        #expect(LookupKey(utf8: bytes) == .bad(expected))
    }

    @Test(
        "takes well-formed UTF-8 of every length",
        arguments: ["é", "日本", "😀", "\u{10FFFF}", "\u{FFFD}", "\u{D7FF}\u{E000}"])
    func wellFormed(text: String) {
        #expect(LookupKey(text).normalized?.text == text)
    }

    @Test(
        "takes the fast path for plain ids only",
        arguments: [
            ("DiskIsFull", .identifier), ("50477683", .contentKeyID), (guid, .assetID), ("a.b", .identifier), ("", nil),
            ("a.aspx", nil), ("a.", nil), ("a b", nil), ("é", nil), ("{\(guid)}", nil), ("a\u{0}", nil),
            ("0", .identifier),
        ] as [(String, KeyKind?)])
    func plainKind(text: String, expected: KeyKind?) {
        #expect(LookupKey.plainKind(of: Array(text.utf8).span) == expected)
    }

    @Test(
        "survives hostile keys in time proportional to their length",
        arguments: [
            "%", "(", ")", "-", "[", "]", "\\", "&amp;", "&", "[Rule:", "Help URL:", ".aspx", "..aspx", "(v=1)", "\"",
            "<",
            "{", "é", "“", "\u{A0}", "a/", "https://technet.microsoft.com/library/", "[Rule:]", "()", ")(", "\\_",
            "%5B", ".",
            "9", "\u{3000}x",
        ])
    func hostile(unit: String) throws {
        let length = ["%", "(", "-"].contains(unit) ? 1_000_000 : 100_000
        let text = String(repeating: unit, count: length / unit.utf8.count)
        let time = ContinuousClock().measure {
            for variant in [text, "x" + text + "x", "\(Self.url)/library/" + text] { _ = LookupKey(variant) }
        }
        #expect(time < .seconds(60), "squared, even the shorter ones take hours")
    }
}

/// A generator that gives the same numbers in each run.
private struct SplitMix {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ (value >> 31)) % UInt64(bound))
    }
}
