import Testing

@testable import HelpMarkup

/// One document after the other stands in the same memory, and each core has its own.
@Suite struct MarkdownTreeTests {
    private static func tree(_ source: String) throws -> [String] {
        let tree = try MarkdownTree(parsing: Array(source.utf8)[...], maximumDepth: 200)
        return tree.nodes.map { "\($0.kind) \(String(decoding: tree.slice($0.literal), as: UTF8.self))" }
    }

    /// Documents of many sizes, each a quarter longer than the one before; the longest takes several pieces of memory.
    private static let sources = sequence(first: 1) { $0 < 4_000 ? $0 + $0 / 4 + 1 : nil }.map { count in
        (0..<count).map { "## Part \($0)\n\nSome *text* with [a link \($0)](x\($0).md) and `code`.\n\n" }.joined()
    }

    @Test func `a document reads the same, whatever was read before it`() throws {
        let alone = try Self.sources.map(Self.tree)
        for (index, source) in Self.sources.enumerated().reversed() {
            #expect(try Self.tree(source) == alone[index])
            #expect(try Self.tree("*a*\n") == ["document ", "paragraph ", "emphasis ", "text a"])
        }
    }

    @Test func `a line of a mebibyte grows in place and over pieces`() throws {
        let text = String(repeating: "word ", count: 1 << 18)
        #expect(try Self.tree("# a\n\n\(text)b\n\n> c\n").contains("text \(text)b"))
    }

    @Test func `documents that are read at once do not meet`() async throws {
        let alone = try Self.sources.map(Self.tree)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for round in 0..<8 {
                group.addTask {
                    try Self.sources.indices.allSatisfy { index in
                        let index = (index + round * 3) % Self.sources.count
                        return try Self.tree(Self.sources[index]) == alone[index]
                    }
                }
            }
            for try await isEqual in group { #expect(isEqual) }
        }
    }

    @Test func `a document nested too deep leaves nothing behind`() throws {
        let deep = String(repeating: "> ", count: 300) + "a"
        #expect(throws: MarkdownTree.Failure.self) { try Self.tree(deep) }
        #expect(try Self.tree("b\n") == ["document ", "paragraph ", "text b"])
    }
}
