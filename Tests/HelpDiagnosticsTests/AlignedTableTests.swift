import HelpDiagnostics
import Testing

@Suite struct AlignedTableTests {
    private func text(_ alignments: [AlignedTable.Alignment], _ rows: [String]...) -> String {
        var table = AlignedTable(alignments)
        for row in rows { table.add(row) }
        return table.text
    }

    @Test func `words keep to the left, numbers to the right, with two spaces between`() {
        #expect(
            text([.left, .right, .left], ["name", "count", "unit"], ["a", "7", "files"], ["abcdef", "1024", "B"]) == """
                name    count  unit
                a           7  files
                abcdef   1024  B

                """)
    }

    @Test func `wide characters count as wide as they are shown`() {
        #expect(
            text([.left, .right], ["開始", "1"], ["abcde", "10"], ["é\u{301}", "2"], ["👩‍💻", "3"]) == """
                開始    1
                abcde  10
                é\u{301}       2
                👩‍💻      3

                """)
    }

    @Test func `no line ends in spaces, whatever cells are empty or missing`() {
        #expect(
            text([.left, .left, .left], ["a", "b", "c"], ["long", "", ""], ["", "x"], [], ["", "", "y"]) == """
                a     b  c
                long
                      x

                         y

                """)
    }

    @Test func `cells beyond the columns are left out`() {
        #expect(text([.left], ["a", "b"]) == "a\n")
        #expect(text([], ["a"]) == "\n")
        #expect(text([.left]) == "")
    }

    @Test func `what could command the terminal or forge a line is escaped, and counts as it is written`() {
        #expect(
            text([.left, .left], ["a\u{1B}[2J", "x"], ["b\nc", "y"]) == """
                a\\u{1B}[2J  x
                b\\nc        y

                """)
    }
}
