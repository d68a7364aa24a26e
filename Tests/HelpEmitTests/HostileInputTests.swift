import HelpCheck
import MarkupProof
import Testing

@testable import HelpEmit

/// Content that no author writes, made to cost more than its size when it is written.
@Suite struct HostileInputTests {
    @Test func `a title of a megabyte is not repeated on each page that shows it`() async {
        let long = String(repeating: "long ", count: 200_000)
        var files = ["en-us/a.md": topic(1, title: long)]
        var toc = "- name: \(long)\n  href: a.md\n  items:\n"
        for number in 2...40 {
            files["en-us/t\(number).md"] = topic(number, "[x](a.md) ![y](a.md)")
            toc += "  - name: T\(number)\n    href: t\(number).md\n"
        }
        files["en-us/toc.yml"] = toc
        let size = files.values.reduce(0) { $0 + $1.utf8.count }
        let texts = await emitter(files).texts
        #expect(texts.values.reduce(0) { $0 + $1.utf8.count } < 12 * size)
        for (path, text) in texts where path.contains("/t") && !path.hasSuffix("_toc.xml") {
            #expect(text.utf8.count < 20_000, "\(path)")
        }
        #expect(texts["html/en-us/a.html"]?.contains(long.dropLast()) == true)
    }

    @Test func `a table of contents of ten thousand entries costs each page no more than its frame`() async {
        var files: [String: String] = [:]
        for number in 1...300 { files["en-us/t\(number).md"] = topic(number) }
        files["en-us/toc.yml"] = (0..<10_000).map { "- name: Entry \($0)\n  href: t\($0 % 300 + 1).md\n" }.joined()
        let texts = await emitter(files).texts
        for (path, text) in texts where path.contains("/t") && path.hasSuffix(".html") {
            #expect(text.utf8.count < 12_000, "\(path)")
        }
    }
}
