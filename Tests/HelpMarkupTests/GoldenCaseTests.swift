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
        try golden.expect(TreeDump.text(of: topic), "tree")
        try golden.expect(html(topic), "html")
    }

    @Test(arguments: Case.all)
    func `a case's page is XML, safe, and the stream's own tree`(golden: Case) throws {
        let source = try golden.source()
        #expect(Invariants.broken(parsed(source), source) == [])
        #expect(Invariants.broken(parsed(source) { $0.alwaysRepairs = true }, source) == [])
        #expect(Invariants.broken(parsed(source) { $0.repairsEmphasis = false }, source) == [])
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

    func source() throws -> [UInt8] { Array(try Data(contentsOf: file("md"))) }

    private func file(_ suffix: String) -> URL { Self.folder.appending(path: "\(name).\(suffix)") }

    /// Compares `text` with the golden file, or writes it.
    func expect(_ text: String, _ suffix: String) throws {
        if ProcessInfo.processInfo.environment["HELPC_UPDATE"] == "1" {
            try Data(text.utf8).write(to: file(suffix))
            return
        }
        let golden = try Data(contentsOf: file(suffix))
        #expect(text == String(decoding: golden, as: UTF8.self))
    }
}

extension Markup {
    /// The texts one after another, apart by spaces.
    func text(only kind: Kind) -> String {
        let texts = tokens.filter { $0.kind == kind }.map { String(decoding: bytes(of: $0), as: UTF8.self) }
        return texts.joined(separator: " ")
    }
}
