import Testing

@testable import HelpAnswers

@Suite struct SetupLogTests {
    private func failures(_ text: String) -> [LoggedFailure] { LogSamples.log(text).foundFailures }

    @Test func `each failed rule is there once, with its first message, its count, and where it failed first and last`() {
        let log = LogSamples.log(LogSamples.twoRuns)
        let failures = log.foundFailures
        #expect(failures.map(\.rule) == ["DiskSpaceMissing", "DiskSpaceMising"])
        #expect(failures.map(\.count) == [2, 1])
        #expect(failures.map(\.message) == ["Drive C: has 3 GB [of 30 GB].", "Drive D: is full."])
        #expect(failures.first?.first == LogPlace(line: 4, time: "01/02/2026 10:00:02.0001"))
        #expect(failures.first?.last == LogPlace(line: 11, time: "01/02/2026 11:00:02.0001"))
        #expect(failures.first?.helpURL == "http://technet.microsoft.com/library(PROD.160)/x.y.DiskSpaceMissing.aspx")
        #expect(failures.allSatisfy { $0.severity == .error && $0.isReported && !$0.isMessageInferred })
        #expect(log.foundErrors.map(\.text) == ["Nothing was installed."])
        #expect(log.foundErrors.map(\.followingLineCount) == [1])
    }

    @Test func `a requirement without a rule has the id of the address behind it`() {
        let log = LogSamples.log(
            """
            10:00:00 [REQUIRED] Make room.
            10:00:00 Help URL: https://example.org/DiskSpaceMissing
            10:00:01 [ERROR] There is a proxy.
            10:00:01 More: https://example.org/proxy
            10:00:02 Help URL: https://example.org/Alone
            10:00:03 [REQUIRED] Make room.
            10:00:03 Help URL: https://example.org/DiskSpaceMissing
            """)
        let failures = log.foundFailures
        #expect(failures.map(\.rule) == [nil, nil, nil])
        #expect(failures.map(\.message) == ["Make room.", "There is a proxy.", ""])
        #expect(failures.map(\.count) == [2, 1, 1])
        let ids = failures.compactMap(\.helpURL).map { HelpAddress.id(in: $0) }
        #expect(ids == ["DiskSpaceMissing", "proxy", "Alone"])
        #expect(log.foundErrors == [])
    }

    @Test func `what shares the last part of its id with another is told apart by the whole`() {
        let a = "[REQUIRED] One.\nHelp URL: https://example.org/a.proxy\n"
        let b = "[REQUIRED] Two.\nHelp URL: https://example.org/b.proxy\n"
        #expect(failures(a + b + a).map(\.count) == [2, 1])
        #expect(failures("Failed [Rule:proxy] [Message:One.]\n" + a + b + a).map(\.rule) == ["proxy", nil])
    }

    @Test func `failures with one message are told apart by their order, also when they come again`() {
        let run = """
            10:00:00 Failed [Rule:A] [Message:Same.]
            10:00:00 Failed [Rule:B] [Message:Same.]
            10:00:00 [REQUIRED] Same.
            10:00:00 Help URL: https://example.org/A
            10:00:00 [REQUIRED] Same.
            10:00:00 Help URL: https://example.org/B

            """
        let failures = failures(run + "10:00:01 Next\n" + run + run)
        #expect(failures.map(\.rule) == ["A", "B"])
        #expect(failures.map(\.count) == [3, 3])
        #expect(failures.map(\.helpURL) == ["https://example.org/A", "https://example.org/B"])
    }

    @Test func `a rule that fails twice before it is required twice failed twice`() {
        let failed = "10:00:00 Failed [Rule:A] [Message:Same.]\n"
        let required = "10:00:00 [REQUIRED] Same.\n10:00:00 Help URL: https://example.org/A\n"
        #expect(failures(failed + failed + required + required).map(\.count) == [2])
    }

    @Test func `advice without a rule belongs to the rules that warn, where there are as many`() {
        let started = "10:00:00 Started [Rule:A] [RuleType:Warning]\n10:00:00 Started [Rule:B] [RuleType:Warning]\n"
        let holds = "10:00:01 Evaluated [Rule:A] [Value:\"True\"]\n10:00:01 Evaluated [Rule:B] [Value:\"True\"]\n"
        let failed = "10:00:02 Failed [Rule:C] [Message:No.]\n10:00:02 [REQUIRED] No.\n"
        let advice = "10:00:02 [RECOMENDED] First.\n10:00:02 [RECOMMENDED] Second.\n10:00:03 End\n"
        let named = failures(started + holds + failed + advice)
        #expect(named.map(\.rule) == ["C", "A", "B"])
        #expect(named.map(\.message) == ["No.", "First.", "Second."])
        #expect(named.map(\.isMessageInferred) == [false, true, true])
        #expect(named.map(\.first.line) == [5, 7, 8])
        #expect(named.map(\.severity) == [.error, .warning, .warning])
        let twice = failures(started + holds + failed + advice + holds + failed + advice)
        #expect(twice.map(\.rule) == ["C", "A", "B"])
        #expect(twice.map(\.count) == [2, 2, 2])

        let unclear = failures(started + holds + "10:00:02 [RECOMMENDED] First.\n10:00:03 End\n")
        #expect(unclear.map(\.rule) == ["A", "B", nil])
        #expect(unclear.map(\.isReported) == [false, false, true])
    }

    @Test func `what a rule that holds means is known only from the line that started it`() {
        #expect(failures("10:00:01 Evaluated [Rule:A] [Value:\"True\"]\n") == [])
        let cut = failures("Started [Rule:A] [RuleType:Error]\nEvaluated [Rule:A] [Value:\"True\"]\n")
        #expect(cut.map(\.isReported) == [false])
        #expect(cut.map(\.severity) == [.error])
    }

    @Test func `a message goes on in lines without a time, up to its bracket`() {
        let failures = failures(
            """
            10:00:00 Failed [Rule:A] [Message:One
              two

            three]
            not this
            10:00:00 [REQUIRED] One
            10:00:00 [REQUIRED] Alone
            and more
            10:00:01 End
            not this either
            """)
        #expect(failures.map(\.message) == ["One\ntwo\nthree", "Alone\nand more"])
        #expect(failures.map(\.count) == [1, 1])
    }

    @Test func `error lines are there once each, of very many the first and the last`() {
        let log = LogSamples.log((0..<500).map { "10:00:00 [ERROR] E\($0)\n10:00:00 [ERROR] Same\n" }.joined())
        #expect(log.foundErrors.count == 100)
        #expect(log.foundErrors.prefix(2).map(\.text) == ["E0", "Same"])
        #expect(log.foundErrors.last?.text == "E499")
        #expect(log.foundErrors.first { $0.text == "Same" }?.count == 500)
        #expect(log.droppedErrorCount == 401)
        #expect(LogSamples.log("[WARNING] a\n[WARNING] a\n").warningCount == 2)
    }

    @Test func `news are the failures that were reported, and those that came again`() {
        var log = SetupLog()
        func add(_ text: String) { for line in LogSamples.lines(Array(text.utf8)).lines { log.add(line) } }
        add("10:00:00 Failed [Rule:A] [Message:No.]")
        #expect(log.isReporting)
        add("10:00:01 Next")
        #expect(!log.isReporting)
        #expect(log.takeNews().map(\.count) == [1])
        #expect(log.takeNews() == [])
        add("10:00:02 Failed [Rule:A] [Message:No.]\n10:00:02 Failed [Rule:B]\n10:00:03 Next")
        #expect(log.takeNews().map(\.count) == [2, 1])
    }
}
