import BundleProof
import Foundation
import HelpBundle
import HelpKeys
import Testing

@testable import HelpLookup

/// Bundles that are replaced while threads ask.
@Suite struct LiveBundleTests {
    /// A bundle whose one title says which one it is, as does its version.
    private static func bytes(_ number: Int) throws -> [UInt8] {
        let record = BundleRecord(
            topic: 0, locale: 0, translation: 0,
            fields: [.title: Array("Title \(number)".utf8), .text: Array(repeating: UInt8(0x61 + number % 26), count: 6000)])
        return try BundleWriter.bytes(
            of: [record],
            BundleContents(
                name: "live", version: "\(number)", locales: [Samples.locales[0]], defaultLocale: 0, topicCount: 1,
                claims: [Samples.claim("key", .errorID, 0)]))
    }

    private static func withFile(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "live-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.appending(path: "a.helpb"))
    }

    private static func write(_ number: Int, to file: URL) throws { try Data(bytes(number)).write(to: file, options: .atomic) }

    /// Whether a bundle's answer is whole, and which one it is.
    private static func number(of bundle: LookupBundle) -> Int? {
        guard let number = Int(bundle.contentVersion) else { return nil }
        let record = bundle.find("key").record
        let text = Array(repeating: UInt8(0x61 + number % 26), count: 6000)
        return record?.title == "Title \(number)" && record?.utf8(.text) == text ? number : nil
    }

    @Test(arguments: [(LookupBundle.Mode.copy, 200), (.map, 50)])
    func eightReadersGetWholeAnswersWhileTheBundleIsReplaced(_ mode: LookupBundle.Mode, _ count: Int) throws {
        try Self.withFile { file in
            try Self.write(0, to: file)
            let live = try LiveBundle(path: file.path(percentEncoded: false), mode: mode)
            // A word for each reader, so that they do not wait for each other there, and one that ends them.
            let (readers, end) = (8, 8)
            let (asked, broken) = (Counters(readers + 1), Counters(readers))
            let threads = (0..<readers).map { reader in
                Thread {
                    var last = 0
                    while asked[end] == 0 {
                        // The next one is never older: what was let go of does not come back.
                        guard let number = live.current.flatMap(Self.number), number >= last else {
                            broken.add(reader)
                            continue
                        }
                        last = number
                        asked.add(reader)
                    }
                }
            }
            for thread in threads { thread.start() }
            for number in 1...count {
                try Self.write(number, to: file)
                try live.reload()
                #expect(live.current.flatMap(Self.number) == number)
            }
            // On a machine with few cores some of them may not have run yet.
            while (0..<readers).contains(where: { asked[$0] == 0 && broken[$0] == 0 }) { Thread.sleep(forTimeInterval: 0.001) }
            asked.add(end)
            while !threads.allSatisfy(\.isFinished) { Thread.sleep(forTimeInterval: 0.001) }
            #expect((0..<readers).allSatisfy { broken[$0] == 0 })
        }
    }

    /// Between learning which bundle is the current one and keeping it there are a few instructions. Readers that do
    /// nothing else are there when it is replaced, one time in a few hundred.
    @Test func whoeverTakesABundleInTheMomentThatItIsReplacedGetsIt() throws {
        try Self.withFile { file in
            try Self.write(0, to: file)
            let live = try LiveBundle(path: file.path(percentEncoded: false))
            let bundles = try (0..<2).map { try LookupBundle(Self.bytes($0)) }
            let (readers, end) = (8, 8)
            let (taken, missed) = (Counters(readers + 1), Counters(readers))
            let threads = (0..<readers).map { reader in
                Thread {
                    while taken[end] == 0 {
                        if live.current == nil { missed.add(reader) }
                        taken.add(reader)
                    }
                }
            }
            for thread in threads { thread.start() }
            var turn: UInt64 = 0
            let begin = ContinuousClock.now
            while ContinuousClock.now - begin < .seconds(1) || (0..<readers).contains(where: { taken[$0] == 0 }) {
                turn += 1
                live.replace(with: bundles[Int(turn % 2)], turn)
            }
            taken.add(end)
            while !threads.allSatisfy(\.isFinished) { Thread.sleep(forTimeInterval: 0.001) }
            #expect((0..<readers).allSatisfy { missed[$0] == 0 })
            #expect(live.current === bundles[Int(turn % 2)])
        }
    }

    @Test func whatIsKeptStaysOpenAndWhatIsNotIsLetGoOf() throws {
        try Self.withFile { file in
            try Self.write(0, to: file)
            let live = try LiveBundle(path: file.path(percentEncoded: false))
            let kept = try #require(live.current)
            weak var passed: LookupBundle?
            // More often than there are places.
            for number in 1...300 {
                try Self.write(number, to: file)
                try live.reload()
                if number == 150 { passed = live.current }
            }
            #expect(Self.number(of: kept) == 0)
            #expect(live.current.flatMap(Self.number) == 300)
            #expect(passed == nil)
        }
    }

    @Test func aFileThatIsNoBundleLeavesTheOneBefore() throws {
        try Self.withFile { file in
            try Self.write(1, to: file)
            let live = try LiveBundle(path: file.path(percentEncoded: false))
            try Data("no bundle".utf8).write(to: file, options: .atomic)
            #expect(throws: LookupFailure.self) { try live.reload() }
            #expect(live.current.flatMap(Self.number) == 1)
            try FileManager.default.removeItem(at: file)
            #expect(throws: LookupFailure.self) { try live.reload() }
            #expect(live.current.flatMap(Self.number) == 1)
        }
    }

    @Test func manyWhoReloadAtOnceEndWithTheNewest() throws {
        try Self.withFile { file in
            try Self.write(0, to: file)
            let live = try LiveBundle(path: file.path(percentEncoded: false))
            let failed = Counters(1)
            let threads = (0..<4).map { _ in
                Thread {
                    for _ in 0..<50 {
                        do { try live.reload() } catch { failed.add(0) }
                    }
                }
            }
            for thread in threads { thread.start() }
            for number in 1...50 {
                try Self.write(number, to: file)
                try live.reload()
                // Whoever has replaced the file and reloaded has the new one or a newer one.
                #expect(live.current.flatMap(Self.number) == number)
            }
            while !threads.allSatisfy(\.isFinished) { Thread.sleep(forTimeInterval: 0.001) }
            #expect(live.current.flatMap(Self.number) == 50)
            #expect(failed[0] == 0)
        }
    }
}
