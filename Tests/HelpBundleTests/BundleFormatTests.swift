import BundleProof
import Foundation
import HelpBundle
import HelpKeys
import Testing

/// Documentation/BundleFormat.md and the bundle that it shows.
@Suite struct BundleFormatTests {
    private static let document = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Documentation/BundleFormat.md")

    private static let updates = ProcessInfo.processInfo.environment["HELPC_UPDATE"] == "1"

    /// The lines of the document, and where among them the listing is.
    private static func read() throws -> (lines: [Substring], listing: Range<Int>) {
        let lines = try String(contentsOf: document, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
        let heading = try #require(lines.firstIndex(of: "## A minimal bundle"))
        let first = try #require(lines[heading...].firstIndex(of: "```text")) + 1
        return (lines, first..<(try #require(lines[first...].firstIndex(of: "```"))))
    }

    @Test func theListingIsTheMinimalBundleByteForByte() throws {
        let bundle = try MinimalBundle()
        let (lines, listing) = try Self.read()
        if Self.updates {
            let new = lines[..<listing.lowerBound] + [Substring(bundle.listing)] + lines[listing.upperBound...]
            try new.joined(separator: "\n").write(to: Self.document, atomically: true, encoding: .utf8)
        }
        let shown = try Self.read()
        #expect(MinimalBundle.bytes(of: shown.lines[shown.listing]) == bundle.bytes)
        #expect(shown.lines[shown.listing].joined(separator: "\n") == bundle.listing)
    }

    @Test func aListingThatDiffersIsNoticed() throws {
        let bundle = try MinimalBundle()
        let lines = bundle.listing.split(separator: "\n")
        #expect(MinimalBundle.bytes(of: lines) == bundle.bytes)
        #expect(MinimalBundle.bytes(of: lines.dropFirst()) == nil)
        #expect(MinimalBundle.bytes(of: lines.dropLast()) != bundle.bytes)
    }

    @Test func theMinimalBundleAnswers() throws {
        let file = try BundleFile(MinimalBundle().bytes, verification: .all)
        guard case .claims(let claims) = file.claims(of: Array("rule".utf8)),
            case .record(let place) = file.record(ofTopic: claims.first.topic, in: 0)
        else {
            Issue.record("there is no answer")
            return
        }
        #expect(file.text(of: .text, in: place) == "Oui.\n")
    }

    @Test func theDocumentNamesEveryCheckOnce() throws {
        let text = try String(contentsOf: Self.document, encoding: .utf8)
        for rule in 1...18 { #expect(text.components(separatedBy: "\n| R\(rule) |").count == 2, "R\(rule)") }
        #expect(!text.contains("\n| R19 |"))
    }
}
