import BundleProof
import HelpKeys
import Testing

@testable import HelpBundle

@Suite struct WriterTests {
    private let topics = 12

    private var contents: BundleContents { ProofBundle.contents(topics) }

    @Test func whatIsWrittenIsReadAgain() throws {
        let records = ProofBundle.records(topics, 300)
        let file = try BundleFile(BundleWriter.bytes(of: records, contents), verification: .all)
        #expect(file.name == contents.name && file.contentVersion == contents.version)
        #expect(try file.localeTags() == contents.locales)
        #expect(try file.declaredFallbacks() == contents.declared)
        #expect(try file.defaultLocale() == 0)
        #expect((file.topicCount, file.recordCount, file.localeCount) == (topics, records.count, 3))
        for record in records {
            guard case .record(let place) = file.record(ofTopic: record.topic, in: record.locale) else {
                Issue.record("topic \(record.topic) in \(record.locale) is missing")
                continue
            }
            #expect(file.translation(of: place) == record.translation)
            for field in RecordField.allCases { #expect(file.copiedBytes(of: field, in: place) == record.fields[field] ?? []) }
        }
        let present = Set(records.map { [$0.topic, $0.locale] })
        for topic in 0..<topics {
            for locale in 0..<3 where !present.contains([topic, locale]) {
                #expect(file.record(ofTopic: topic, in: locale) == .absent)
            }
        }
    }

    @Test func everyClaimIsFoundByItsKey() throws {
        let file = try BundleFile(BundleWriter.bytes(of: [], contents))
        for (key, claims) in Dictionary(grouping: contents.claims, by: \.key) {
            guard case .claims(let found) = file.claims(of: key), let all = file.all(found) else {
                Issue.record("\(String(decoding: key, as: UTF8.self)) is missing")
                continue
            }
            #expect(all.map(\.topic) == claims.map(\.topic).sorted())
            #expect(Set(all.map(\.kind)) == Set(claims.map(\.kind)))
        }
        #expect(file.claims(of: Array("absent".utf8)) == .absent)
        #expect(file.claims(of: []) == .absent)
    }

    @Test func theOrderOfClaimsDoesNotMatter() throws {
        let records = ProofBundle.records(topics, 60)
        let bytes = try BundleWriter.bytes(of: records, contents)
        var generator = SmallGenerator(seed: 1)
        for _ in 0..<8 {
            var permuted = contents
            permuted.claims.shuffle(using: &generator)
            permuted.claims += permuted.claims.prefix(5)
            #expect(try BundleWriter.bytes(of: records, permuted) == bytes)
        }
    }

    @Test func whatIsTakenInPiecesIsWhatIsTakenAtOnce() throws {
        for length in [0, 60, 4096, 20_000] {
            let records = ProofBundle.records(topics, length)
            let whole = try BundleWriter.bytes(of: records, contents)
            for pieces in [1, 2, 7] {
                var writer = BundleWriter()
                var bytes: [UInt8] = []
                for (index, record) in records.enumerated() {
                    writer.add(record)
                    if index % pieces == 0 { bytes += writer.takeBytes() }
                }
                bytes += writer.takeBytes()
                bytes += writer.takeBytes()
                let (head, tail) = try writer.finish(contents)
                bytes += tail
                bytes.replaceSubrange(..<head.count, with: head)
                #expect(bytes == whole)
            }
        }
    }

    @Test func aBundleWithoutTopicsIsOne() throws {
        let contents = BundleContents(name: "", locales: [ProofBundle.locales[0]], defaultLocale: nil, topicCount: 0, claims: [])
        let bytes = try BundleWriter.bytes(of: [], contents)
        let file = try BundleFile(bytes, verification: .all)
        #expect((file.topicCount, file.recordCount, file.keyCount) == (0, 0, 0))
        #expect(try file.defaultLocale() == nil)
        #expect(file.claims(of: Array("a".utf8)) == .absent)
        var writer = BundleWriter()
        let (head, tail) = try writer.taken().finish(contents)
        #expect(head + tail.dropFirst(head.count) == bytes)
    }

    @Test func aSecondRecordOfATopicInALocaleIsLeftOut() throws {
        let records = ProofBundle.records(2, 60)
        let one = BundleContents(name: "", locales: ProofBundle.locales, defaultLocale: 0, topicCount: 2, claims: [])
        #expect(try BundleWriter.bytes(of: records + records, one) == BundleWriter.bytes(of: records, one))
    }

    @Test func aNameThatIsTooLongLosesWholeCharacters() throws {
        var contents = contents
        contents.name = String(repeating: "語", count: 30_000)
        let file = try BundleFile(BundleWriter.bytes(of: [], contents), verification: .all)
        #expect(file.name == String(repeating: "語", count: 21_845))
    }

    @Test(arguments: [
        { $0.locales = [] }, { $0.locales += $0.locales }, { $0.topicCount = -1 }, { $0.topicCount = .max }, { $0.topicCount = 3 },
        { $0.defaultLocale = 3 }, { $0.defaultLocale = -1 }, { $0.locales.removeLast() },
        { $0.claims.append(BundleClaim(key: [0x61], kind: .alias, topic: 12)) },
        { $0.claims.append(BundleClaim(key: [0x61], kind: .alias, topic: -1)) },
        { $0.claims.append(BundleClaim(key: [0x61], kind: .alias, topic: 0, locale: 0xFFFF)) },
        { $0.declared[ProofBundle.locales[0]] = Array(repeating: ProofBundle.locales[1], count: 1025) },
    ] as [@Sendable (inout BundleContents) -> Void])
    func whatTheFormatCannotSayIsNotWritten(_ change: @Sendable (inout BundleContents) -> Void) throws {
        var contents = contents
        change(&contents)
        #expect(throws: BundleLimit.self) { try BundleWriter.bytes(of: ProofBundle.records(topics, 60), contents) }
    }

    @Test func asManyLocalesAsThereCanBeAreReadAgain() throws {
        let tags = (1000...5096).compactMap { LocaleTag("fr-\($0)") }
        let locales = Array(tags.prefix(4096))
        let contents = BundleContents(name: "", locales: locales, defaultLocale: 4095, topicCount: 1, claims: [])
        let file = try BundleFile(BundleWriter.bytes(of: [], contents))
        #expect(try file.localeTags() == locales)
        let more = BundleContents(name: "", locales: tags, defaultLocale: 0, topicCount: 1, claims: [])
        #expect(throws: BundleLimit.self) { try BundleWriter.bytes(of: [], more) }
    }
}

extension BundleWriter {
    /// The same writer: `finish` consumes a value of its own.
    fileprivate mutating func taken() -> BundleWriter { self }
}

/// The same numbers in every run.
struct SmallGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
