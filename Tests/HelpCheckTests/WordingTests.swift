import HelpDiagnostics
import Testing

@testable import HelpCheck

/// What findings say where it depends on the content, and is true for each.
@Suite struct WordingTests {
    private func front(_ lines: String, _ body: String = "T") async -> [Diagnostic] {
        await Content(["en-us/a.md": "---\n\(lines)---\n\(body)\n"]).diagnostics()
    }

    @Test(arguments: [
        ("title: A\ntitle: B\n", "A"), ("title: ''\ntitle: B\n", "B"),
        ("title: A\ntoctitle: One\ntoc_title: Two\n", "One"),
        ("title: A\nms.assetid: \(guid(2))\nassetid: \(guid(3))\n", guid(3)),
    ])
    func `of two keys the hint names the value that is read`(lines: String, read: String) async {
        let id = lines.contains(guid(3)) ? "" : "assetid: \(guid(1))\n"
        let found = await front(lines + id).filter { $0.id == .frontMatterDuplicateKey }
        #expect(found.map(\.hints) == [["keep one of them; helpc reads ‘\(read)’"]])
    }

    @Test func `of two lists the hint says that both are read`() async {
        let found = await front("title: A\nassetid: \(guid(1))\nkeywords: x\nf1_keywords: y\n")
        #expect(found.map(\.message) == ["‘f1_keywords’ is another spelling of ‘keywords’, and both are there"])
        #expect(found.map(\.hints) == [["helpc reads both; make one list of them"]])
    }

    @Test func `of two keys that helpc does not read it names no value`() async {
        let found = await front("title: A\nassetid: \(guid(1))\nowner: x\nowner: y\n")
        #expect(found.filter { $0.id == .frontMatterDuplicateKey }.map(\.hints) == [["keep one of them"]])
    }

    @Test(arguments: ["ms.assetid", "MS.AssetID"])
    func `an alias is named in its right spelling in any letter case`(name: String) async {
        let found = await front("title: A\n\(name): \(guid(1))\n")
        #expect(found.map(\.hints) == [["write ‘ms:\(name.dropFirst(3))’"]])
    }

    @Test(arguments: [
        ("# \n\n## Disk space: what to do", #"the first heading would do: title: "Disk space: what to do""#),
        (#"# The "C:\\" drive"#, #"the first heading would do: title: "The \"C:\\\" drive""#),
        ("Text", "add a line ‘title: …’"),
    ])
    func `a title that the first heading suggests can be taken over as it stands`(body: String, hint: String) async {
        #expect(await front("assetid: \(guid(1))\n", body).map(\.hints) == [[hint]])
    }

    @Test(arguments: [
        ("a <font>b", "<font> is never closed"), ("a</font> b", "</font> closes nothing that is open here"),
        ("a <span>b", "<span> is never closed"),
    ])
    func `a tag is called what the author called it`(body: String, message: String) async {
        #expect(await front("title: A\nassetid: \(guid(1))\n", body).map(\.message) == [message])
    }

    @Test(arguments: [(16 << 20 | 1, "16.1"), (17_000_000, "16.3"), (17 << 20, "17.0"), (999 << 20, "999.0")])
    func `a size over the limit never reads as the limit`(size: Int, shown: String) {
        #expect(TopicTooLarge(size: size, limit: 16 << 20).headline == "a topic has at most 16 MiB; this one has \(shown)")
    }

    @Test(arguments: [
        ("a/D.md", "a/d.md", "rename one of the two; paths that differ only in letter case are one path to many systems"),
        ("a/d.markdown", "a/d.md", "rename one of the two"), ("", "a/_index.md", "rename the file"),
    ])
    func `what to rename depends on who else writes the path`(other: String, source: String, hint: String) {
        let outputs = [(output: "html/a/d.html", source: other), (output: "html/a/D.html", source: source)]
        let found = Checker.outputConflicts(outputs) { _ in "en-US" }
        #expect(found.map(\.path) == [source])
        #expect(found.map(\.hints) == [[hint]])
    }

    @Test func `a topic outside the folders of the locales is told so, whatever its front matter says`() {
        let found = Checker.outsideLocales("a.md")
        #expect(found.message == "a topic outside the folders of the locales belongs to none of them")
        #expect(Checker.unknownLocale().message != found.message)
    }
}
