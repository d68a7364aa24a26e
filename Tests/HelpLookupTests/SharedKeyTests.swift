import BundleProof
import HelpBundle
import HelpKeys
import Testing

@testable import HelpLookup

/// Keys that several topics have: nothing of them may be chosen, hidden or lost by chance.
@Suite struct SharedKeyTests {
    private func bundle(_ versions: [String], _ changes: (inout Forgery) -> Void = { _ in }) throws -> LookupBundle {
        let records = versions.indices.map { topic in
            // Longer than a block, so that one record can be damaged and no other.
            BundleRecord(
                topic: topic, locale: 0, translation: 0,
                fields: [
                    .title: Array("Topic \(topic)".utf8), .text: Array(repeating: 0x61, count: 9000),
                    .version: Array(versions[topic].utf8),
                ])
        }
        let claims = versions.indices.map { Samples.claim("proxy", .errorID, $0) }
        let contents = BundleContents(
            name: "", locales: [Samples.locales[0]], defaultLocale: 0, topicCount: versions.count, claims: claims)
        var forgery = Forgery(try BundleWriter.bytes(of: records, contents))
        changes(&forgery)
        return try LookupBundle(forgery.bytes)
    }

    private let url = "http://technet.microsoft.com/library(PROD.160)/proxy.aspx"

    @Test func aVersionChoosesTheOneTopicThatHasItWhereverItStands() throws {
        for (versions, title) in [(["PROD.150", "PROD.160"], "Topic 1"), (["PROD.160", "PROD.150"], "Topic 0")] {
            let answer = try bundle(versions).find(url)
            #expect(answer.status == .fallback)
            #expect(answer.record?.title == title)
            #expect(!answer.versionDiffers)
        }
    }

    @Test func aVersionThatNoTopicHasChoosesNone() throws {
        #expect(try bundle(["PROD.150", "PROD.150"]).find(url).status == .ambiguous)
    }

    @Test func aDamagedTopicDoesNotMakeTheOthersTheOnlyOnes() throws {
        // Of three the first two fit, and the first is damaged.
        let bundle = try bundle(["PROD.160", "PROD.160", "PROD.150"]) { $0.bytes[4096 + 4000] ^= 1 }
        #expect(bundle.find(url).status == .corrupt)
        #expect(bundle.find("proxy").status == .ambiguous)
        let key = try #require(LookupKey("proxy").normalized)
        #expect(bundle.candidates(for: key).map(\.status) == [.corrupt, .fallback, .fallback])
        let versioned = try #require(LookupKey(url).normalized)
        #expect(bundle.candidates(for: versioned).map(\.status) == [.corrupt])
    }

    @Test func damagedTopicsOfAKeyAreNotNone() throws {
        let bundle = try bundle(["", ""]) {
            $0.set($0.place(of: "CLAM").offset, 4, 99)
            $0.bytes = $0.sealed()
        }
        #expect(bundle.find("proxy").status == .corrupt)
        let key = try #require(LookupKey("proxy").normalized)
        #expect(bundle.candidates(for: key).map(\.status) == [.corrupt])
    }

    @Test func aKeyOfVeryManyTopicsIsAnswered() throws {
        let count = 20_000
        let claims = (0..<count).map { BundleClaim(key: Array("all".utf8), kind: .keyword, topic: $0) }
        let contents = BundleContents(
            name: "", locales: [Samples.locales[0]], defaultLocale: 0, topicCount: count, claims: claims)
        let bundle = try LookupBundle(BundleWriter.bytes(of: [], contents), verification: .all)
        #expect(bundle.find("all").status == .ambiguous)
    }
}
