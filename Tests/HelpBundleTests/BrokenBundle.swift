import BundleProof
import HelpBundle
import Testing

/// A way to break a bundle, and the check that finds it.
struct BrokenBundle: Sendable, CustomTestStringConvertible {
    /// What of the bundle gets new checksums, so that these do not hide what is broken.
    enum Sealing {
        case nothing, head, everything
    }

    let rule: Int
    let testDescription: String
    private let sealing: Sealing
    private let change: @Sendable (inout Forgery) -> Void

    init(_ rule: Int, _ description: String, _ sealing: Sealing = .everything, _ change: @escaping @Sendable (inout Forgery) -> Void) {
        self.rule = rule
        testDescription = "R\(rule): \(description)"
        self.sealing = sealing
        self.change = change
    }

    /// `bytes`, broken.
    func breaking(_ bytes: [UInt8]) -> [UInt8] {
        var forgery = Forgery(bytes)
        change(&forgery)
        return switch sealing {
        case .nothing: forgery.bytes
        case .head: forgery.headSealed()
        case .everything: forgery.sealed()
        }
    }

    /// Breaks `length` bytes of the head by writing `number` over them.
    init(_ rule: Int, _ description: String, at offset: Int, _ length: Int, _ number: UInt64, _ sealing: Sealing = .head) {
        self.init(rule, description, sealing) { $0.set(offset, length, number) }
    }

    /// Breaks the entry of a part by writing `number` over one of its fields, 8 bytes at `field`.
    init(_ rule: Int, _ description: String, _ part: String, _ field: Int, _ number: UInt64) {
        self.init(rule, description, at: Forgery.entry(part) + field, 8, number)
    }

    /// Breaks the data of a part by writing `number` over `length` of its bytes.
    init(_ rule: Int, _ description: String, in part: String, at offset: Int, _ length: Int, _ number: UInt64) {
        self.init(rule, description) { $0.set($0.place(of: part).offset + offset, length, number) }
    }
}

extension BrokenBundle {
    /// What is found in the head, when a bundle is opened.
    static let atOpen: [BrokenBundle] = [
        BrokenBundle(1, "no byte", .nothing) { $0.bytes = [] },
        BrokenBundle(1, "a byte less than the head", .nothing) { $0.bytes.removeSubrange(4095...) },
        BrokenBundle(2, "another first byte", at: 0, 1, 0x88),
        BrokenBundle(2, "CR LF made LF", .nothing) { $0.bytes.remove(at: 4) },
        BrokenBundle(2, "LF made CR LF", .nothing) { $0.bytes.insert(0x0D, at: 7) },
        BrokenBundle(3, "a later major version", at: 8, 2, 2), BrokenBundle(3, "major version 0", at: 8, 2, 0),
        BrokenBundle(4, "a byte more", .nothing) { $0.bytes.append(0) },
        BrokenBundle(4, "a byte less", .nothing) { $0.bytes.removeLast() },
        BrokenBundle(4, "the head alone", .nothing) { $0.bytes.removeSubrange(4096...) },
        BrokenBundle(4, "another size", at: 16, 8, .max),
        BrokenBundle(5, "another length of the head", at: 12, 4, 8192),
        BrokenBundle(5, "another length of blocks", at: 36, 4, 512),
        BrokenBundle(6, "checksums in the head", at: 64, 8, 0),
        BrokenBundle(6, "checksums in the midst of a block", at: 64, 8, 4104),
        BrokenBundle(6, "checksums beyond the end", at: 64, 8, 1 << 40),
        BrokenBundle(6, "checksums where no number of Swift reaches", at: 64, 8, .max),
        BrokenBundle(6, "a block more than there are checksums", .nothing) { $0.set(64, 8, UInt64($0.sumsOffset - 4096)) },
        BrokenBundle(7, "another minor version", at: 10, 2, 1, .nothing),
        BrokenBundle(7, "a byte behind the table of parts", at: 4095, 1, 1, .nothing),
        BrokenBundle(7, "another checksum of checksums", .nothing) { $0.bytes[$0.bytes.count - 1] ^= 1 },
        BrokenBundle(8, "more parts than fit", at: 32, 4, 126), BrokenBundle(8, "very many parts", at: 32, 4, .max),
        BrokenBundle(9, "a part that begins at an odd place", "SLOT", 8, 4097),
        BrokenBundle(9, "a part that begins beyond the blocks", "SLOT", 8, 1 << 40),
        BrokenBundle(9, "a part that begins where no number of Swift reaches", "SLOT", 8, .max - 63),
        BrokenBundle(9, "a part that ends beyond the blocks", "RECD", 16, 1 << 40),
        BrokenBundle(9, "a part whose end is no number of Swift", "RECD", 16, .max),
        BrokenBundle(10, "a part in the head", "TEXT", 8, 64), BrokenBundle(10, "a part in the one before it", "ABOU", 8, 4096),
        BrokenBundle(11, "items of another length") { $0.set(Forgery.entry("SLOT") + 4, 4, 64) },
        BrokenBundle(11, "fewer items than there is room for", "CLAM", 24, 1),
        BrokenBundle(11, "so many items that their length is no number of Swift", "SLOT", 24, 1 << 60),
        BrokenBundle(12, "a part less", at: 32, 4, 10), BrokenBundle(12, "no part", at: 32, 4, 0),
        BrokenBundle(12, "a part of another name", at: Forgery.entry("NEAR"), 4, 0x3F3F_3F3F),
        BrokenBundle(12, "a part twice", at: Forgery.entry("DECL"), 4, UInt64(Forgery(Array("LOCL".utf8)).number(0, 4))),
        BrokenBundle(13, "no locale", at: 52, 4, 0), BrokenBundle(13, "a locale more than are listed", at: 52, 4, 4),
        BrokenBundle(13, "more locales than are read", .head) {
            $0.set(52, 4, 4097)
            $0.set(Forgery.entry("LOCL") + 24, 8, 4097)
        },
        BrokenBundle(13, "topics and locales whose product is no number of Swift", .head) {
            $0.set(48, 4, .max)
            $0.set(52, 4, .max)
        },
        BrokenBundle(14, "a topic more than there are rows", at: 48, 4, 7),
        BrokenBundle(14, "a record more than there are", at: 56, 4, 99),
        BrokenBundle(14, "no pilot", .head) { for field in [16, 24] { $0.set(Forgery.entry("PILO") + field, 8, 0) } },
        BrokenBundle(14, "no slot", .head) { for field in [16, 24] { $0.set(Forgery.entry("SLOT") + field, 8, 0) } },
        BrokenBundle(14, "no room for what it is called", "ABOU", 16, 11),
        BrokenBundle(14, "more declared fallbacks than are read", "DECL", 24, 2049),
    ]

    /// What is found when all of it is verified.
    static let atVerification: [BrokenBundle] = [
        BrokenBundle(15, "a byte of a text", .nothing) { $0.bytes[4096] ^= 1 },
        BrokenBundle(15, "a byte between two parts", .nothing) { $0.bytes[$0.sumsOffset - 1] ^= 1 },
        BrokenBundle(15, "a checksum", .nothing) { $0.bytes[$0.sumsOffset] ^= 1 },
        BrokenBundle(16, "a name longer than its part", in: "ABOU", at: 8, 2, 99),
        BrokenBundle(16, "a default that is no locale", in: "ABOU", at: 0, 4, 3),
        BrokenBundle(16, "another number of keys", in: "ABOU", at: 4, 4, 1),
        BrokenBundle(16, "a record whose texts begin beyond their part", in: "RECD", at: 0, 8, .max),
        BrokenBundle(16, "a record whose texts end beyond their part", in: "RECD", at: 8, 4, UInt64(UInt32.max)),
        BrokenBundle(16, "a record of no topic", in: "RECD", at: 56, 4, 6),
        BrokenBundle(16, "a record of no locale", in: "RECD", at: 60, 2, 3),
        BrokenBundle(16, "a record of another locale than its row", in: "RECD", at: 60, 2, 1),
        BrokenBundle(16, "two records with one text", .everything) {
            $0.set($0.place(of: "RECD").offset + 64, 8, 0)
            let length = UInt64($0.place(of: "TEXT").length)
            $0.set($0.place(of: "RECD").offset + 64 + 16, 4, length / 2)
            $0.set($0.place(of: "RECD").offset + 16, 4, length / 2)
        },
        BrokenBundle(16, "a row that leads to no record", in: "ROWS", at: 0, 4, UInt64(UInt32.max)),
        BrokenBundle(16, "a row that leads nowhere", in: "ROWS", at: 0, 4, 0),
        BrokenBundle(16, "a row that leads to the record of another", .everything) {
            let rows = $0.place(of: "ROWS")
            let free = (0..<rows.count).first { [forgery = $0] in forgery.number(rows.offset + $0 * 4, 4) == 0 } ?? 0
            $0.set(rows.offset + free * 4, 4, 1)
        },
        inFirstSlot(0, 8, .max, "a key that begins beyond its part"),
        inFirstSlot(8, 4, UInt64(UInt32.max), "a key that ends beyond its part"),
        inFirstSlot(8, 4, 1, "a key that is cut off"), inFirstSlot(20, 4, 0, "a key with another check"),
        inFirstSlot(12, 4, 0, "a key without topics"),
        inFirstSlot(12, 4, UInt64(UInt32.max), "a key with more topics than there are"),
        inFirstSlot(24, 4, 6, "a key of no topic"), inFirstSlot(28, 2, 3, "a key of no locale"),
        inFirstSlot(30, 1, 200, "a key of no kind"),
        BrokenBundle(16, "a key that is not where its hash leads", .everything) {
            let slots = $0.place(of: "SLOT")
            let (first, free) = ($0.slot(isFree: false), $0.slot(isFree: true))
            let slot = Array($0.bytes[slots.offset + first * 32..<slots.offset + first * 32 + 32])
            $0.bytes.replaceSubrange(slots.offset + free * 32..<slots.offset + free * 32 + 32, with: slot)
        },
        BrokenBundle(16, "topics of a key that are out of order", .everything) {
            let slot = $0.sharedSlot()
            let second = $0.place(of: "CLAM").offset + ($0.number(slot + 16, 4) + 1) * 8
            $0.set(second, 4, $0.number(slot + 24, 4) == 0 ? 5 : 0)
        },
        BrokenBundle(16, "a key whose first topic is another than in its slot", .everything) {
            let slot = $0.sharedSlot()
            $0.set(slot + 24, 4, UInt64($0.number(slot + 24, 4) ^ 1))
        },
        BrokenBundle(17, "a tag longer than its part", in: "LOCL", at: 0, 2, 0xFFFF),
        BrokenBundle(17, "a list that ends before its part", "LOCL", 24, 3) { $0.set($0.place(of: "LOCL").offset, 2, 20) },
        BrokenBundle(17, "fewer error ids than there are", "NEAR", 24, 1),
        BrokenBundle(17, "more error ids than there are", "NEAR", 24, .max),
        BrokenBundle(18, "a tag in capitals", in: "LOCL", at: 2, 1, 0x45),
        BrokenBundle(18, "a tag that is none", in: "LOCL", at: 2, 1, 0x20),
        BrokenBundle(18, "a tag twice", .everything) {
            let start = $0.place(of: "LOCL").offset
            $0.bytes.replaceSubrange(start + 9..<start + 14, with: Array("en-US".utf8))
        },
        BrokenBundle(18, "a declared fallback that is no tag", in: "DECL", at: 2, 1, 0x20),
        BrokenBundle(18, "a declared fallback without a partner", "DECL", 24, 1) {
            // One text that fills the part.
            let part = $0.place(of: "DECL")
            $0.set(part.offset, 2, UInt64(part.length - 2))
            $0.bytes.replaceSubrange(part.offset + 2..<part.offset + part.length, with: Array("de-DE-x-abcde".utf8.prefix(part.length - 2)))
        },
    ]

    private static func inFirstSlot(_ field: Int, _ length: Int, _ number: UInt64, _ description: String) -> BrokenBundle {
        BrokenBundle(16, description) { $0.set($0.place(of: "SLOT").offset + $0.slot(isFree: false) * 32 + field, length, number) }
    }

    /// Breaks an entry of the table of parts and data.
    private init(
        _ rule: Int, _ description: String, _ part: String, _ field: Int, _ number: UInt64,
        _ change: @escaping @Sendable (inout Forgery) -> Void
    ) {
        self.init(rule, description) {
            $0.set(Forgery.entry(part) + field, 8, number)
            change(&$0)
        }
    }
}

extension Forgery {
    /// The first slot with a key, or the first without.
    func slot(isFree: Bool) -> Int {
        let slots = place(of: "SLOT")
        return (0..<slots.count).first { (number(slots.offset + $0 * 32 + 8, 4) == 0) == isFree } ?? 0
    }

    /// Where the slot of a key begins that several topics share.
    func sharedSlot() -> Int {
        let slots = place(of: "SLOT")
        return slots.offset + ((0..<slots.count).first { number(slots.offset + $0 * 32 + 12, 4) > 1 } ?? 0) * 32
    }
}
