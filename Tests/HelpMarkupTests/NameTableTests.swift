import Testing

@testable import HelpMarkup

/// Names are told apart by a number each.
@Suite struct NameTableTests {
    @Test func `each name is found in any letter case, and no other`() {
        let names = ["a", "aa", "p", "h1", "section", "blockquote", "td"].map { Array($0.utf8) }
        let table = NameTable(names)
        for (index, name) in names.enumerated() {
            #expect(table.index(of: name[...]).map(Int.init) == index)
            let capitals = Array(String(decoding: name, as: UTF8.self).uppercased().utf8)
            #expect(table.index(of: capitals[...]).map(Int.init) == index)
        }
        for other in ["", "b", "ab", "1h", "a-", "tdx", "section1", "blockquotes", "blockquoth", "á", "-", "@a"] {
            #expect(table.index(of: Array(other.utf8)[...]) == nil, "\(other)")
        }
    }

    @Test func `every attribute that a topic may carry is found by its name`() {
        for name in AttributeName.allCases {
            #expect(AttributeName.named(name.bytes[...]) == (name == .rel ? nil : name))
            #expect(AttributeName.named((name.bytes + [0x78])[...]) == nil)
            #expect(AttributeName.named(([0x78] + name.bytes)[...]) == nil)
        }
    }
}
