import Testing

@testable import HelpKeys

@Suite("Identifiers")
struct IdentifierTests {
    static let canonical = "187967b2-cb28-45d7-8858-2a083c1ebe58"

    @Test(
        "an asset id is one id, however it is written",
        arguments: [
            canonical, "{187967b2-cb28-45d7-8858-2a083c1ebe58}", "187967B2-CB28-45D7-8858-2A083C1EBE58",
            "{187967B2-cb28-45D7-8858-2a083c1ebe58}",
        ])
    func assetID(text: String) {
        let id = AssetID(text)
        #expect(id?.description == Self.canonical)
        #expect(id == AssetID(Self.canonical))
    }

    @Test(
        "an asset id is a GUID and nothing else",
        arguments: [
            "", "{}", "{", "}", "187967b2cb2845d788582a083c1ebe58", "{187967b2-cb28-45d7-8858-2a083c1ebe58",
            "187967b2-cb28-45d7-8858-2a083c1ebe58}", "187967b2-cb28-45d7-8858-2a083c1ebe5",
            "187967b2-cb28-45d7-8858-2a083c1ebe588",
            "187967b2-cb28-45d7-8858_2a083c1ebe58", "g87967b2-cb28-45d7-8858-2a083c1ebe58",
            "------------------------------------",
            " 187967b2-cb28-45d7-8858-2a083c1ebe58", "187967b2-cb28-45d7-8858-2a083c1ebe5é",
        ])
    func noAssetID(text: String) {
        #expect(AssetID(text) == nil)
    }

    @Test("asset ids keep all their digits and sort as text does")
    func assetIDOrder() throws {
        let texts = [
            "00000000-0000-0000-0000-000000000000", "01234567-89ab-cdef-0123-456789abcdef",
            "f0000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-fffffffffffe",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
        ]
        let ids = texts.compactMap { AssetID($0) }
        #expect(ids.reversed().sorted().map(\.description) == texts)
        #expect(ids.map { String(decoding: $0.utf8, as: UTF8.self) } == texts)
    }

    @Test(
        "a content key id is a number without leading zeros",
        arguments: [
            ("50477683", true), ("1", true), ("999999999999999999", true), ("", false), ("0", false),
            ("050477683", false),
            ("9999999999999999999", false), ("18446744073709551616", false), ("5047a", false), ("-1", false),
            ("٣", false),
        ])
    func contentKeyID(text: String, isOne: Bool) {
        #expect(ContentKeyID(text)?.description == (isOne ? text : nil))
    }

    @Test(
        "the leaf of an MTPS id is what follows its last dot",
        arguments: [
            ("ms.prod.setup.DiskIsFull", "DiskIsFull"), ("a.b", "b"), ("Aa996186", nil), ("a.", nil), (".a", "a"),
            (".", nil),
            ("o365e_move_fl312271", nil),
        ] as [(String, String?)])
    func leaf(text: String, expected: String?) throws {
        #expect(try #require(MTPSID(text)).leaf == expected)
    }

    @Test("MTPS ids compare without regard to ASCII case, and keep how they were written")
    func mtpsID() throws {
        let id = try #require(MTPSID("ms.prod.Setup.DiskIsFull"))
        #expect(id == MTPSID("MS.PROD.setup.diskisfull"))
        #expect(Set([id]).contains(try #require(MTPSID("ms.prod.setup.diskisfull"))))
        #expect(id.description == "ms.prod.Setup.DiskIsFull")
        #expect(id.folded == "ms.prod.setup.diskisfull")
        #expect(MTPSID("") == nil)
        #expect(MTPSID("a b") == nil)
        #expect(MTPSID("é") == nil)
        #expect(MTPSID("\u{212A}") == nil, "the Kelvin sign is no K")
    }

    @Test(
        "a title may end in a rule's name",
        arguments: [
            ("Setup can't go on_DiskIsFull", "DiskIsFull"), ("Données_IIS32BitMode ", "IIS32BitMode"),
            ("未満_ADUpdateRequired", "ADUpdateRequired"),
            ("a_b_DiskIsFull", "DiskIsFull"), ("Title", nil), ("", nil), ("_DiskIsFull", nil), ("snake_case", nil),
            ("Title_", nil), ("Title_Ab", nil), ("Title_Disk Is Full", nil), ("Title_Disk.Full", nil),
            ("Title_Étage", nil),
            ("_", nil),
        ] as [(String, String?)])
    func ruleSuffix(title: String, expected: String?) {
        #expect(RuleSuffix.name(in: title) == expected)
    }
}
