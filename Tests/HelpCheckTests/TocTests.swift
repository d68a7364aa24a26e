import HelpDiagnostics
import Testing

@testable import HelpCheck

@Suite struct TocTests {
    /// The tree of `en-us` as lines: title, target, children indented; and what is found but for topics that it leaves out.
    private func tree(_ tocs: [String: String], topics: [String] = ["a", "b", "sub/c"]) async -> (
        lines: [String], diagnostics: [Diagnostic], content: Content
    ) {
        var files = tocs
        for (number, name) in topics.enumerated() { files["en-us/\(name).md"] = topic(number + 1) }
        let content = Content(files)
        let (checked, diagnostics) = await content.checked()
        func lines(_ nodes: [TocNode], _ indent: String) -> [String] {
            nodes.flatMap { node in
                var target = ""
                switch node.target {
                case .topic(let reference, _, _)?: target = " → " + checked.catalog[reference].path
                case .external(let url)?: target = " → " + url
                case .asset(let path, _)?: target = " → asset " + path
                case .none: break
                default: target = " → other"
                }
                return [indent + node.title + target] + lines(node.children, indent + " ")
            }
        }
        return (lines(checked.tocs.first ?? [], ""), diagnostics.filter { $0.id != .tocTopicUnlisted }, content)
    }

    @Test(arguments: [
        ("- href: a.md\n- href: b.md#x\n- name: C\n  items:\n  - href: sub\n", []), ("", ["a", "b", "sub/index"]),
        ("- name: A\n  hrfe: a.md\n", []),
    ] as [(String, [String])]) func topicsThatItLeavesOutAreUnlisted(_ toc: String, _ left: [String]) async {
        let topics = ["a", "b", "sub/index"]
        var files = ["en-us/toc.yml": toc, "fr-fr/a.md": topic(1)]
        for (number, name) in topics.enumerated() { files["en-us/\(name).md"] = topic(number + 1) }
        let found = await Content(files).diagnostics().filter { $0.id == .tocTopicUnlisted }.map(\.path)
        #expect(found == left.map { "en-us/\($0).md" })
    }

    @Test func aNestedListIsATree() async {
        let (lines, diagnostics, _) = await tree([
            "en-us/toc.yml":
                "- name: A\n  href: a.md\n  items:\n  - name: B\n    href: b.md\n    items:\n    - name: C\n      href: sub/c.md\n- name: Heading\n"
        ])
        #expect(lines == ["A → en-us/a.md", " B → en-us/b.md", "  C → en-us/sub/c.md", "Heading"])
        #expect(diagnostics == [])
    }

    @Test func aMappingWithItemsIsATreeToo() async {
        let (lines, diagnostics, _) = await tree([
            "en-us/toc.yml": "\u{FEFF}items:\n- name: A\n  href: a.md\n- href: b.md\n"
        ])
        #expect(lines == ["A → en-us/a.md", "Topic 2 → en-us/b.md"])
        #expect(diagnostics == [])
    }

    @Test(arguments: ["", "\n", "# nothing\n", "[]\n"]) func anEmptyFileIsAnEmptyTree(_ text: String) async {
        let (lines, diagnostics, _) = await tree(["en-us/toc.yml": text])
        #expect(lines == [])
        #expect(diagnostics == [])
    }

    @Test func aFileThatAnotherOneIncludesStandsThere() async {
        let (lines, diagnostics, _) = await tree([
            "en-us/toc.yml": "- name: Sub\n  href: sub/toc.yml\n- name: A\n  href: a.md\n",
            "en-us/sub/toc.yml": "- name: C\n  href: c.md\n",
        ])
        #expect(lines == ["Sub", " C → en-us/sub/c.md", "A → en-us/a.md"])
        #expect(diagnostics == [])
    }

    @Test func filesThatNobodyIncludesStandSideBySide() async {
        let (lines, _, _) = await tree([
            "en-us/toc.yml": "- name: A\n  href: a.md\n", "en-us/sub/toc.yml": "- name: C\n  href: c.md\n",
        ])
        #expect(lines == ["C → en-us/sub/c.md", "A → en-us/a.md"])
    }

    @Test func aFileThatIncludesItselfEndsThere() async {
        let (lines, _, _) = await tree(["en-us/toc.yml": "- name: Self\n  href: toc.yml\n- name: A\n  href: a.md\n"])
        #expect(lines.contains { $0.hasSuffix("A → en-us/a.md") })
    }

    @Test func filesThatIncludeEachOtherLoseNoEntry() async {
        let (lines, _, _) = await tree([
            "en-us/toc.yml": "- name: Sub\n  href: sub/toc.yml\n- name: A\n  href: a.md\n",
            "en-us/sub/toc.yml": "- name: Up\n  href: ../toc.yml\n- name: C\n  href: c.md\n",
        ])
        do {
            #expect(lines.contains { $0.contains("A → en-us/a.md") })
            #expect(lines.contains { $0.contains("C → en-us/sub/c.md") })
        }
    }

    @Test func aFaultInAFileIncludedTwiceIsReportedOnce() async {
        let (lines, diagnostics, _) = await tree([
            "en-us/toc.yml": "- name: One\n  href: sub/toc.yml\n- name: Two\n  href: sub/toc.yml\n",
            "en-us/sub/toc.yml": "- name: C\n  href: nowhere.md\n",
        ])
        #expect(lines == ["One", " C", "Two", " C"])
        #expect(diagnostics.map(\.id) == [.tocTargetMissing])
    }

    @Test func includesThatDoubleAreBounded() async {
        var files: [String: String] = [:]
        let depth = 12
        for level in 0..<depth {
            files["en-us/t\(level)/toc.yml"] =
                "- name: L\n  href: ../t\(level + 1)/toc.yml\n- name: R\n  href: ../t\(level + 1)/toc.yml\n"
        }
        files["en-us/t\(depth)/toc.yml"] = "- name: A\n  href: ../a.md\n"
        let (lines, _, _) = await tree(files)
        do {
            #expect(lines.count < 1000, "\(lines.count) entries")
        }
    }

    @Test func theHrefMayHaveOtherSpellings() async {
        let (lines, _, _) = await tree([
            "en-us/toc.yml": "- name: A\n  topicHref: a.md\n- name: B\n  topic_href: b.md\n"
        ])
        #expect(lines == ["A → en-us/a.md", "B → en-us/b.md"])
    }

    @Test func aTargetMayBeAURLOrAnAsset() async {
        let (lines, diagnostics, _) = await tree([
            "en-us/toc.yml": "- name: W\n  href: https://e.org/\n- name: T\n  href: toc.txt\n",
            "en-us/toc.txt": topic(9),
        ])
        #expect(lines.first == "W → https://e.org/")
        #expect(diagnostics.filter { $0.id != .tocTargetMissing } == [])
    }

    @Test(arguments: ["javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "vbscript:x"])
    func aURLThatRunsCodeIsNoTarget(_ url: String) async {
        let (lines, _, _) = await tree(["en-us/toc.yml": "- name: X\n  href: '\(url)'\n"])
        do { #expect(lines == ["X"]) }
    }

    @Test(arguments: [
        "a: b\n", "- a\n", "- [a]\n", "- name: A\n  items:\n  - text\n", "{", "- name: [\n", "text", "- *x\n",
    ]) func whatIsNoTableIsReported(_ text: String) async {
        let (_, diagnostics, _) = await tree(["en-us/toc.yml": text])
        #expect(diagnostics.map(\.id) == [.tocInvalid])
        #expect(diagnostics.allSatisfy { $0.path == "en-us/toc.yml" && $0.span.range.upperBound <= text.utf8.count })
    }

    @Test(arguments: [
        "- «hrf»: a.md", "- «herf»: a.md", "- «Href»: a.md", "- name: B\n  «itmes»: []", "- href: «{a: b»}", "- name: «[A»]",
        "- «name: A\n  items:\n  - text»", "- «title: A»", "- name: A\n  items: «text»",
    ]) func anEntryThatIsNotUnderstoodIsReportedAndTheOthersCount(_ entry: String) async throws {
        let file = entry + "\n- href: a.md\n"
        let (lines, diagnostics, content) = await tree(["en-us/toc.yml": file])
        #expect(diagnostics.map(\.id) == [.tocInvalid])
        #expect(lines.last == "Topic 1 → en-us/a.md")
        #expect(!lines.contains(""))
        if !entry.contains("items:\n") {
            #expect(diagnostics.first?.span.range.lowerBound == content.marks["en-us/toc.yml"]?.first?.lowerBound)
        }
    }

    @Test func whatStandsBelowAnEntryWithoutANameIsKept() async {
        let (lines, diagnostics, _) = await tree(["en-us/toc.yml": "- items:\n  - href: a.md\n- href: b.md\n"])
        #expect(lines == ["Topic 1 → en-us/a.md", "Topic 2 → en-us/b.md"])
        #expect(diagnostics.map(\.id) == [.tocInvalid])
    }

    @Test func keysOfOtherToolsArePassedOver() async {
        let (_, diagnostics, _) = await tree([
            "en-us/toc.yml": "- name: A\n  href: a.md\n  uid: x\n  expanded: true\n  displayName: y\n  homepage: z\n"
        ])
        #expect(diagnostics == [])
    }

    @Test func anAnchorAloneIsNoEntry() async {
        let (lines, diagnostics, _) = await tree(["en-us/toc.yml": "- href: '#a'\n"])
        #expect(lines == ["#a"])
        #expect(diagnostics.map(\.message) == ["‘#a’ is a place in a topic, and an entry leads to a file"])
    }

    @Test func aFileThatIsNotUTF8IsReported() {
        let toc = TocFile(Array("- name: caf".utf8) + [0xE9], path: "en-us/toc.yml")
        #expect(toc.fault?.span.range == 11..<12)
        #expect(toc.entries.isEmpty)
    }

    @Test func aThousandLevelsAreRefusedInTime() {
        var block = ""
        for level in 0..<1000 {
            block +=
                String(repeating: "  ", count: level) + "- name: N\n" + String(repeating: "  ", count: level)
                + "  items:\n"
        }
        let flow = String(repeating: "[{items: ", count: 1000) + "[]" + String(repeating: "}]", count: 1000)
        for text in [block, flow, String(repeating: "- ", count: 10_000), String(repeating: "[", count: 100_000)] {
            let toc = TocFile(Array(text.utf8), path: "toc.yml")
            #expect(toc.fault != nil)
            #expect(toc.entries.isEmpty)
        }
    }

    @Test func itemsThatAreNoListAreReported() async {
        let (_, diagnostics, _) = await tree(["en-us/toc.yml": "- name: A\n  items: text\n"])
        do { #expect(diagnostics.map(\.id) == [.tocInvalid]) }
    }
}
