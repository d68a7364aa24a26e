import Foundation
import HelpKeys
import HelpTerminal
import Testing

@testable import HelpAnswers

@Suite struct LogReportTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

    /// Compares `output` with the file `name`, or writes it where that is asked for.
    private func expect(_ output: String, is name: String) throws {
        let file = Self.folder.appending(path: name)
        if ProcessInfo.processInfo.environment["HELPC_UPDATE"] == "1" { try Data(output.utf8).write(to: file) }
        let expected = try String(contentsOf: file, encoding: .utf8)
        #expect(output == expected, "HELPC_UPDATE=1 rewrites it; read the difference")
    }

    private func notice(_ tag: LocaleTag) -> String? {
        WantedLocale(option: "fr-CA", variable: { _ in nil }).notice(serving: [tag])
    }

    @Test func `the text is as it was looked at`() throws {
        let report = try LogSamples.report(LogSamples.twoRuns, "fr-CA")
        try expect(report.text(TextLayout(width: 60), isBrief: false, notice: notice), is: "two-runs.fr-60.txt")
        let english = try LogSamples.report(LogSamples.twoRuns)
        let styled = TextLayout(width: 40, style: .styled)
        try expect(english.text(styled, isBrief: false) { _ in nil }, is: "two-runs.en-40.txt")
        try expect(english.text(TextLayout(width: 80), isBrief: true) { _ in nil }, is: "two-runs.brief-80.txt")
    }

    @Test func `JSON and HTML are as they were looked at`() throws {
        try expect(try LogSamples.report(LogSamples.twoRuns, "fr-CA").json, is: "two-runs.fr.json")
        let english = try LogSamples.report(LogSamples.twoRuns)
        try expect(String(decoding: english.html(isBrief: false) { _ in nil }, as: UTF8.self), is: "two-runs.en.html")
    }

    @Test func `a log without failures says so and shows its error lines, or that it has none`() throws {
        let report = try LogSamples.report("[10:00:00] [ERROR] The disk broke.\n")
        #expect(
            report.text(TextLayout(width: 60), isBrief: false) { _ in nil } == """
                No rule failed in setup.log (1 line).

                Its error lines
                ───────────────

                line 1, 10:00:00:
                  The disk broke.

                """)
        #expect(report.isExplained)
        let empty = try LogSamples.report("")
        #expect(
            empty.text(TextLayout(width: 60), isBrief: false) { _ in nil }
                == "No rule failed in setup.log (0 lines).\nIt has no error lines either.\n")
    }

    @Test func `a rule is looked up by its name, else by the address, else by an id in the message`() throws {
        let report = try LogSamples.report(
            """
            Failed [Rule:diskspacemissing] [Message:a]
            Failed [Rule:R1] [Message:b]
            [REQUIRED] b
            Help URL: https://example.org/DiskSpaceMissing.html
            Failed [Rule:R2] [Message:See DiskSpaceMissing. It says why.]
            [REQUIRED] The space is full.
            Failed [Rule:space]
            Failed [Rule:proxy]
            Failed [Rule:DiskSpaceMising] [Message:d]
            Failed [Rule:Elsewhere]
            """)
        #expect(report.entries.map(\.help.source) == [.rule, .helpURL, .message, nil, .rule, .rule, .rule, .rule])
        #expect(
            report.entries.map { $0.help.answer?.status }
                == [.ok, .ok, .ok, nil, .ok, .ambiguous, .notFound, .notFound])
        #expect(report.entries.map { $0.help.nearest } == [[], [], [], [], [], [], ["DiskSpaceMissing"], []])
        #expect(report.entries[5].help.candidates.map(\.mtpsID) == ["a.proxy", "b.proxy"])
        #expect(!report.isExplained)
    }

    @Test func `an address tells apart what the name of a rule leaves open`() throws {
        let report = try LogSamples.report(
            "Failed [Rule:proxy] [Message:c]\n[REQUIRED] c\nHelp URL: http://technet.microsoft.com/library/b.proxy\n")
        #expect(report.entries.map { $0.help.record?.title } == ["Proxy of another kind"])
        #expect(report.isExplained)
    }

    @Test(arguments: [
        ([Int](), "Several topics are called ‘proxy’:"),
        ([1], "Several topics are called ‘proxy’, and the bundle is damaged where others would be:"),
        ([0, 1, 2], "Several topics are called ‘proxy’, and the bundle is damaged where they would be."),
    ])
    func `of several topics those that are damaged are not passed over`(damaged: [Int], absence: String) throws {
        let report = try LogSamples.report("Failed [Rule:proxy]\n", help: Samples.bundle(damaged: damaged))
        #expect(report.entries.map(\.absence) == [absence])
        #expect(report.entries.map(\.help.candidates.count) == [3 - damaged.count])
    }

    @Test func `advice without help leaves a log explained, a failure does not`() throws {
        #expect(try LogSamples.report("[RECOMMENDED] Look here.\n").isExplained)
        #expect(try LogSamples.report("[RECOMMENDED] Look.\nHelp URL: https://a.b/Nope\n").isExplained == false)
        #expect(try LogSamples.report("[REQUIRED] Look here.\n").isExplained == false)
        #expect(try LogSamples.report("").isExplained)
    }

    @Test func `what is followed is told once it is reported, and again in a sentence`() throws {
        var reading = try LogSamples.reading("10:00:00 Failed [Rule:DiskSpaceMissing] [Message:Full.]\n")
        let layout = TextLayout(width: 70)
        func news() -> String { reading.news(layout, isBrief: true) { _ in nil } }
        #expect(news() == "")
        for _ in 0..<5 { reading.pause() }
        #expect(news().contains("1. DiskSpaceMissing"))
        #expect(news() == "")
        reading.add(Array("10:00:01 Failed [Rule:DiskSpaceMissing] [Message:Full.]\n10:00:02 End\n".utf8))
        #expect(news() == "DiskSpaceMissing: failed again (2 times so far), line 2, 10:00:01\n\n")
        reading.restart()
        reading.add(Array("10:00:09 Failed [Rule:Other]\n".utf8))
        reading.finish()
        #expect(news().contains("2. Other"))
        let closing = reading.report.closingText(layout)
        #expect(closing.hasPrefix("2 failed rules in setup.log (4 lines). The help explains 1"))
    }

    @Test func `a body becomes part of a page: levels, ids, images and links`() {
        let body = """
            <h1 id="a">T</h1><h5 id='b'>U</h5><a href="#a">x</a><a href="urn:uuid:1">y</a><a href="mailto:a@b">z</a>\
            <td headers="a b"></td><img src="i" alt="I &amp; J" /><img src="i" alt="" /><br /> 1 < 2 <a name="q" />
            """
        #expect(
            String(decoding: TopicBody(Array(body.utf8)).html(level: 3, prefix: "f1-"), as: UTF8.self) == """
                <h3 id="f1-a">T</h3><h6 id="f1-b">U</h6><a href="#f1-a">x</a><span>y</span><a href="mailto:a@b">z</a>\
                <td headers="f1-a f1-b"></td><span class="image">I &amp; J</span><br /> 1 &lt; 2 <a name="q" />
                """)
    }
}
