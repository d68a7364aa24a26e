import Testing

@testable import HelpAnswers

@Suite struct LogScannerTests {
    @Test(arguments: [
        ("[03/04/2021 02:41:13.0926] [1] x", "03/04/2021 02:41:13.0926"),
        ("2021-03-04T02:41:13.092Z x", "2021-03-04T02:41:13.092Z"),
        ("2021-03-04 02:41:13,092 [main] x", "2021-03-04 02:41:13,092"), ("[4.3.2021, 2:41] x", "4.3.2021, 2:41"),
        ("3/4/2021 2:41:13 PM [12] x", "3/4/2021 2:41:13 PM"), ("02:41:13 x", "02:41:13"),
        ("2021-03-04T02:41:13+01:00 x", "2021-03-04T02:41:13+01:00"), ("\u{FEFF}[02:41:13] x", "02:41:13"),
        ("  [02:41:13][7] x", "02:41:13"),
    ])
    func `a time is found as it is written, and what follows brackets after it is the text`(line: String, time: String) {
        let bytes = Array(line.utf8)
        let prefix = LogPrefix(of: bytes[...])
        #expect(prefix.time.map { String(decoding: bytes[$0], as: UTF8.self) } == time)
        #expect(String(decoding: bytes[prefix.end...], as: UTF8.self) == "x")
    }

    @Test(arguments: ["x", "", "12 files", "1.2.3 is out", "10:5 x", "[1] x", "2021-03-04 x", "at 10:00", "10:00x"])
    func `other beginnings are no time`(line: String) {
        #expect(LogPrefix(of: Array(line.utf8)[...]).time == nil)
    }

    @Test func `a level is no short bracket, and neither is a field`() {
        for line in ["[10:00:00] [1] [ERROR] x", "[10:00:00] [1] [Rule:X] x"] {
            #expect(LogPrefix(of: Array(line.utf8)[...]).end == 15)
        }
    }

    @Test(arguments: [
        "[10:00:00] [1] Failed [Rule:Disk] [Message:Too [very] full.]", "Failed [Rule:Disk] [Message:Too [very] full.]",
        "10:00:00 INFO Failed [Rule: Disk ] [Thread:3] [Message: Too [very] full. ]",
        "FAILED [Check:Disk] [Message:Too [very] full.] [Thread:3]",
        "[10:00:00] [Rule:Disk] [Result:Failed] [Message:Too [very] full.]",
        "10:00:00 Rule 'Disk' failed: Too [very] full.", "Test Disk failed: Too [very] full.",
    ])
    func `a failed rule is told in these forms`(line: String) {
        #expect(
            LogSamples.event(line)
                == .failed(rule: .text("Disk"), message: .text("Too [very] full."), severity: nil, isComplete: true))
    }

    @Test func `a message may have a bracket too many, or none at its end`() {
        #expect(
            LogSamples.event("Failed [Rule:A] [Message:1) a] 2) b] [Thread:3]")
                == .failed(rule: .text("A"), message: .text("1) a] 2) b"), severity: nil, isComplete: true))
        #expect(
            LogSamples.event("Failed [Rule:A] [Message:see [b]")
                == .failed(rule: .text("A"), message: .text("see [b"), severity: nil, isComplete: true))
        #expect(
            LogSamples.event("Failed [Rule:A] [Message:it goes on")
                == .failed(rule: .text("A"), message: .text("it goes on"), severity: nil, isComplete: false))
        #expect(
            LogSamples.event("[WARNING] Failed [Rule:A]")
                == .failed(rule: .text("A"), message: [], severity: .warning, isComplete: true))
    }

    @Test(arguments: [
        "Finished [Rule:PrimaryDNSTestFailed] [Duration:00:00:02]", "Evaluated [Rule:A] [Value:\"False\"]",
        "Evaluated [Setting:A] [Value:\"True\"]", "Evaluated [Rule:A] [HasException:True] [Value:", "Failed [Rule:]",
        "Failed to open a file", "Failed [Setting:A]", "the rule failed", "Rule of thumb", "Rule A failedx",
        "Setup failed: no", "Errors were found", "Error reading x", "[Errors] x", "see https://example.org/A for more",
        "https://example.org/A", "URL: ftp://example.org/A", "", "   ", "]", "[", "[Rule:",
    ])
    func `these are nothing`(line: String) {
        #expect(LogSamples.event(line) == .other)
    }

    @Test func `what holds and what was started is told from what is not`() {
        let holds = "Evaluated [Rule:A] [HasException:False] [Value:\"True\"]"
        #expect(LogSamples.event(holds) == .holds(rule: .text("A")))
        #expect(LogSamples.event("Evaluated [Rule:A] [Value:true]") == .holds(rule: .text("A")))
        let started = "Started [Rule:A] [RuleType:Warning]"
        #expect(LogSamples.event(started) == .started(rule: .text("A"), severity: .warning))
        #expect(LogSamples.event("Started [Rule:A] [RuleType:None]") == .other)
    }

    @Test(arguments: [
        ("[REQUIRED] x", LogLevel.required), ("[Recommended] x", .recommended), ("[RECOMENDED] x", .recommended),
        ("[ERROR] x", .error), ("ERROR: x", .error), ("Error: x", .error), ("FATAL - x", .error),
        ("[WARN] x", .warning), ("WARNING x", .warning), ("10:00:00 ERROR | x", .error),
    ])
    func `a level is told with brackets and without`(line: String, level: LogLevel) {
        #expect(LogSamples.event(line) == .message(level, .text("x")))
    }

    @Test func `an address of help stands alone behind a label`() {
        #expect(LogSamples.event("[1] Help URL: http://a/b") == .link(.text("http://a/b"), isHelp: true))
        #expect(LogSamples.event("Online help : HTTPS://a/b ") == .link(.text("HTTPS://a/b"), isHelp: true))
        #expect(LogSamples.event("More: http://a/b") == .link(.text("http://a/b"), isHelp: false))
    }

    @Test func `the id in an address is its last part`() {
        let technet = "http://technet.microsoft.com/library(PROD.150)/x.y.DiskSpaceMissing.aspx"
        #expect(HelpAddress.id(in: technet) == "DiskSpaceMissing")
        #expect(HelpAddress.id(in: "https://example.org/help/DiskSpaceMissing.html?x=1#y") == "DiskSpaceMissing")
        #expect(HelpAddress.id(in: "https://example.org/a/x.y.DiskSpaceMissing/") == "DiskSpaceMissing")
        #expect(HelpAddress.id(in: "https://example.org/") == nil)
        #expect(HelpAddress.id(in: "") == nil)
    }
}
