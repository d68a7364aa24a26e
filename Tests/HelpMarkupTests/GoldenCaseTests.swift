import Foundation
import Testing

@testable import HelpMarkup

/// The case folder: `NAME.md`, beside it what helpc understands (`NAME.tree`) and what it writes (`NAME.html`).
///
/// `HELPC_UPDATE=1 swift test --filter GoldenCase` writes both anew; look at the difference before it is committed.
@Suite struct GoldenCaseTests {
    @Test(arguments: Case.all)
    func `a case gives the tree and the page beside it`(golden: Case) throws {
        let source = try golden.source()
        let topic = parsed(source)
        #expect(topic.failure == nil)
        try withKnown(golden.known) {
            try golden.expect(TreeDump.text(of: topic), "tree")
            try golden.expect(html(topic), "html")
        }
    }

    @Test(arguments: Case.all)
    func `a case's page is XML, safe, and the stream's own tree`(golden: Case) throws {
        let source = try golden.source()
        withKnown(golden.isUnsound ? golden.known : nil) {
            #expect(Invariants.broken(parsed(source), source) == [])
            #expect(Invariants.broken(parsed(source) { $0.alwaysRepairs = true }, source) == [])
            #expect(Invariants.broken(parsed(source) { $0.repairsEmphasis = false }, source) == [])
        }
    }

    @Test(arguments: Case.all)
    func `plain text of a case holds its words`(golden: Case) throws {
        let topic = parsed(try golden.source())
        let text = String(decoding: PlainTextWriter.text(of: topic.markup, labels: .english), as: UTF8.self)
        for word in topic.markup.text(only: .text).split(whereSeparator: \.isWhitespace) {
            #expect(text.contains(word))
        }
    }

    @Test func `each golden has its case, and each case its goldens`() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Case.folder.path).filter { !$0.hasPrefix(".") }
        let cases = Set(names.filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) })
        let expected = cases.flatMap { ["\($0).html", "\($0).md", "\($0).tree"] }
        #expect(names.sorted() == expected.sorted())
    }
}

/// One file of the case folder.
struct Case: Sendable, CustomTestStringConvertible {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Cases")

    static let all: [Case] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".md") }.sorted().map { Case(name: String($0.dropLast(3))) }
    }()

    var name: String
    var testDescription: String { name }

    /// Whether a known fault of ours breaks the case's invariants too.
    var isUnsound: Bool { ["alert-video-unsafe", "autolink-places", "html-cite"].contains(name) }

    /// A fault of ours that the case shows, where one is known.
    var known: String? { Self.knownFaults[name] }

    /// Cases whose goldens were written by hand, for what helpc is to do and does not do yet.
    private static let knownFaults: [String: String] = [
        "alert-include-link": "Alert.marker sees text only, so the usual form of INCLUDE is not reported",
        "alert-video-unsafe": "a VIDEO's URL is not asked for its scheme",
        "anchor-around-block": "TreeConformer.suspendTop drops the id of an element that was never written",
        "autolink-places": "LinkLocator.autolink takes cmark's wrong columns unverified",
        "emphasis-across-tags": "EmphasisRepair pairs runs on both sides of a raw tag",
        "emphasis-footnotes": "EmphasisRepair takes a star between a word and a comma for an opening one",
        "html-cite": "a cite's URL is not asked for its scheme",
        "html-windows-1252": "&#128; to &#159; of raw HTML are control characters, not Windows-1252",
        "link-angle-escape": "LinkLocator.inlineDestination ends at an escaped angle bracket",
        "table-after-list-mark": "PipeTables does not see a table right behind a list mark",
        "unsafe-only-once": "what stands in a removed element is reported too",
    ]

    func source() throws -> [UInt8] { Array(try Data(contentsOf: file("md"))) }

    private func file(_ suffix: String) -> URL { Self.folder.appending(path: "\(name).\(suffix)") }

    /// Compares `text` with the golden file, or writes it.
    func expect(_ text: String, _ suffix: String) throws {
        if ProcessInfo.processInfo.environment["HELPC_UPDATE"] == "1", known == nil {
            try Data(text.utf8).write(to: file(suffix))
            return
        }
        let golden = try Data(contentsOf: file(suffix))
        #expect(text == String(decoding: golden, as: UTF8.self))
    }
}

/// Runs `body`; its failure is expected where `fault` says which fault of ours is known.
func withKnown(_ fault: String?, _ body: () throws -> Void) rethrows {
    guard let fault else { return try body() }
    withKnownIssue(Comment(rawValue: fault)) { try body() }
}

extension Markup {
    /// The texts one after another, apart by spaces.
    func text(only kind: Kind) -> String {
        let texts = tokens.filter { $0.kind == kind }.map { String(decoding: bytes(of: $0), as: UTF8.self) }
        return texts.joined(separator: " ")
    }
}
