import Foundation
import HelpTerminal
import Testing

/// The case folder: `NAME.xhtml` is a body, `NAME.WIDTH.txt` beside it how it is laid out, and `NAME.styled.txt` how in
/// 80 columns with styles. A comment at the head of the body says which of these there are.
///
/// `HELPC_UPDATE=1 swift test --filter LayoutGolden` writes them anew; look at the difference before it is committed.
@Suite struct LayoutGoldenTests {
    @Test(arguments: LayoutCase.all)
    func `a case is laid out as the files beside it`(golden: LayoutCase) throws {
        let body = try golden.body()
        let forms = LayoutCase.forms(of: body)
        #expect(!forms.isEmpty)
        for form in forms { try golden.expect(LayoutCase.text(of: body, form), form) }
    }

    @Test func `each golden has its case, and each case its goldens`() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: LayoutCase.folder.path)
            .filter { !$0.hasPrefix(".") }
        let expected = try LayoutCase.all.flatMap { golden in
            try LayoutCase.forms(of: golden.body()).map { "\(golden.name).\($0).txt" } + ["\(golden.name).xhtml"]
        }
        #expect(names.sorted() == expected.sorted())
    }
}

/// One body of the case folder.
struct LayoutCase: Sendable, CustomTestStringConvertible {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "LayoutCases")

    static let all: [LayoutCase] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".xhtml") }.sorted().map { LayoutCase(name: String($0.dropLast(6))) }
    }()

    var name: String
    var testDescription: String { name }

    func body() throws -> [UInt8] { Array(try Data(contentsOf: Self.folder.appending(path: "\(name).xhtml"))) }

    /// What the comment at the head of `body` lists.
    static func forms(of body: [UInt8]) -> [String] {
        let line = String(decoding: body.prefix { $0 != 0x0A }, as: UTF8.self)
        guard let match = line.wholeMatch(of: #/<!-- golden: ([a-z0-9 ]+) -->/#) else { return [] }
        return match.1.split(separator: " ").map(String.init)
    }

    static func text(of body: [UInt8], _ form: String) -> String {
        guard let width = Int(form) else { return TextLayout(width: 80, style: .styled).text(ofXHTML: body) }
        return TextLayout(width: width).text(ofXHTML: body)
    }

    /// Compares `text` with the golden file, or writes it.
    func expect(_ text: String, _ form: String) throws {
        let file = Self.folder.appending(path: "\(name).\(form).txt")
        if ProcessInfo.processInfo.environment["HELPC_UPDATE"] == "1" {
            try Data(text.utf8).write(to: file)
            return
        }
        #expect(text == String(decoding: try Data(contentsOf: file), as: UTF8.self))
    }
}
