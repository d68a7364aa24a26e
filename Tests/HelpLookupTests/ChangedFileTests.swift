import BundleProof
import Foundation
import HelpBundle
import HelpKeys
import Testing

@testable import HelpLookup

/// A mapped bundle whose file somebody writes to after it was verified and its keys were found. `make mutants` writes
/// thousands of other things to one.
@Suite struct ChangedFileTests {
    /// A bundle, the file that is mapped, and its bytes as they were.
    private struct Mapped {
        let bundle: LookupBundle
        let locale: LookupLocale
        let original: Forgery
        let file: FileHandle

        /// Where the slot of `key` is.
        func slot(of key: String) -> Int {
            let (slots, keys) = (original.place(of: "SLOT"), original.place(of: "KEYS"))
            for slot in stride(from: slots.offset, to: slots.offset + slots.length, by: 32) {
                let start = keys.offset + original.number(slot, 8)
                if original.bytes[start..<start + original.number(slot + 8, 4)].elementsEqual(key.utf8) { return slot }
            }
            return slots.offset
        }

        /// Where the number of the record of topic 0 in French is, and where that record is.
        var row: Int { original.place(of: "ROWS").offset + 4 }
        var record: Int { original.place(of: "RECD").offset + (original.number(row, 4) - 1) * 64 }

        func write(_ bytes: [UInt8], at offset: Int) throws {
            try file.seek(toOffset: UInt64(offset))
            try file.write(contentsOf: Data(bytes))
        }

        func write(_ number: UInt64, _ length: Int, at offset: Int) throws {
            try write((0..<length).map { UInt8(truncatingIfNeeded: number >> UInt64($0 * 8)) }, at: offset)
        }

        func find(_ key: String = "diskspacemissing") -> LookupAnswer { bundle.find(key, in: locale) }
    }

    private static func withMapped(_ body: (Mapped) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "changed-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "a.helpb")
        let bytes = try Samples.bytes()
        try Data(bytes).write(to: file)
        let bundle = try LookupBundle(path: file.path(percentEncoded: false), mode: .map)
        let locale = try bundle.locale(for: "fr-FR")
        try body(
            Mapped(bundle: bundle, locale: locale, original: Forgery(bytes), file: try FileHandle(forUpdating: file)))
    }

    /// Numbers of a slot, a row and a record that lead nowhere.
    @Test(arguments: [
        ("the key's offset", 0, 8, UInt64.max), ("the key's offset", 0, 8, 0x7FFF_FFFF_FFFF_FFFF),
        ("the key's offset", 0, 8, 1 << 40),
        ("the topic", 24, 4, 0xFFFF_FFFF), ("the topic", 24, 4, 4), ("the kind", 30, 1, 9),
    ]) func aSlotThatLeadsNowhereIsDamage(_ name: String, _ offset: Int, _ length: Int, _ number: UInt64) throws {
        try Self.withMapped { mapped in
            #expect(mapped.find().record?.title == "Espace disque")
            try mapped.write(number, length, at: mapped.slot(of: "diskspacemissing") + offset)
            #expect(mapped.find().status == .corrupt, "\(name)")
        }
    }

    @Test(arguments: [UInt64(0xFFFF_FFFF), 9, 1 << 31]) func aRowThatLeadsNowhereIsDamage(_ number: UInt64) throws {
        try Self.withMapped { mapped in
            #expect(mapped.find().record?.title == "Espace disque")
            try mapped.write(number, 4, at: mapped.row)
            #expect(mapped.find().status == .corrupt)
        }
    }

    @Test func aRowThatIsEmptiedIsAnotherLocalesTurn() throws {
        try Self.withMapped { mapped in
            #expect(mapped.find().record?.title == "Espace disque")
            try mapped.write(0, 4, at: mapped.row)
            #expect(mapped.find().record?.title == "Disk space")
        }
    }

    /// The first text's offset, and lengths: of the first text, of one in the middle, of the last one.
    @Test(arguments: [(0, 0), (8, 0), (16, 2), (52, 11)], [UInt64(0xFFFF_FFFF), 0x7FFF_FFFF, 100_000])
    func textsThatWouldLieElsewhereAreEmpty(_ place: (offset: Int, firstText: Int), _ number: UInt64) throws {
        try Self.withMapped { mapped in
            let record = try #require(mapped.find().record)
            let before = RecordField.allCases.map { record[$0] }
            try mapped.write(number, 4, at: mapped.record + place.offset)
            for field in RecordField.allCases {
                let isLost = field.rawValue >= place.firstText
                #expect(record[field] == (isLost ? "" : before[field.rawValue]))
                #expect(record.utf8(field) == (isLost ? [] : Array(before[field.rawValue].utf8)))
                #expect(mapped.find().record?[field] == record[field])
            }
        }
    }

    @Test func whatBecomesMalformedIsMended() throws {
        try Self.withMapped { mapped in
            let record = try #require(mapped.find().record)
            let texts = mapped.original.place(of: "TEXT")
            try mapped.write(Array(repeating: 0xE3, count: texts.length), at: texts.offset)
            #expect(record.title == String(repeating: "\u{FFFD}", count: "Espace disque".utf8.count))
            #expect(record.utf8(.title) == Array(repeating: 0xE3, count: "Espace disque".utf8.count))
        }
    }

    /// Through Swift and C while it happens, and not only afterwards.
    @Test func answersStayInTheFileWhileAnotherThreadWritesToIt() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "changed-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "a.helpb")
        let path = file.path(percentEncoded: false)
        let bytes = try ProofBundle.bytes(topics: 6)
        try Data(bytes).write(to: file)
        let probe = try #require(try ChangedFileProbe(path: path, bytes))
        let end = Counters(2)
        let writer = Thread {
            var random = SystemRandomNumberGenerator()
            guard let handle = try? FileHandle(forUpdating: URL(filePath: path)) else { return end.add(1) }
            while end[0] == 0 {
                let offset = Int.random(in: 4096..<bytes.count - 8, using: &random) & ~3
                let number = random.next()
                let other = (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64($0 * 8)) }
                for part in [other, Array(bytes[offset..<offset + 8])] {
                    try? handle.seek(toOffset: UInt64(offset))
                    try? handle.write(contentsOf: Data(part))
                }
            }
            end.add(1)
        }
        writer.start()
        for number in 0..<60 { #expect(probe.complaint(number) { _ in true } == nil) }
        end.add(0)
        while end[1] == 0 { Thread.sleep(forTimeInterval: 0.001) }
    }
}
